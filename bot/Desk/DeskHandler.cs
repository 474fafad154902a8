using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Conversations;
using WijkBot.Delivery;
using WijkBot.Kennis;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Desk;

/// <summary>What professionals write to the bot in Teams outside a card: <c>koppel</c>, <c>ontkoppel</c>, <c>bewaar</c>, <c>help</c>.</summary>
/// <param name="store">Reads links and waiting cases.</param>
/// <param name="knowledge">Wijken and texts.</param>
/// <param name="loss">What to do about a channel that is gone.</param>
public sealed class DeskHandler(IStore store, KnowledgeBase knowledge, ChannelLoss loss) : ITurnHandler
{
    /// <inheritdoc />
    public bool Owns(string mailbox) => mailbox.StartsWith("teams:", StringComparison.Ordinal);

    /// <inheritdoc />
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var activity = turn.Item.Activity;
        var said = TeamsText.Of(activity);
        return activity.Type switch
        {
            ActivityTypes.Invoke => new TurnResult(new Changes { State = turn.State }, CardAnswers.Message(knowledge.Say("teams.onbekende-actie"))),
            ActivityTypes.Message when said.Length > 0 => await CommandAsync(turn, activity, said, cancel),
            _ when Membership.Of(activity) is { Change: MembershipChange.BotAdded } =>
                Reply(turn, activity, knowledge.Say("teams.welkom")),
            _ when Membership.Of(activity) is { Change: MembershipChange.BotRemoved or MembershipChange.ChannelDeleted or MembershipChange.TeamDeleted } gone =>
                new TurnResult(await loss.OfAsync(turn, gone, cancel)),
            _ => new TurnResult(new Changes { State = turn.State }),
        };
    }

    private async Task<TurnResult> CommandAsync(Turn turn, Activity activity, string said, CancellationToken cancel)
    {
        var parts = said.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var what = parts.Length > 1 ? parts[1] : "";
        return parts[0].ToLowerInvariant().TrimStart('/') switch
        {
            "koppel" => await LinkAsync(turn, activity, what, cancel),
            "ontkoppel" => await UnlinkAsync(turn, activity, what, cancel),
            "bewaar" => await KeepAsync(turn, activity, what, cancel),
            "help" or "hulp" => Reply(turn, activity, Help()),
            _ when TeamsPlace.Of(activity).ThreadRoot is { } root && root != activity.Id => Reply(turn, activity, knowledge.Say("teams.blijft-in-thread")),
            _ => Reply(turn, activity, Help()),
        };
    }

    private async Task<TurnResult> LinkAsync(Turn turn, Activity activity, string what, CancellationToken cancel)
    {
        var place = TeamsPlace.Of(activity);
        if (place.ChannelId is not { } channel)
            return Reply(turn, activity, knowledge.Say("teams.koppel-in-kanaal"));
        if (Area.Find(knowledge, what) is not { } area)
            return Reply(turn, activity, Area.Unknown(knowledge, what));

        var link = new TeamsLink(area.Slug, activity.ServiceUrl ?? "", channel, place.TenantId, activity.Recipient?.Id, activity.From?.Name, turn.Now) { Team = place.TeamId };
        var waiting = await WaitingAsync(link, cancel);
        var changes = Posts.Reply(turn, activity, knowledge.Say("teams.gekoppeld", ("gebied", area.Name), ("aantal", Posts.Count(waiting.Count, "verzoek", "verzoeken"))));
        return new TurnResult(changes with
        {
            Records = [Links.ToRecord(link, turn.Now)],
            Inbox = [.. waiting.Select((one, n) => StableId.Signal(turn, n + 10, Case.MailboxOf(one.Reference), CaseSignals.Assign, null))],
        });
    }

    private async Task<TurnResult> UnlinkAsync(Turn turn, Activity activity, string what, CancellationToken cancel)
    {
        if (Area.Find(knowledge, what) is not { } area)
            return Reply(turn, activity, Area.Unknown(knowledge, what));
        var found = await store.FindAsync(new RecordQuery(TeamsLink.RecordKind) { Id = area.Slug }, cancel);
        if (found is not [var record] || Links.Read(record).ChannelId != TeamsPlace.Of(activity).ChannelId)
            return Reply(turn, activity, knowledge.Say("teams.niet-gekoppeld", ("gebied", area.Name)));
        var changes = Posts.Reply(turn, activity, knowledge.Say("teams.ontkoppeld", ("gebied", area.Name)));
        return new TurnResult(changes with { Records = [new StoredRecord(TeamsLink.RecordKind, area.Slug, null) { At = turn.Now }] });
    }

    /// <summary><c>bewaar V-77</c>: the answer is told to everybody from now on; words after the reference are the question it answers.</summary>
    private async Task<TurnResult> KeepAsync(Turn turn, Activity activity, string what, CancellationToken cancel)
    {
        var found = ReferenceIn.Text(what) is { } reference ? await store.FindAsync(new RecordQuery(GivenAnswer.RecordKind) { Id = reference }, cancel) : [];
        if (found is not [var record])
            return Reply(turn, activity, knowledge.Say("teams.niets-te-bewaren", ("zaak", what.Length == 0 ? "?" : what)));
        var given = GivenAnswer.Read(record);
        if (ReferenceIn.Without(what) is { Length: > 0 } question) given = given with { Question = question };
        var changes = Posts.Reply(turn, activity, knowledge.Say("teams.bewaard", ("zaak", given.Reference), ("vraag", given.Question)));
        return new TurnResult(changes with { Records = [given.ToRecord(GivenAnswer.Kept, turn.Now)] });
    }

    /// <summary>Cases that no channel shows and that this one will: they get their card now.</summary>
    private async Task<IReadOnlyList<Case>> WaitingAsync(TeamsLink link, CancellationToken cancel)
    {
        var links = (await Links.ReadAsync(store, knowledge.Gemeente.Slug, cancel)).With(link);
        return [.. (await OpenCases.ReadAsync(store, null, cancel)).Where(one => one.Cards.Count == 0 && links.For(one) == link)];
    }

    private string Help() => knowledge.Say("teams.help", ("wijken", string.Join(", ", knowledge.Wijken.All.Select(wijk => wijk.Slug))), ("stad", knowledge.Gemeente.Slug));

    private static TurnResult Reply(Turn turn, Activity activity, string text) => new(Posts.Reply(turn, activity, text));
}
