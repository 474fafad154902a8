using WijkBot.Cases;
using WijkBot.Conversations.Engine;
using WijkBot.Conversations.Plek;

namespace WijkBot.Conversations.Initiatief;

/// <summary>A resident wants to do something for the wijk: what, where, with whom, what is needed, whether money, whether the wijkregisseur may get in touch, and whether everybody may read it.</summary>
/// <param name="places">Asks where.</param>
/// <param name="desk">Opens the case.</param>
/// <param name="dates">Days in words.</param>
public sealed class InitiatiefConversation(PlaceAsk places, CaseDesk desk, Dates dates) : Subject
{
    /// <summary>Name of the detail that says whether the idea may be shown on public pages; only <see cref="IsPublic"/> reads it.</summary>
    private const string Consent = "openbaar", Agreed = "Ja";

    private static readonly string[] Announcing =
    [
        "ik", "wij", "we", "wil", "willen", "graag", "iets", "wat", "een", "idee", "plan", "initiatief", "hebben", "heb", "voor", "de", "het", "wijk", "buurt", "organiseren", "doen", "hallo", "goedemorgen", "goedemiddag", "dag", "goed", "leuk", "mijn", "onze", "in",
    ];

    /// <inheritdoc />
    public override string Name => "initiatief";

    /// <inheritdoc />
    public override bool ComesBetween => false;

    /// <inheritdoc />
    public override bool KeepsPhotos => true;

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        Announces(understood) ? 0.9 : Math.Max(understood.Intent(Name), understood.Intent("groenadoptie"));

    /// <inheritdoc />
    public override string? RequestIn(Understood part) => Announces(part) ? Name : null;

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var idea = await talk.AskText("idee", saysIt: text => Words.Of(text).Except(Announcing).Any());
        var place = await places.AskAsync(talk, "waar");
        if (place.Outside)
        {
            talk.Tell("buiten", ("plek", place.Description));
            return;
        }
        var who = await talk.AskText("wie");
        var needed = await talk.AskText("nodig");
        var money = await talk.AskYesNo("geld");
        var amount = money ? await talk.AskOptionalText("bedrag") : null;
        var contact = await talk.AskYesNo("contact");
        var open = await talk.AskYesNo("openbaar");
        var cost = !money ? talk.Text("geld.niet") : amount ?? talk.Text("geld.onbekend");
        await talk.Confirm("klopt", talk.Text(
            "samenvatting", ("idee", idea), ("plek", place.Description), ("wie", who), ("nodig", needed), ("geld", cost), ("contact", talk.InSentence(contact ? "ja" : "nee")), ("openbaar", talk.InSentence(open ? "ja" : "nee"))));
        var receipt = await desk.OpenAsync(talk, new Request(CaseKind.Initiatief, idea)
        {
            Place = place,
            Photos = talk.Photos,
            Details =
            [
                new CaseDetail("wie", talk.Dutch("wie.kort"), who),
                new CaseDetail("nodig", talk.Dutch("nodig.kort"), needed),
                new CaseDetail("geld", talk.Dutch("geld.kort"), !money ? talk.Dutch("geld.niet") : amount ?? talk.Dutch("geld.onbekend")),
                new CaseDetail("contact", talk.Dutch("contact.kort"), talk.Dutch(contact ? "ja" : "nee")),
                new CaseDetail(Consent, talk.Dutch("openbaar.kort"), open ? Agreed : talk.Dutch("nee")),
            ],
        });
        talk.Tell(contact ? "bevestigd" : "bevestigd.zonder-contact", ("zaak", receipt.Reference), ("wie", talk.Phrase(receipt.Party.Name)), ("wanneer", dates.Day(talk, receipt.Due)));
    }

    /// <summary>The resident said that everybody may read the idea, and did not have everything removed since.</summary>
    public static bool IsPublic(Case @case) => @case is { Kind: CaseKind.Initiatief, Confidential: false, Resident.Length: > 0 } && @case.Details.Any(detail => detail is { Name: Consent, Answer: Agreed });

    private static bool Announces(Understood understood) =>
        understood.Has("idee voor", "een idee", "initiatief", "buurtfeest", "straatfeest", "buurtbarbecue", "buurtmoestuin", "moestuin", "willen graag een", "organiseren", "we willen een", "wij willen een", "geveltuin", "boomspiegel", "buurttuin", "samen met buren");
}
