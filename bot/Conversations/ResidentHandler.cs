using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Conversations.Activiteiten;
using WijkBot.Conversations.Engine;
using WijkBot.Conversations.Vergeten;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Conversations;

/// <summary>Talks with residents: handles everything that comes into the mailboxes <c>channel|our account|user</c> of WhatsApp, SMS and web chat.</summary>
/// <param name="knowledge">Texts and all that the wijken know.</param>
/// <param name="subjects">The conversations there are.</param>
/// <param name="cases">The cases of a resident: their professionals hear of STOP.</param>
/// <param name="wijkOf">Slug of the wijk that a number of ours belongs to; null for town-wide.</param>
public sealed class ResidentHandler(KnowledgeBase knowledge, Subjects subjects, ResidentCases cases, Func<string, string?> wijkOf) : ITurnHandler
{
    private static readonly string[] Channels = [ChannelIds.WhatsApp, ChannelIds.Sms, ChannelIds.WebChat];

    /// <inheritdoc />
    public bool Owns(string mailbox) => Array.Exists(Channels, channel => mailbox.StartsWith(channel + "|", StringComparison.Ordinal));

    /// <inheritdoc />
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var state = turn.State is null ? new ResidentState() : JsonSerializer.Deserialize(turn.State, ResidentJson.Default.ResidentState)!;
        var activity = turn.Item.Activity;
        if (activity.Conversation?.Id is { } conversation && conversation != turn.Mailbox) state.Conversation = conversation;
        var address = Address.Of(turn.Mailbox, state.Conversation);
        var resident = new Resident(turn.Mailbox, address.Channel, state.Wijk ?? wijkOf(address.Ours), state.Language) { RecentCase = state.Recent?.Reference };
        var wording = Wording.From(knowledge.Texts, state.Language, brief: address.Channel == ChannelIds.Sms);
        var setting = new TalkSetting(resident, turn.Now, wording, new Effects());

        var wasStopped = state.OptOut is not null;
        var talk = new ResidentTurn(subjects, state, setting, cancel);
        switch (activity.Type)
        {
            case ActivityTypes.Message:
                await talk.HearAsync(Inbound.Read(turn.Item));
                state.LastHeard = turn.Now;
                break;
            case ActivityTypes.ConversationUpdate:
                talk.Welcome();
                break;
            case ActivityTypes.Event when activity.Name == CaseSignals.News:
                await talk.TellAsync(activity.Value!.Value.Deserialize(CaseJson.Default.CaseNews)!, turn);
                break;
            case ActivityTypes.Event when activity.Name == Reminder.Name:
                await talk.RemindAsync(activity.Value!.Value.Deserialize(ResidentJson.Default.Reminder)!);
                break;
            case ActivityTypes.Event when activity.Name == SignUpList.Answered:
                await talk.PlaceAsync(activity.Value!.Value.GetRawText());
                break;
            case ActivityTypes.Event when activity.Name == Berichten.BroadcastSignals.News:
                talk.TellBroadcast(activity.Value!.Value.Deserialize(Berichten.BroadcastJson.Default.BroadcastNews)!);
                break;
            case ActivityTypes.Event when activity.Name == TalkTerm.Name:
                return new TurnResult(TalkTerm.End(turn, state, awaitsNews: await cases.MayBringNewsAsync(resident)));
            default:
                return new TurnResult(new Changes { State = turn.State });
        }
        if (state.OptOut is not null != wasStopped) await TellCasesAsync(resident, !wasStopped, setting.Effects);
        talk.Introduce();
        talk.RememberOriginal();
        var term = TalkTerm.Begin(turn, state);
        return new TurnResult(new Changes
        {
            State = JsonSerializer.Serialize(state, ResidentJson.Default.ResidentState),
            Records = setting.Effects.Records,
            Outbox = talk.Replies.ToOutbox(turn, address, state.LastHeard),
            Inbox = [.. term, .. setting.Effects.Inbox, .. setting.Effects.Signals.Select((signal, i) => StableId.Signal(turn, 100 + i, signal.Mailbox, signal.Name, signal.Value, signal.Due))],
        });
    }

    /// <summary>Who works on a request of this resident must know that words no longer arrive, or do again.</summary>
    private async ValueTask TellCasesAsync(Resident resident, bool stopped, Effects effects)
    {
        const int most = 50;
        var value = JsonSerializer.SerializeToElement(stopped, ResidentJson.Default.Boolean);
        foreach (var open in (await cases.AllAsync(resident, most)).Where(one => one.IsOpen))
            effects.Signals.Add(new Signal(Case.MailboxOf(open.Reference), CaseSignals.Stopped, value));
    }
}
