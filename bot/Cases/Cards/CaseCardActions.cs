using System.Globalization;
using System.Text.Json;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Knowledge.Content;

namespace WijkBot.Cases.Cards;

/// <summary>The buttons of a case's card: the five verbs of the contract, as far as they make sense now, and above them a talk, the map and corrections.</summary>
/// <param name="knowledge">Texts, parties and wijken.</param>
/// <param name="case">The case.</param>
public sealed class CaseCardActions(KnowledgeBase knowledge, Case @case)
{
    /// <summary>Four, so that they fit beside each other where Teams is narrow.</summary>
    public IReadOnlyList<CardButton> All => @case.State is CaseState.Afgehandeld or CaseState.Samengevoegd
        ? [Button("heropenen", "heropenen"), Answer]
        : [.. Take, Answer, Close, Forward];

    private IEnumerable<CardButton> Take => @case.TakenBy is null ? [Button("oppakken", "oppakken") with { Style = ButtonStyle.Positive }] : [];

    /// <summary>Who took it may talk.</summary>
    private IEnumerable<CardButton> Talk => !@case.IsOpen || @case.TakenBy is null ? [] : [@case.Live is null ? Button("overnemen", "gesprek-overnemen") : Button("teruggeven", "gesprek-teruggeven")];

    private FormButton Answer => Form("antwoorden", "verstuur", Field("antwoord", "teams.antwoord-leeg"));

    private FormButton Close => Form("afhandelen", "handel-af", Field("bericht", "teams.bericht-leeg"));

    private FormButton Forward => Form("doorzetten", "zet-door", [new ChoiceInput("naar", Say("naar-label"), Targets()) { ErrorMessage = knowledge.Say("teams.doorzetten-leeg") }, new TextInput("opmerking", Say("opmerking-label")) { IsMultiline = true, MaxLength = CaseVerbs.LongestAnswer }]);

    private IEnumerable<CardButton> Map => @case.Place is { } place ? [new LinkButton(Say("op-de-kaart"), MapAddress(place))] : [];

    /// <summary>Below the facts: a talk, the map, and what is seldom needed unfolds: the kind, the place, and the case that it is the same as. No field is required: each button takes its own.</summary>
    public IEnumerable<CardElement> More => Talk.Concat(Map).Concat(Corrections).ToList() is { Count: > 0 } buttons ? [new ButtonRow(buttons)] : [];

    private IEnumerable<CardButton> Corrections => !@case.IsOpen ? [] :
    [
        new FormButton(Say("meer"), new Card
        {
            Body =
            [
                .. @case.Kind == CaseKind.Melding ? [new ChoiceInput("soort", Say("soort-label"), [.. knowledge.Categories.Select(one => new Choice(one.Name, one.Slug))]) { Value = @case.Category }] : Array.Empty<CardElement>(),
                new TextInput("plek", Say("plek-label")) { MaxLength = CaseCorrections.LongestPlace, Value = @case.Place?.Description },
                new TextInput("met", Say("met-label")) { MaxLength = 12 },
            ],
            Actions = [.. @case.Kind == CaseKind.Melding ? [Button("soort", "verbeter-soort")] : Array.Empty<CardButton>(), Button("plek", "verbeter-plek"), Button("samenvoegen", "voeg-samen")],
        }),
    ];

    private FormButton Form(string verb, string send, params IReadOnlyList<CardElement> inputs) => new(Say(verb), new Card { Body = inputs, Actions = [Button(verb, send)] });

    private VerbButton Button(string verb, string title) =>
        new(Say(title), verb, JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["zaak"] = @case.Reference }));

    private TextInput Field(string id, string whenEmpty) =>
        new(id, Say(id + "-label")) { IsMultiline = true, MaxLength = CaseVerbs.LongestAnswer, ErrorMessage = knowledge.Say(whenEmpty) };

    private IReadOnlyList<Choice> Targets() =>
    [
        .. knowledge.Netwerk.Parties.Where(party => party.Id != @case.Party).Select(party => new Choice(party.Name, party.Id)),
        .. knowledge.Wijken.All.Where(wijk => wijk.Slug != @case.Wijk).Select(wijk => new Choice("Wijk " + wijk.Name, wijk.Slug)),
    ];

    /// <summary>A map of the position, else of the description in the municipality.</summary>
    private string MapAddress(Knowledge.Wijken.Place place) => place is { Latitude: { } latitude, Longitude: { } longitude }
        ? string.Create(CultureInfo.InvariantCulture, $"https://www.openstreetmap.org/?mlat={latitude:0.#####}&mlon={longitude:0.#####}#map=18/{latitude:0.#####}/{longitude:0.#####}")
        : "https://www.openstreetmap.org/search?query=" + Uri.EscapeDataString($"{place.Description}, {knowledge.Gemeente.Place}");

    private string Say(string key) => knowledge.Say("teams.kaart." + key);
}
