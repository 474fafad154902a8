using System.Globalization;
using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Kennis;
using WijkBot.Knowledge.Content;

namespace WijkBot.Desk.Antwoorden;

/// <summary>Draws a known answer with what can be done to it, and a list of them.</summary>
/// <param name="knowledge">Names and texts.</param>
public sealed class KnownAnswerCard(KnowledgeBase knowledge)
{
    /// <summary>Verbs of what only shows something.</summary>
    public const string ListVerb = "kennis-lijst", ShowVerb = "kennis-toon";

    private const int PerPage = 5;
    private const int LongestTitle = 200;
    private const int LongestDate = 40;
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>One answer.</summary>
    public Card Of(GivenAnswer given, string status)
    {
        var title = $"{given.Reference} · {given.Question}";
        return new Card
        {
            Body =
            [
                new Text(title) { Size = TextSize.Large, Bold = true, Heading = true },
                new Text(StatusOf(status)) { Bold = true, Color = status == GivenAnswer.Kept ? Tone.Good : Tone.Attention },
                Verbatim.Lines(given.Text),
                .. LongSentence.In(given.Text) is var (sentence, words) ? [new Text(Say("lange-zin", ("aantal", $"{words}"), ("tekst", sentence))) { Color = Tone.Warning }] : Array.Empty<CardElement>(),
                new Facts(
                [
                    (Say("geldt-voor"), AreaOf(given)),
                    (Say("van"), given.Owner),
                    (Say("gecontroleerd"), Spoken(given.Day)),
                    (Say("verloopt-op"), given.Expires is { } day ? Spoken(day) : Say("verloopt-niet")),
                ]),
            ],
            Actions =
            [
                .. status == GivenAnswer.Kept ? [] : new CardButton[] { Button("bewaar", KnownAnswerChange.Keep, given) with { Style = ButtonStyle.Positive } },
                Edit(given),
                .. status == GivenAnswer.Kept ? new CardButton[] { Button("laat-verlopen", KnownAnswerChange.Expire, given) with { Style = ButtonStyle.Destructive } } : [],
            ],
            FallbackText = title,
        };
    }

    /// <summary>One page of a list.</summary>
    public Card List(IReadOnlyList<(GivenAnswer Given, string Status)> found, int page)
    {
        var pages = Math.Max(1, (found.Count + PerPage - 1) / PerPage);
        page = Math.Clamp(page, 1, pages);
        return new Card
        {
            Body =
            [
                new Text(Say("lijst")) { Size = TextSize.Large, Bold = true, Heading = true },
                new Text(knowledge.Say("teams.lijst.pagina", ("aantal", Posts.Count(found.Count, "antwoord", "antwoorden")), ("pagina", $"{page}"), ("paginas", $"{pages}"))) { IsSubtle = true },
                .. found.Skip((page - 1) * PerPage).Take(PerPage).Select(one => Row(one.Given, one.Status, page)),
            ],
            Actions =
            [
                .. page > 1 ? [Turn("teams.lijst.vorige", page - 1)] : Array.Empty<CardButton>(),
                .. page < pages ? [Turn("teams.lijst.volgende", page + 1)] : Array.Empty<CardButton>(),
            ],
            FallbackText = Say("lijst"),
        };
    }

    private Box Row(GivenAnswer given, string status, int page) => new(
    [
        new Text($"{given.Reference} · {given.Question}") { Bold = true },
        new Text($"{AreaOf(given)} · {StatusOf(status)}") { Size = TextSize.Small, Spacing = Spacing.None },
        new ButtonRow([new VerbButton(knowledge.Say("teams.lijst.toon", ("zaak", given.Reference)), ShowVerb, Data(("nummer", given.Reference), ("pagina", $"{page}")))]) { Spacing = Spacing.Small },
    ])
    { Separator = true };

    /// <summary>The form: what is left as it was does not change.</summary>
    private FormButton Edit(GivenAnswer given) => new(Say("wijzig"), new Card
    {
        Body =
        [
            new TextInput("titel", Say("titel-label")) { Value = given.Question, MaxLength = LongestTitle },
            new TextInput("tekst", Say("tekst-label")) { Value = given.Text, IsMultiline = true, MaxLength = CaseVerbs.LongestAnswer, ErrorMessage = Say("tekst-leeg") },
            new ChoiceInput("gebied", Say("geldt-voor"), [new Choice("Heel " + knowledge.Gemeente.Place, knowledge.Gemeente.Slug), .. knowledge.Wijken.All.Select(wijk => new Choice(wijk.Name, wijk.Slug))]) { Value = given.Wijk ?? knowledge.Gemeente.Slug },
            new TextInput("verloopt", Say("verloopt-label")) { Value = given.Expires is { } day ? Spoken(day) : null, MaxLength = LongestDate },
        ],
        Actions = [Button("wijzig-nu", KnownAnswerChange.Edit, given)],
    });

    private VerbButton Button(string title, string verb, GivenAnswer given) => new(Say(title), verb, Data(("nummer", given.Reference)));

    private VerbButton Turn(string title, int page) => new(knowledge.Say(title), ListVerb, Data(("pagina", $"{page}")));

    private string AreaOf(GivenAnswer given) => given.Wijk is { } wijk ? knowledge.Wijken.BySlug(wijk)?.Name ?? wijk : "Heel " + knowledge.Gemeente.Place;

    private string StatusOf(string status) => Say("status." + status);

    private string Say(string key, params (string, string)[] fields) => knowledge.Say("teams.kennis." + key, fields);

    private static JsonElement Data(params (string Key, string Value)[] pairs) => JsonSerializer.SerializeToElement(pairs.ToDictionary(pair => pair.Key, pair => pair.Value));

    private static string Spoken(DateOnly day) => day.ToString("d MMMM yyyy", Dutch);
}
