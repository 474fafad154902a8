using System.Globalization;
using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Knowledge.Content;

namespace WijkBot.Desk;

/// <summary>Which list, and which page of it; it travels in the buttons, so that nothing is remembered.</summary>
/// <param name="Kind"><c>mijn</c>, <c>open</c>, <c>wijk</c> or <c>zoek</c>.</param>
/// <param name="What">The wijk, or the words to look for.</param>
/// <param name="Page">Counted from 1.</param>
public sealed record CaseList(string Kind, string What, int Page)
{
    /// <summary>The list in the data of a button; null when it is none.</summary>
    public static CaseList? Of(CardVerb verb) => verb.Said("soort") is { } kind
        ? new CaseList(kind, verb.Said("tekst") ?? "", PageIn(verb)) : null;

    /// <summary>The page in the data of a button, counted from 1.</summary>
    public static int PageIn(CardVerb verb) => int.TryParse(verb.Said("pagina"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1;

    /// <summary>The data of a button.</summary>
    public JsonElement ToData(string? show = null) => JsonSerializer.SerializeToElement(new Dictionary<string, string>
    {
        ["soort"] = Kind,
        ["tekst"] = What,
        ["pagina"] = Page.ToString(CultureInfo.InvariantCulture),
        ["toon"] = show ?? "",
    });
}

/// <summary>Draws a list of cases, five at a time.</summary>
/// <param name="knowledge">Names and texts.</param>
public sealed class CaseListCard(KnowledgeBase knowledge)
{
    /// <summary>Verb of its buttons.</summary>
    public const string Verb = "lijst";

    private const int PerPage = 5;
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>One page of the cases found.</summary>
    public Card Of(string title, IReadOnlyList<Case> found, CaseList list)
    {
        var pages = Math.Max(1, (found.Count + PerPage - 1) / PerPage);
        var page = Math.Min(list.Page, pages);
        return new Card
        {
            Body =
            [
                new Text(title) { Size = TextSize.Large, Bold = true, Heading = true },
                new Text(knowledge.Say("teams.lijst.pagina", ("aantal", Cases.Cards.Posts.Count(found.Count, "zaak", "zaken")), ("pagina", $"{page}"), ("paginas", $"{pages}"))) { IsSubtle = true },
                .. found.Skip((page - 1) * PerPage).Take(PerPage).Select(one => Row(one, list with { Page = page })),
            ],
            Actions =
            [
                .. page > 1 ? [Button("teams.lijst.vorige", list with { Page = page - 1 })] : Array.Empty<CardButton>(),
                .. page < pages ? [Button("teams.lijst.volgende", list with { Page = page + 1 })] : Array.Empty<CardButton>(),
            ],
            FallbackText = title,
        };
    }

    private Box Row(Case one, CaseList list) => new(
    [
        new Text($"{one.Reference} · {CaseSubject.Of(one, knowledge)}") { Bold = true },
        new Text(string.Join(" · ", Facts(one))) { Size = TextSize.Small, Spacing = Spacing.None },
        new ButtonRow([new VerbButton(knowledge.Say("teams.lijst.toon", ("zaak", one.Reference)), Verb, list.ToData(one.Reference))]) { Spacing = Spacing.Small },
    ])
    { Separator = true };

    private IEnumerable<string> Facts(Case one)
    {
        yield return knowledge.Wijken.BySlug(one.Wijk ?? "")?.Name ?? knowledge.Say("teams.kaart.onbekend");
        yield return one.TakenBy is { } by ? $"{CaseRecord.NameOf(one.State)}, {by.Name}" : CaseRecord.NameOf(one.State);
        if (one is { IsOpen: true, Due: { } due })
            yield return knowledge.Say("teams.lijst.uiterlijk", ("wanneer", TimeZoneInfo.ConvertTime(due, knowledge.Netwerk.OfficeHours.Zone).ToString("ddd d MMM", Dutch)));
    }

    private VerbButton Button(string title, CaseList list) => new(knowledge.Say(title), Verb, list.ToData());
}
