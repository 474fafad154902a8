using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Desk.Overzicht;

/// <summary>
/// Writes the overviews: every working day what waits too long in the whole town, in its channel; on Tuesdays in the channel of each wijk, and of each area of several wijken, what came, what was
/// closed, what waits too long, and what was asked and not known.
/// </summary>
/// <param name="store">Links and cases.</param>
/// <param name="knowledge">Names and texts.</param>
public sealed class OverviewHandler(IStore store, KnowledgeBase knowledge) : ITurnHandler
{
    /// <summary>Its one mailbox.</summary>
    public const string Mailbox = "overzicht:dag";

    /// <summary>Name of the signal that a working day has begun.</summary>
    public const string Due = "overzicht/nu";

    private const int Most = 10_000;
    private const int Named = 10;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <inheritdoc />
    public bool Owns(string mailbox) => mailbox == Mailbox;

    /// <inheritdoc />
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var links = await Links.ReadAsync(store, knowledge.Gemeente.Slug, cancel);
        var open = await OpenCases.ReadAsync(store, null, cancel);
        var cards = new List<(TeamsLink Link, Card Card)>();
        var late = open.Where(one => IsLate(one, turn.Now)).ToList();
        if (links.Town is { } town && late.Count > 0)
            cards.Add((town, Daily(late)));
        if (TimeZoneInfo.ConvertTime(turn.Now, knowledge.Netwerk.OfficeHours.Zone).DayOfWeek == DayOfWeek.Tuesday)
        {
            var cases = open.Concat(await ChangedAsync(turn.Now - Week, cancel)).DistinctBy(one => one.Reference).ToList();
            cards.AddRange(links.All.Where(IsPlace).Select(link => (link, Weekly(link.Slug, [.. cases.Where(one => knowledge.Netwerk.AreasOf(one.Wijk, one.Place?.Buurt).Contains(link.Slug))], turn.Now))));
        }
        return new TurnResult(new Changes
        {
            State = turn.State,
            Outbox = [.. cards.Select((one, n) => new OutboxItem(StableId.From(turn.Item.Key, n), Posts.RecipientOf(one.Link), new Outgoing(Posts.NewCard(one.Link, one.Card))))],
        });
    }

    /// <summary>What came or was closed since then, however many cases there are: nothing of either kind changed last before it.</summary>
    private async Task<IEnumerable<Case>> ChangedAsync(DateTimeOffset since, CancellationToken cancel) =>
        (await store.FindAsync(new RecordQuery(Case.RecordKind) { Since = since, Max = Most }, cancel)).Select(CaseRecord.Read).Where(one => !one.Anonymous);

    private bool IsPlace(TeamsLink link) => knowledge.Wijken.BySlug(link.Slug) is not null || knowledge.Netwerk.Gebied(link.Slug) is not null;

    /// <summary>Nobody took it in time, no channel shows it, or the resident should have had an answer.</summary>
    private static bool IsLate(Case one, DateTimeOffset now) => one.IsOpen && (one.Escalations > 0 || one.Cards.Count == 0 || one.Due < now);

    private Card Daily(IReadOnlyList<Case> late) => Card(knowledge.Say("teams.overzicht.dag"), [new Text(Posts.Count(late.Count, "zaak", "zaken")) { IsSubtle = true }, .. Lines(late, showsWijk: true)]);

    private Card Weekly(string slug, IReadOnlyList<Case> cases, DateTimeOffset now)
    {
        var since = now - Week;
        var late = cases.Where(one => IsLate(one, now)).ToList();
        var asked = cases.Where(one => one.Kind == CaseKind.Vraag && one.ReceivedAt >= since).ToList();
        return Card(knowledge.Say("teams.overzicht.week", ("wijk", Area.NameOf(knowledge, slug))),
        [
            new Facts(
            [
                (knowledge.Say("teams.overzicht.nieuw"), $"{cases.Count(one => one.ReceivedAt >= since)}"),
                (knowledge.Say("teams.overzicht.gesloten"), $"{cases.Count(one => one.ClosedAt >= since)}"),
                (knowledge.Say("teams.overzicht.te-lang"), $"{late.Count}"),
                (knowledge.Say("teams.overzicht.niet-geweten"), $"{asked.Count}"),
            ]),
            .. Part("teams.overzicht.te-lang", late),
            .. Part("teams.overzicht.niet-geweten", asked),
        ]);
    }

    private IEnumerable<CardElement> Part(string title, IReadOnlyList<Case> cases) =>
        cases.Count == 0 ? [] : [new Text(knowledge.Say(title)) { Bold = true, Separator = true }, .. Lines(cases, showsWijk: false)];

    /// <summary>A confidential case is a number here, and no more.</summary>
    private IEnumerable<CardElement> Lines(IReadOnlyList<Case> cases, bool showsWijk)
    {
        foreach (var one in cases.OrderBy(one => one.ReceivedAt).Take(Named))
        {
            var what = one.Confidential ? knowledge.Say("teams.overzicht.vertrouwelijk") : CaseSubject.Of(one, knowledge);
            var wijk = showsWijk && knowledge.Wijken.BySlug(one.Wijk ?? "") is { } found ? $" · {found.Name}" : "";
            yield return new Text($"{one.Reference} · {what}{wijk} · {one.TakenBy?.Name ?? CaseRecord.NameOf(one.State)}") { Size = TextSize.Small, Spacing = Spacing.Small };
        }
        if (cases.Count > Named)
            yield return new Text(knowledge.Say("teams.overzicht.meer", ("aantal", $"{cases.Count - Named}"))) { Size = TextSize.Small };
    }

    private static Card Card(string title, IReadOnlyList<CardElement> body) =>
        new() { Body = [new Text(title) { Size = TextSize.Large, Bold = true, Heading = true }, .. body], FallbackText = title };
}
