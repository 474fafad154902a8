using System.Globalization;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Knowledge.Content;
using WijkBot.Media;
using WijkBot.Operations;

namespace WijkBot.Cases.Cards;

/// <summary>Draws a case for professionals. The resident's number is never on it, only the channel.</summary>
/// <param name="knowledge">Names and texts.</param>
/// <param name="site">Our public address, for photos.</param>
public sealed class CaseCardContent(KnowledgeBase knowledge, PublicSite site)
{
    private const int NewestLines = 5;
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>The card, as it must look for everyone now.</summary>
    public Card Of(Case @case) => new()
    {
        Body =
        [
            new Text($"{@case.Reference} · {Subject(@case)}") { Size = TextSize.Large, Bold = true, Heading = true },
            new Text(StateLine(@case)) { Bold = true, Color = ToneOf(@case) },
            Verbatim.Lines(@case.Text),
            .. Confidential(@case),
            .. Stopped(@case),
            Facts(@case),
            .. @case.Photos.Select(photo => Photo(@case, photo)),
            .. new CaseCardActions(knowledge, @case).More,
            .. History(@case),
        ],
        Actions = new CaseCardActions(knowledge, @case).All,
        FallbackText = SummaryOf(@case),
    };

    /// <summary>One line for the notification and for who cannot show cards.</summary>
    public string SummaryOf(Case @case) => $"{@case.Reference}: {CaseSubject.Of(@case, knowledge)} ({CaseRecord.NameOf(@case.State)})";

    private string Subject(Case @case) => knowledge.Category(@case.Category ?? "")?.Name ?? @case.Kind.ToString();

    private static string StateLine(Case @case)
    {
        var state = CaseRecord.NameOf(@case.State);
        var line = char.ToUpper(state[0], Dutch) + state[1..];
        return (@case.TakenBy is { } by ? $"{line} door {by.Name}" : line) + (@case.Live is { } talks ? $" · {talks.Name} praat met de bewoner" : "");
    }

    private static Tone ToneOf(Case @case) => @case.State switch
    {
        CaseState.Afgehandeld => Tone.Good,
        CaseState.InBehandeling => Tone.Accent,
        _ => Tone.Attention,
    };

    private IEnumerable<CardElement> Confidential(Case @case) =>
        @case.Confidential ? [new Text(Say("vertrouwelijk")) { Color = Tone.Warning, Bold = true }] : [];

    /// <summary>Who writes to somebody who does not want to be written to must know before, not after.</summary>
    private IEnumerable<CardElement> Stopped(Case @case) =>
        @case.Stopped ? [new Text(Say("gestopt")) { Color = Tone.Warning, Bold = true }] : [];

    private Facts Facts(Case @case) => new(
    [
        (Say("wijk"), knowledge.Wijken.BySlug(@case.Wijk ?? "")?.Name ?? Say("onbekend")),
        (Say("plek"), @case.Place?.Description),
        (Say("kanaal"), ChannelName(@case.Resident)),
        .. Language(@case),
        (Say("ontvangen"), Local(@case.ReceivedAt)),
        (Say("uiterlijk"), @case.Due is { } due ? Local(due) : Say("geen-termijn")),
        (Say("voor"), knowledge.PartyOf(@case).Name),
        .. @case.Details.Select(detail => (detail.Label, (string?)detail.Answer)),
    ]);

    /// <summary>Who answers must know that the resident may not read Dutch.</summary>
    private IEnumerable<(string, string?)> Language(Case @case) =>
        @case.Language is { } language && knowledge.Texts.Has("teams.kaart.taal." + language) ? [(Say("taal"), Say("taal." + language))] : [];

    private Picture Photo(Case @case, string photo) =>
        new(MediaEndpoint.CardAddressOf(site, photo), knowledge.Say("teams.kaart.foto", ("zaak", @case.Reference))) { Size = PictureSize.Large };

    private IEnumerable<CardElement> History(Case @case) =>
    [
        new Text(Say("geschiedenis")) { Bold = true, Separator = true },
        .. @case.History.TakeLast(NewestLines).Select(line => new Text($"{Local(line.At)} {line.Who}: {line.What}") { Size = TextSize.Small, Spacing = Spacing.Small }),
    ];

    private static string ChannelName(string resident) => resident.Split('|')[0] switch
    {
        ChannelIds.WhatsApp => "WhatsApp",
        ChannelIds.Sms => "sms",
        ChannelIds.WebChat => "webchat",
        "" => "geen: alle gegevens zijn gewist",
        var other => other,
    };

    private string Local(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, knowledge.Netwerk.OfficeHours.Zone).ToString("ddd d MMM HH:mm", Dutch);

    private string Say(string key) => knowledge.Say("teams.kaart." + key);
}
