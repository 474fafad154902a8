using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Conversations.OpDeHoogte;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Berichten;

/// <summary>
/// A broadcast's mailbox. People get their turn in groups that wait there with a due time, so a killed program goes on where it was: each group is handled once, in one
/// commit with the signals to its people, and each of those once in the mailbox of the resident, who alone knows of STOP and of today's message.
/// </summary>
/// <param name="store">The broadcast and who asked for it.</param>
/// <param name="knowledge">Topics and texts.</param>
/// <param name="settings">Size, hours, pace, prices.</param>
/// <param name="rights">Who may press.</param>
public sealed class BroadcastHandler(IStore store, KnowledgeBase knowledge, BroadcastSettings settings, Rights rights) : ITurnHandler
{
    /// <summary>Providers tell within minutes of nearly everything that does not arrive; then the figures are told.</summary>
    private static readonly TimeSpan FiguresAfter = TimeSpan.FromMinutes(15);

    private readonly BroadcastAudience audience = new(store, new Topics(knowledge));
    private readonly BroadcastPlan plan = new(settings, knowledge.Netwerk.OfficeHours.Zone);
    private readonly BroadcastPress press = new(rights, knowledge);
    private BroadcastWords Words => new(knowledge, settings, plan);
    private BroadcastCard Cards => new(knowledge, Words);
    private BroadcastOrders Orders => new(audience, knowledge, settings, plan, Words);

    /// <inheritdoc />
    public bool Owns(string mailbox) => Broadcast.ReferenceOf(mailbox) is not null;

