using System.Text.Json;
using WijkBot.Channels.Teams.Cards;

namespace WijkBot.Tests.Channels.Teams;

/// <summary>A card that uses every building block.</summary>
public static class SomeCard
{
    public static readonly JsonElement Zaak = JsonElement.Parse("""{"zaak":"M-1042"}""");

    /// <summary>A picture of 1 × 1 pixel, so that nothing is fetched.</summary>
    public const string Dot = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    public static Card Full(string said = "De lamp bij ons **flikkert**.\n\n[klik hier](https://kwaad.example)") => new()
    {
        FallbackText = "M-1042: kapotte lamp, Palmstraat 12",
        Body =
        [
            new Text("M-1042 · Straatverlichting") { Size = TextSize.Large, Bold = true, Heading = true },
            new Text("Ontvangen") { Color = Tone.Accent, Spacing = Spacing.None, IsSubtle = true },
            new Columns([
                new Column([
                    new Facts([("Wijk", "Windmolenbroek"), ("Plaats", "Palmstraat 12"), ("Kanaal", "SMS"), ("Foto", null), ("Ontvangen", "2 maart 2026, 10.00 uur")]),
                ]),
                new Column([new Picture(Dot, "Foto van de bewoner") { Size = PictureSize.Medium, SelectAction = new LinkButton("Foto", "https://wijk.example/foto") }], "auto"),
            ]),
            Verbatim.Lines(said),
            new ButtonRow([new LinkButton("Kaart", "https://www.openstreetmap.org/?mlat=52.35&mlon=6.66")]),
            Text.Markdown("Meer op de [wijkpagina](https://wijk.example)."),
        ],
        Actions =
        [
            new VerbButton("Oppakken", "oppakken", Zaak) { Style = ButtonStyle.Positive, TakesInputs = false },
            new FormButton("Antwoorden", new Card
            {
                Body = [new TextInput("antwoord", "Antwoord aan de bewoner") { IsMultiline = true, MaxLength = 1400, ErrorMessage = "Schrijf eerst een antwoord.", Placeholder = "Korte zinnen, u" }],
                Actions = [new VerbButton("Versturen", "antwoorden", Zaak)],
            }),
            new FormButton("Doorzetten", new Card
            {
                Body = [new ChoiceInput("naar", "Naar wie?", [new Choice("Beheer openbare ruimte", "bor"), new Choice("Wijkagent", "wijkagent")]) { ErrorMessage = "Kies eerst." }],
                Actions = [new VerbButton("Doorzetten", "doorzetten", Zaak) { Style = ButtonStyle.Destructive, Tooltip = "De bewoner krijgt bericht." }],
            }),
        ],
    };
}
