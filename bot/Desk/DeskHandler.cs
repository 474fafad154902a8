using WijkBot.Berichten;
using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Channels.Teams.Extensions;
using WijkBot.Delivery;
using WijkBot.Desk.Antwoorden;
using WijkBot.Desk.Pasting;
using WijkBot.Knowledge.Content;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Desk;

/// <summary>What professionals write to the bot in Teams outside a card, and the buttons of its lists.</summary>
/// <param name="store">Reads links and answers.</param>
/// <param name="knowledge">Wijken and texts.</param>
/// <param name="loss">What to do about a channel that is gone.</param>
/// <param name="rights">Who may do what.</param>
/// <param name="linking"><c>koppel</c>, <c>ontkoppel</c>.</param>
/// <param name="absence"><c>afwezig</c>, <c>terug</c>, <c>neem … over</c>.</param>
/// <param name="cases"><c>mijn</c>, <c>open</c>, <c>wijk</c>, <c>zoek</c>, a reference, <c>waarom</c>.</param>
/// <param name="pasting">What is looked up to be pasted.</param>
public sealed class DeskHandler(
    IStore store, KnowledgeBase knowledge, ChannelLoss loss, Rights rights, Linking linking, Absence absence, CaseFinder cases, PasteSearch pasting) : ITurnHandler
{
    private readonly KnownAnswers answers = new(store, knowledge);
    private readonly PhotoOrders photos = new(knowledge, cases);

    /// <inheritdoc />
    public bool Owns(string mailbox) => mailbox.StartsWith("teams:", StringComparison.Ordinal);

    /// <inheritdoc />
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var activity = turn.Item.Activity;
        var said = TeamsText.Of(activity);
        if (CardVerb.Of(activity) is { } verb)
            return await PressedAsync(await AskedAsync(turn, "", cancel), verb, cancel);
        if (ExtensionQuery.Of(activity) is { } query)
            return await pasting.AnswerAsync(await AskedAsync(turn, query.Text, cancel, alone: true), query, cancel);
        return activity.Type switch
        {
            ActivityTypes.Invoke => new TurnResult(new Changes { State = turn.State }, CardAnswers.Message(knowledge.Say("teams.onbekende-actie"))),
            ActivityTypes.Message when said.Length > 0 || TeamsPictures.In(activity).Count > 0 => await CommandAsync(turn, said, cancel),
            _ => Membership.Of(activity) switch
            {
                { Change: MembershipChange.BotAdded } => new TurnResult(Posts.Reply(turn, activity, knowledge.Say("teams.welkom"))),
                { Change: MembershipChange.BotRemoved or MembershipChange.ChannelDeleted or MembershipChange.TeamDeleted } gone => new TurnResult(await loss.OfAsync(turn, gone, cancel)),
                { Change: MembershipChange.PeopleRemoved } left => new TurnResult(await loss.OfPeopleAsync(turn, left, cancel)),
                _ => new TurnResult(new Changes { State = turn.State }),
            },
        };
    }

    private async Task<Asked> AskedAsync(Turn turn, string what, CancellationToken cancel, bool alone = false)
    {
        var links = await Links.ReadAsync(store, knowledge.Gemeente.Slug, cancel);
        return new Asked(turn, turn.Item.Activity, links, await rights.OfAsync(turn.Item.Activity, links, cancel, alone), what);
    }

    private async Task<TurnResult> PressedAsync(Asked asked, CardVerb verb, CancellationToken cancel)
    {
        var isAnswers = verb.Verb.StartsWith("kennis-", StringComparison.Ordinal);
        if (!isAnswers && !verb.Verb.StartsWith(CaseListCard.Verb, StringComparison.Ordinal))
            return new TurnResult(new Changes { State = asked.Turn.State }, CardAnswers.Message(knowledge.Say("teams.onbekende-actie")));
        if (!asked.Standing.Belongs)
            return asked.Logged(new TurnResult(new Changes { State = asked.Turn.State }, CardAnswers.Message(knowledge.Say("teams.geen-netwerk"))), verb.Verb + ": geweigerd");
        return isAnswers ? await answers.PressedAsync(asked, verb, cancel) : await cases.PressedAsync(asked, verb, cancel);
    }

    private async Task<TurnResult> CommandAsync(Turn turn, string said, CancellationToken cancel)
    {
        var words = said.TrimStart('/').TrimEnd('.', '!', '?');
        var parts = said.TrimStart('/').Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var command = parts is [var first, ..] ? first.ToLowerInvariant().TrimEnd('.', '!', '?') : "";
        var asked = await AskedAsync(turn, parts.Length > 1 ? parts[1] : "", cancel);
        var inThread = TeamsPlace.Of(turn.Item.Activity).ThreadRoot is { } root && root != turn.Item.Activity.Id;
        var asksForCases = cases.Understands(command, words, inThread);
        if (command is "koppel" or "ontkoppel" && asked.Standing.IsStranger) return Refused(asked, "teams.andere-organisatie", command);
        if (command == "koppel") return asked.Logged(await linking.LinkAsync(asked, cancel), words);
        if (command == "ontkoppel") return asked.Logged(await linking.UnlinkAsync(asked, cancel), words);
        var isWork = command == "rooster" || KnownAnswers.Is(command) || BroadcastCommands.Is(command) || absence.Understands(words) || asksForCases || PhotoOrders.Is(said);
        if (isWork && !asked.Standing.Belongs) return Refused(asked, "teams.geen-netwerk", command);
        if (command == "rooster") return asked.Logged(new RosterList(knowledge).Answer(asked), words);
        if (KnownAnswers.Is(command)) return asked.Logged(await answers.AnswerAsync(asked, command, cancel), KnownAnswers.ForLog(words));
        if (BroadcastCommands.Is(command)) return asked.Logged(await new BroadcastCommands(store, knowledge).AnswerAsync(asked, command, cancel), command + ' ' + asked.What);
        if (absence.Understands(words)) return asked.Logged(await absence.AnswerAsync(asked, words, cancel), words);
        if (PhotoOrders.Is(said)) return await photos.AnswerAsync(asked, said, cancel);
        if (asksForCases) return await cases.AnswerAsync(asked, command, words, cancel);
        if (TeamsPictures.In(turn.Item.Activity).Count > 0) return asked.Reply(knowledge.Say("teams.foto.blijft-hier"));
        return asked.Reply(inThread && command is not ("help" or "hulp") ? knowledge.Say("teams.blijft-in-thread") : Help());
    }

    private TurnResult Refused(Asked asked, string text, string command) => asked.Logged(asked.Reply(knowledge.Say(text)), command + ": geweigerd");

    private string Help() => knowledge.Say("teams.help", ("wijken", string.Join(", ", knowledge.Wijken.All.Select(wijk => wijk.Slug))), ("stad", knowledge.Gemeente.Slug));
}
