using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Conversations;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Desk;

/// <summary><c>mijn</c>, <c>open</c>, <c>wijk …</c>, <c>zoek …</c>, <c>M-1042</c> and <c>waarom kreeg ik dit?</c>: cases of one's own network and no other.</summary>
/// <param name="store">Where cases are.</param>
/// <param name="knowledge">Names and texts.</param>
/// <param name="draw">Draws a case.</param>
/// <param name="list">Draws a list.</param>
/// <param name="reasons">Says why.</param>
public sealed class CaseFinder(IStore store, KnowledgeBase knowledge, CaseCardContent draw, CaseListCard list, Reasons reasons)
{
    private const int Most = 5000;

    /// <summary>Whether these words ask for cases. In a thread, colleagues write about all kinds of things: only "waarom" is for the bot there.</summary>
    public bool Understands(string command, string words, bool inThread) => command == "waarom"
        || (!inThread && (command is "mijn" or "open" or "wijk" or "zoek" || (ReferenceIn.Text(words) is not null && ReferenceIn.Without(words).Length == 0)));

    /// <summary>Answers with a list, a card or a reason.</summary>
    public async Task<TurnResult> AnswerAsync(Asked asked, string command, string words, CancellationToken cancel)
    {
        if (command == "waarom")
            return await WhyAsync(asked, words, cancel);
        if (command is not ("mijn" or "open" or "wijk" or "zoek"))
            return await ShowAsync(asked, ReferenceIn.Text(words)!, cancel);
        if (command is "wijk" or "zoek" && asked.What.Length == 0)
            return asked.Reply(knowledge.Say("teams.lijst." + command + "-welke"));
        var wanted = new CaseList(command, asked.What, 1);
        return asked.Logged(new TurnResult(Posts.ReplyCard(asked.Turn, asked.Activity, await CardAsync(asked, wanted, cancel))), words);
    }

    /// <summary>A button of a list: another page, or a case.</summary>
    public async Task<TurnResult> PressedAsync(Asked asked, CardVerb verb, CancellationToken cancel)
    {
        if (CaseList.Of(verb) is not { } wanted)
            return new TurnResult(new Changes { State = asked.Turn.State }, CardAnswers.Message(knowledge.Say("teams.onbekende-actie")));
        var card = await CardAsync(asked, wanted, cancel);
        if (verb.Said("toon") is { } reference)
            return await ShowAsync(asked, reference, cancel) with { Answer = verb.CanRefresh ? CardAnswers.Refreshed(card) : null };
        return verb.CanRefresh
            ? asked.Logged(new TurnResult(new Changes { State = asked.Turn.State }, CardAnswers.Refreshed(card)), $"{wanted.Kind} {wanted.What}".Trim())
            : new TurnResult(Posts.ReplyCard(asked.Turn, asked.Activity, card));
    }

    private async Task<Card> CardAsync(Asked asked, CaseList wanted, CancellationToken cancel)
    {
        var area = wanted.Kind == "wijk" ? knowledge.Wijken.Find(wanted.What)?.Wijk : null;
        var found = wanted.Kind switch
        {
            "zoek" => await SearchAsync(wanted.What, cancel),
            "wijk" => area is null ? [] : await OpenCases.ReadAsync(store, area.Slug, cancel),
            "mijn" => [.. (await OpenCases.ReadAsync(store, null, cancel)).Where(one => one.TakenBy?.Id == asked.Standing.Who.Id)],
            _ => await OpenCases.ReadAsync(store, null, cancel),
        };
        var theirs = found.Where(asked.Standing.Scope.Covers);
        var title = knowledge.Say("teams.lijst." + wanted.Kind, ("tekst", area?.Name ?? wanted.What));
        var ordered = wanted.Kind == "zoek" ? theirs : theirs.OrderBy(one => one.Due ?? DateTimeOffset.MaxValue);
        return list.Of(title, [.. ordered.Select(one => knowledge.SharedWith(one, asked.Standing.Reading(one)))], wanted);
    }

    /// <summary>Cases of a network that have these words, the newest first; without words those that are open.</summary>
    public async Task<IReadOnlyList<Case>> ToPasteAsync(Roster.Scope scope, string text, CancellationToken cancel) =>
        [.. (text.Length == 0 ? (await OpenCases.ReadAsync(store, null, cancel)).Reverse() : await SearchAsync(text, cancel)).Where(scope.Covers)];

    private async Task<IReadOnlyList<Case>> SearchAsync(string text, CancellationToken cancel)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var all = await store.FindAsync(new RecordQuery(Case.RecordKind) { Max = Most }, cancel);
        return [.. all.Select(CaseRecord.Read).Where(one => !one.Anonymous && words.All(word => Words(one).Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }

    private string Words(Case one) => string.Join(' ', one.Reference, one.Text, CaseSubject.Of(one, knowledge), one.Place?.Description, knowledge.Wijken.BySlug(one.Wijk ?? "")?.Name);

    private async Task<TurnResult> ShowAsync(Asked asked, string reference, CancellationToken cancel) =>
        await FindAsync(asked, reference, cancel) is { } one
            ? asked.Logged(new TurnResult(Posts.ReplyCard(asked.Turn, asked.Activity, draw.Of(knowledge.SharedWith(one, asked.Standing.Reading(one))))), "bekeek de kaart", one.Reference)
            : asked.Logged(asked.Reply(knowledge.Say("teams.niet-gevonden", ("zaak", reference))), "bekeek de kaart: geweigerd of niet gevonden", reference);

    /// <summary>A case of another network is as unknown as one that does not exist.</summary>
    public async Task<Case?> FindAsync(Asked asked, string reference, CancellationToken cancel)
    {
        var found = await store.FindAsync(new RecordQuery(Case.RecordKind) { Id = reference }, cancel);
        return found is [var record] && CaseRecord.Read(record) is { Anonymous: false } one && asked.Standing.Scope.Covers(one) ? one : null;
    }

    private async Task<TurnResult> WhyAsync(Asked asked, string words, CancellationToken cancel)
    {
        var reference = ReferenceIn.Text(words) ?? await ReferenceOfThreadAsync(asked, cancel);
        if (reference is null)
            return asked.Reply(knowledge.Say("teams.waarom-welke"));
        if (await FindAsync(asked, reference, cancel) is not { } one)
            return asked.Reply(knowledge.Say("teams.niet-gevonden", ("zaak", reference)));
        return asked.Logged(asked.Reply(reasons.Of(one, asked.Standing.People, asked.Turn.Now)), "vroeg waarom", one.Reference);
    }

    /// <summary>The case whose card began this thread. A status of "none" moves nothing forward: it only looks the message up.</summary>
    public async Task<string?> ReferenceOfThreadAsync(Asked asked, CancellationToken cancel)
    {
        var thread = asked.Activity.Conversation?.Id ?? "";
        var card = await store.StatusAsync(new StatusReport(ChannelIds.Teams, thread, DeliveryStatus.None, null), cancel);
        return card?.TellOnFailure is { } mailbox && mailbox.StartsWith("zaak:", StringComparison.Ordinal) ? mailbox["zaak:".Length..] : null;
    }
}