    /// <inheritdoc />
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var found = await store.FindAsync(new RecordQuery(Broadcast.RecordKind) { Id = Broadcast.ReferenceOf(turn.Mailbox)! }, cancel);
        if (found is not [var record]) return new TurnResult(new Changes());
        var broadcast = Broadcast.Read(record);
        var signal = turn.Item.Activity;
        if (CardVerb.Of(signal) is { } verb) return await PressedAsync(turn, broadcast, verb, cancel);
        return new TurnResult(signal.Name switch
        {
            BroadcastSignals.Preview => await PreviewAsync(turn, broadcast, cancel),
            BroadcastSignals.Order => await WrittenAsync(turn, broadcast, signal.Value!.Value.Deserialize(BroadcastJson.Default.BroadcastOrder)!, cancel),
            BroadcastSignals.Group => await GroupAsync(turn, broadcast, signal.Value!.Value.Deserialize(BroadcastJson.Default.BroadcastGroup)!, cancel),
            BroadcastSignals.Outcome => NotNow(turn, broadcast, signal.Value!.Value.Deserialize(BroadcastJson.Default.BroadcastOutcome)!),
            DeliverySignals.Failed => await FailedAsync(turn, broadcast, DeliverySignals.Read(signal), cancel),
            BroadcastSignals.Over when broadcast.State == BroadcastState.Onderweg => Over(turn, broadcast with { State = BroadcastState.Klaar }),
            _ => new Changes(),
        });
    }

    /// <summary>The card; without anybody who asked for it, only that.</summary>
    private async Task<Changes> PreviewAsync(Turn turn, Broadcast broadcast, CancellationToken cancel)
    {
        var people = await audience.OfAsync(broadcast, cancel);
        if (people.Count == 0) return Posts.Reply(turn, broadcast.Said, knowledge.Say("teams.bericht.niemand", ("gebied", broadcast.About)));
        var counted = broadcast with { Reach = BroadcastWords.Count(people) };
        var posted = Posts.ReplyCard(turn, broadcast.Said, Cards.Of(counted, turn.Now));
        return posted with { Records = [(counted with { CardDelivery = posted.Outbox[0].Id }).ToRecord(turn.Now)] };
    }

    private async Task<Changes> WrittenAsync(Turn turn, Broadcast broadcast, BroadcastOrder order, CancellationToken cancel)
    {
        var done = await Orders.DoAsync(turn, broadcast, order.Verb, Professional.Of(order.Said.From ?? new ChannelAccount()), cancel);
        return With(turn, Posts.Reply(turn, order.Said, done.Say), broadcast, done);
    }

    private async Task<TurnResult> PressedAsync(Turn turn, Broadcast broadcast, CardVerb verb, CancellationToken cancel)
    {
        var (asked, refusal) = await press.OfAsync(turn, broadcast, await Links.ReadAsync(store, knowledge.Gemeente.Slug, cancel), cancel);
        if (!verb.Verb.StartsWith(BroadcastCard.Verbs, StringComparison.Ordinal)) return BroadcastPress.Answer(asked, verb, knowledge.Say("teams.onbekende-actie"), null);
        if (refusal is not null) return asked.Logged(BroadcastPress.Answer(asked, verb, refusal, null), $"{verb.Verb} {broadcast.Reference}: geweigerd");
        var done = await Orders.DoAsync(turn, broadcast, verb.Verb[BroadcastCard.Verbs.Length..], asked.Standing.Who, cancel);
        var answer = BroadcastPress.Answer(asked, verb, done.Say, done.IsDone ? Cards.Of(done.Broadcast, turn.Now) : null);
        return asked.Logged(answer with { Changes = With(turn, answer.Changes, broadcast, done) }, $"{verb.Verb} {broadcast.Reference}");
    }

    /// <summary>What an order changes: the broadcast, its card for everybody, and the turns of people.</summary>
    private Changes With(Turn turn, Changes changes, Broadcast before, Ordered done) => changes with
    {
        Records = ReferenceEquals(done.Broadcast, before) ? changes.Records : [.. changes.Records, done.Broadcast.ToRecord(turn.Now)],
        Outbox = done.IsDone || !ReferenceEquals(done.Broadcast, before) ? [.. changes.Outbox, .. Redrawn(turn, done.Broadcast)] : changes.Outbox,
        Inbox = done.Groups.Count == 0 ? changes.Inbox :
        [
            .. changes.Inbox,
            .. done.Groups.Select((group, n) => GroupItem(turn, n + 2, group.People, group.Due)),
            StableId.Signal(turn, 1, turn.Mailbox, BroadcastSignals.Over, null, done.Groups[^1].Due + FiguresAfter),
        ],
    };

    private IEnumerable<OutboxItem> Redrawn(Turn turn, Broadcast broadcast)
    {
        if (broadcast.CardDelivery is not { } card) yield break;
        var drawn = Posts.ReplyCard(turn, broadcast.Said, Cards.Of(broadcast, turn.Now)).Outbox[0];
        yield return drawn with
        {
            Id = StableId.From(turn.Item.Key, 1),
            Follows = card,
            Message = drawn.Message with { Activity = drawn.Message.Activity with { Type = ActivityTypes.MessageUpdate, ReplyToId = null } },
        };
    }

    /// <summary>Who stopped following meanwhile is passed by; the others get their turn in their own mailbox.</summary>
    private async Task<Changes> GroupAsync(Turn turn, Broadcast broadcast, BroadcastGroup group, CancellationToken cancel)
    {
        if (broadcast.State == BroadcastState.Gestopt) return new Changes();
        var told = new List<InboxItem>();
        foreach (var person in group.People)
        {
            if (await audience.StillAsksAsync(broadcast, person, cancel)) told.Add(News(turn, told.Count, person, broadcast));
        }
        return Changed(turn, broadcast with { Made = broadcast.Made + told.Count, Stopped = broadcast.Stopped + group.People.Count - told.Count }, told);
    }

    private Changes NotNow(Turn turn, Broadcast broadcast, BroadcastOutcome outcome)
    {
        var less = broadcast with { Made = broadcast.Made - 1 };
        return outcome.What == BroadcastOutcome.Tomorrow
            ? Changed(turn, less with { Tomorrow = less.Tomorrow + 1 }, [GroupItem(turn, 0, [outcome.Person], plan.Tomorrow(turn.Now))])
            : Changed(turn, less with { Stopped = less.Stopped + 1 }, []);
    }

    /// <summary>Where WhatsApp is closed to us an SMS goes, when that was agreed; its own mailbox knows of its own STOP.</summary>
    private async Task<Changes> FailedAsync(Turn turn, Broadcast broadcast, DeliveryFailure failure, CancellationToken cancel)
    {
        if (failure is { Reason: nameof(NeverReason.TemplateNeeded) } && broadcast.State != BroadcastState.Gestopt && failure.Recipient.Split('|') is [ChannelIds.WhatsApp, _, var user]
            && settings.SmsNumber(broadcast.Wijk) is { } number && await audience.TakesSmsAsync(broadcast, failure.Recipient, cancel))
            return Changed(turn, broadcast with { BySms = broadcast.BySms + 1 }, [News(turn, 0, $"{ChannelIds.Sms}|{number}|{user}", broadcast)]);
        var failed = new Dictionary<string, int>(broadcast.Failed) { [failure.Reason] = broadcast.Failed.GetValueOrDefault(failure.Reason) + 1 };
        return Changed(turn, broadcast with { Failed = failed }, []);
    }

    private Changes Over(Turn turn, Broadcast broadcast)
    {
        var told = Posts.Reply(turn, broadcast.Said, knowledge.Say("teams.bericht.klaar", ("zaak", broadcast.Reference), ("stand", Words.Standing(broadcast))));
        return told with { Records = [broadcast.ToRecord(turn.Now)], Outbox = [.. told.Outbox, .. Redrawn(turn, broadcast)] };
    }

    private static InboxItem News(Turn turn, int n, string person, Broadcast broadcast) => StableId.Signal(turn, n, person, BroadcastSignals.News, JsonSerializer.SerializeToElement(
        new BroadcastNews(broadcast.Reference, broadcast.About, broadcast.Text, broadcast.Urgent), BroadcastJson.Default.BroadcastNews));

    private static InboxItem GroupItem(Turn turn, int n, IReadOnlyList<string> people, DateTimeOffset due) =>
        StableId.Signal(turn, n, turn.Mailbox, BroadcastSignals.Group, JsonSerializer.SerializeToElement(new BroadcastGroup(people), BroadcastJson.Default.BroadcastGroup), due);

    private static Changes Changed(Turn turn, Broadcast broadcast, IReadOnlyList<InboxItem> inbox) => new() { State = turn.State, Records = [broadcast.ToRecord(turn.Now)], Inbox = inbox };
}
