using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Conversations.OpDeHoogte;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Berichten;

/// <summary>
/// A broadcast's mailbox. People get their turn in groups that wait there with a due time, so a killed program goes on where it was: each group is handled once, in one
/// commit with the signals to its people, and each of those once in the mailbox of the resident, who alone knows of STOP and of today's message.
/// </summary>
/// <param name="store">The broadcast and who asked for it.</param>
/// <param name="knowledge">Topics and texts.</param>
/// <param name="settings">Size, hours, pace, prices.</param>
public sealed class BroadcastHandler(IStore store, KnowledgeBase knowledge, BroadcastSettings settings) : ITurnHandler
{
    /// <summary>Providers tell within minutes of nearly everything that does not arrive; then the figures are told.</summary>
    private static readonly TimeSpan FiguresAfter = TimeSpan.FromMinutes(15);

    private readonly BroadcastAudience audience = new(store, new Topics(knowledge));
    private readonly BroadcastPlan plan = new(settings, knowledge.Netwerk.OfficeHours.Zone);
    private BroadcastWords Words => new(knowledge, settings, plan);

    /// <inheritdoc />
    public bool Owns(string mailbox) => Broadcast.ReferenceOf(mailbox) is not null;

    /// <inheritdoc />
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var found = await store.FindAsync(new RecordQuery(Broadcast.RecordKind) { Id = Broadcast.ReferenceOf(turn.Mailbox)! }, cancel);
        if (found is not [var record]) return new TurnResult(new Changes());
        var broadcast = Broadcast.Read(record);
        var signal = turn.Item.Activity;
        return new TurnResult(signal.Name switch
        {
            BroadcastSignals.Preview => Say(turn, broadcast, broadcast.Said, await PreviewAsync(broadcast, turn.Now, cancel)),
            BroadcastSignals.Order => await OrderAsync(turn, broadcast, signal.Value!.Value.Deserialize(BroadcastJson.Default.BroadcastOrder)!, cancel),
            BroadcastSignals.Group => await GroupAsync(turn, broadcast, signal.Value!.Value.Deserialize(BroadcastJson.Default.BroadcastGroup)!, cancel),
            BroadcastSignals.Outcome => NotNow(turn, broadcast, signal.Value!.Value.Deserialize(BroadcastJson.Default.BroadcastOutcome)!),
            DeliverySignals.Failed => await FailedAsync(turn, broadcast, DeliverySignals.Read(signal), cancel),
            BroadcastSignals.Over when broadcast.State == BroadcastState.Onderweg => Over(turn, broadcast with { State = BroadcastState.Klaar }),
            _ => new Changes(),
        });
    }

    private bool NeedsAgreement(Broadcast broadcast, int people) => broadcast.Urgent || people > settings.ApproveAbove;

    private async Task<string> PreviewAsync(Broadcast broadcast, DateTimeOffset now, CancellationToken cancel)
    {
        var people = await audience.OfAsync(broadcast, cancel);
        if (people.Count == 0) return knowledge.Say("teams.bericht.niemand", ("gebied", broadcast.About));
        return $"{Words.Preview(broadcast, people, now)}\n\n{knowledge.Say("teams.bericht.zelf-sturen", ("zaak", broadcast.Reference))}";
    }

    private async Task<Changes> OrderAsync(Turn turn, Broadcast broadcast, BroadcastOrder order, CancellationToken cancel)
    {
        var by = Professional.Of(order.Said.From ?? new ChannelAccount());
        var isOpen = broadcast.State is BroadcastState.Concept or BroadcastState.Wacht;
        switch (order.Verb)
        {
            case "stand":
                return Say(turn, broadcast, order.Said, knowledge.Say("teams.bericht.stand", ("zaak", broadcast.Reference), ("staat", NameOf(broadcast.State)), ("stand", Words.Standing(broadcast))));
            case "stop" when isOpen || broadcast.State == BroadcastState.Onderweg:
                var stopped = Noted(broadcast, turn.Now, by, "gestopt") with { State = BroadcastState.Gestopt };
                return Say(turn, stopped, order.Said, knowledge.Say("teams.bericht.gestopt", ("wie", by.Name), ("zaak", broadcast.Reference), ("stand", Words.Standing(stopped))), changed: true);
            case "verstuur" or "akkoord" when isOpen:
                var people = await audience.OfAsync(broadcast, cancel);
                if (people.Count == 0) return Say(turn, broadcast, order.Said, knowledge.Say("teams.bericht.niemand", ("gebied", broadcast.About)));
                if (!NeedsAgreement(broadcast, people.Count) || by.Id != broadcast.ById) return Start(turn, Noted(broadcast, turn.Now, by, order.Verb), by, people, order.Said);
                return Say(turn, Noted(broadcast, turn.Now, by, "vraagt akkoord") with { State = BroadcastState.Wacht }, order.Said, order.Verb == "akkoord"
                    ? knowledge.Say("teams.bericht.akkoord-ander", ("zaak", broadcast.Reference))
                    : knowledge.Say("teams.bericht.akkoord-nodig", ("zaak", broadcast.Reference), ("aantal", BroadcastWords.People(people.Count))), changed: true);
            default:
                return Say(turn, broadcast, order.Said, knowledge.Say("teams.bericht.kan-niet", ("zaak", broadcast.Reference), ("staat", NameOf(broadcast.State))));
        }
    }

    private Changes Start(Turn turn, Broadcast broadcast, Professional by, IReadOnlyList<string> people, Activity said)
    {
        var groups = plan.Of(people, turn.Now, broadcast.Urgent);
        var last = groups[^1].Due;
        var started = broadcast with { State = BroadcastState.Onderweg, People = people.Count };
        var text = knowledge.Say("teams.bericht.begonnen", ("wie", by.Name), ("zaak", broadcast.Reference), ("aantal", BroadcastWords.People(people.Count)), ("wanneer", Words.Moment(last, turn.Now)));
        return Say(turn, started, said, text, changed: true) with
        {
            Inbox = [.. groups.Select((group, n) => GroupItem(turn, n + 2, group.People, group.Due)), StableId.Signal(turn, 1, turn.Mailbox, BroadcastSignals.Over, null, last + FiguresAfter)],
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

    private Changes Over(Turn turn, Broadcast broadcast) =>
        Say(turn, broadcast, broadcast.Said, knowledge.Say("teams.bericht.klaar", ("zaak", broadcast.Reference), ("stand", Words.Standing(broadcast))), changed: true);

    private static InboxItem News(Turn turn, int n, string person, Broadcast broadcast) => StableId.Signal(turn, n, person, BroadcastSignals.News, JsonSerializer.SerializeToElement(
        new BroadcastNews(broadcast.Reference, broadcast.About, broadcast.Text, broadcast.Urgent), BroadcastJson.Default.BroadcastNews));

    private static InboxItem GroupItem(Turn turn, int n, IReadOnlyList<string> people, DateTimeOffset due) =>
        StableId.Signal(turn, n, turn.Mailbox, BroadcastSignals.Group, JsonSerializer.SerializeToElement(new BroadcastGroup(people), BroadcastJson.Default.BroadcastGroup), due);

    private static Changes Changed(Turn turn, Broadcast broadcast, IReadOnlyList<InboxItem> inbox) => new() { State = turn.State, Records = [broadcast.ToRecord(turn.Now)], Inbox = inbox };

    private static Changes Say(Turn turn, Broadcast broadcast, Activity said, string text, bool changed = false) =>
        Posts.Reply(turn, said, text) with { Records = changed ? [broadcast.ToRecord(turn.Now)] : [] };

    private static Broadcast Noted(Broadcast broadcast, DateTimeOffset now, Professional by, string what) =>
        broadcast with { History = [.. broadcast.History, $"{now:yyyy-MM-dd HH:mm} UTC {by.Name} ({by.Id}): {what}"] };

    private static string NameOf(BroadcastState state) => state switch { BroadcastState.Wacht => "in afwachting van akkoord", BroadcastState.Concept => "nog niet verstuurd", _ => state.ToString().ToLowerInvariant() };
}
