using System.Text.RegularExpressions;
using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Delivery;
using WijkBot.Kennis;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Desk.Antwoorden;

/// <summary>
/// <c>bewaar V-77</c>, <c>kennis</c>, <c>kennis V-77</c>, <c>kennis V-77 wijzig …</c>, <c>kennis V-77 verlopen</c> and the buttons of their cards: the answers of professionals
/// that WijkBot gives, kept right by the network of their wijk, by who owns them and by the town.
/// </summary>
/// <param name="store">Where they are.</param>
/// <param name="knowledge">Names and texts.</param>
public sealed partial class KnownAnswers(IStore store, KnowledgeBase knowledge)
{
    private const int Most = 1000;
    private const int WordsOfCommand = 3;

    private readonly KnownAnswerCard draw = new(knowledge);
    private readonly KnownAnswerChange change = new(knowledge);

    /// <summary>Whether this command is about known answers.</summary>
    public static bool Is(string command) => command is "bewaar" or "kennis";

    /// <summary>What the log has of a command: not the text of an answer.</summary>
    public static string ForLog(string words) => string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(WordsOfCommand));

    /// <summary>Does what was written.</summary>
    public async Task<TurnResult> AnswerAsync(Asked asked, string command, CancellationToken cancel)
    {
        if (command == "kennis" && asked.What.Length == 0)
            return new TurnResult(Posts.ReplyCard(asked.Turn, asked.Activity, draw.List(await TheirsAsync(asked, cancel), page: 1)));
        var number = Number().Match(asked.What);
        var reference = number.Success ? "V-" + number.Groups["nummer"].Value : null;
        if (await FindAsync(reference, cancel) is not { } found)
            return asked.Reply(knowledge.Say(command == "bewaar" ? "teams.niets-te-bewaren" : "teams.kennis.onbekend", ("zaak", reference ?? (asked.What.Length == 0 ? "?" : asked.What))));
        if (await RefusalAsync(asked, found.Given, cancel) is { } no)
            return asked.Reply(no);
        var words = asked.What[number.Length..].Trim();
        var wanted = command == "bewaar" ? new Wanted(KnownAnswerChange.Keep, Title: words) : Wanted.Of(words);
        return wanted is null
            ? new TurnResult(Posts.ReplyCard(asked.Turn, asked.Activity, draw.Of(found.Given, found.Status)))
            : Told(asked, change.Do(asked, found.Given, wanted));
    }

    /// <summary>Does what a button says.</summary>
    public async Task<TurnResult> PressedAsync(Asked asked, CardVerb verb, CancellationToken cancel)
    {
        if (verb.Verb == KnownAnswerCard.ListVerb)
            return Shown(asked, verb, draw.List(await TheirsAsync(asked, cancel), CaseList.PageIn(verb)), new Changes { State = asked.Turn.State });
        if (await FindAsync(verb.Said("nummer"), cancel) is not { } found)
            return Message(asked, verb, knowledge.Say("teams.kennis.onbekend", ("zaak", verb.Said("nummer") ?? "?")));
        if (await RefusalAsync(asked, found.Given, cancel) is { } no)
            return asked.Logged(Message(asked, verb, no), verb.Verb + ": geweigerd", found.Given.Reference);
        if (verb.Verb == KnownAnswerCard.ShowVerb)
            return asked.Logged(new TurnResult(Posts.ReplyCard(asked.Turn, asked.Activity, draw.Of(found.Given, found.Status))) { Answer = verb.CanRefresh ? CardAnswers.Refreshed(draw.List(await TheirsAsync(asked, cancel), CaseList.PageIn(verb))) : null }, "bekeek het antwoord", found.Given.Reference);
        if (Wanted.Of(verb) is not { } wanted)
            return Message(asked, verb, knowledge.Say("teams.onbekende-actie"));
        var done = change.Do(asked, found.Given, wanted);
        return done.Becomes is null
            ? Message(asked, verb, done.Say)
            : asked.Logged(Shown(asked, verb, draw.Of(done.Becomes, done.Status!), new Changes { State = asked.Turn.State, Records = [done.Becomes.ToRecord(done.Status!, asked.Turn.Now)] }), verb.Verb, found.Given.Reference);
    }

    private static TurnResult Told(Asked asked, Changed done)
    {
        var reply = asked.Reply(done.Say);
        return done.Becomes is null ? reply : reply with { Changes = reply.Changes with { Records = [done.Becomes.ToRecord(done.Status!, asked.Turn.Now)] } };
    }

    /// <summary>The card as it is now: in the place of the old one, or as a message of its own where Teams cannot refresh.</summary>
    private static TurnResult Shown(Asked asked, CardVerb verb, Card card, Changes changes) => verb.CanRefresh
        ? new TurnResult(changes, CardAnswers.Refreshed(card))
        : new TurnResult(Posts.ReplyCard(asked.Turn, asked.Activity, card) with { Records = changes.Records });

    private static TurnResult Message(Asked asked, CardVerb verb, string text) =>
        verb.CanRefresh ? new TurnResult(new Changes { State = asked.Turn.State }, CardAnswers.Message(text)) : asked.Reply(text);

    private async Task<(GivenAnswer Given, string Status)?> FindAsync(string? reference, CancellationToken cancel) =>
        reference is not null && await store.FindAsync(new RecordQuery(GivenAnswer.RecordKind) { Id = reference.ToUpperInvariant() }, cancel) is [var record] ? (GivenAnswer.Read(record), record.Status!) : null;

    private async Task<IReadOnlyList<(GivenAnswer Given, string Status)>> TheirsAsync(Asked asked, CancellationToken cancel)
    {
        var all = await store.FindAsync(new RecordQuery(GivenAnswer.RecordKind) { Max = Most }, cancel);
        return [.. all.OrderByDescending(record => record.At).Select(record => (GivenAnswer.Read(record), record.Status!)).Where(one => IsTheirs(asked, one.Item1))];
    }

    /// <summary>An answer belongs to the network of its wijk, to the party that gave it, and to the town.</summary>
    private bool IsTheirs(Asked asked, GivenAnswer given) => asked.Standing.Scope.Slugs.Contains(asked.Links.TownSlug)
        || asked.Standing.Scope.Serves(given.Wijk)
        || knowledge.Netwerk.Parties.Any(party => party.Name == given.Owner && asked.Standing.Scope.Slugs.Contains(party.Id));

    /// <summary>What a professional reads who may not touch it; null = may. Who handles the question itself may too.</summary>
    private async Task<string?> RefusalAsync(Asked asked, GivenAnswer given, CancellationToken cancel)
    {
        if (IsTheirs(asked, given))
            return null;
        var about = await store.FindAsync(new RecordQuery(Case.RecordKind) { Id = given.Reference }, cancel);
        var refused = about is [var one] && CaseRecord.Read(one) is { Anonymous: false } its ? asked.Standing.RefusalFor(its) : "teams.niet-uw-netwerk";
        return refused is null ? null : knowledge.Say(refused, ("zaak", given.Reference));
    }

    [GeneratedRegex(@"^(V\s?-?\s?)?0*(?<nummer>\d{1,7})\b[:,]?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
