namespace WijkBot.Simulator.Faults;

/// <summary>Something that goes wrong at a provider, to be played once on command.</summary>
/// <param name="Name">Stable name.</param>
/// <param name="Group">Where it happens: a heading, Dutch.</param>
/// <param name="Title">A few words, Dutch.</param>
/// <param name="Tells">What happens and what to watch, Dutch.</param>
public sealed record Fault(string Name, string Group, string Title, string Tells)
{
    /// <summary>The next REST call gets 429.</summary>
    public const string TooMany = "too-many";
    /// <summary>The next REST call gets 500 and nothing goes out.</summary>
    public const string ServerError = "server-error";
    /// <summary>The next message goes out, and the answer to the call never comes.</summary>
    public const string NoAnswer = "no-answer";
    /// <summary>The next message goes out, and the connection is cut.</summary>
    public const string Reset = "reset";
    /// <summary>The next REST call says that the number does not exist.</summary>
    public const string BadNumber = "bad-number";
    /// <summary>The next message is taken and then not delivered.</summary>
    public const string Undelivered = "undelivered";
    /// <summary>The next WhatsApp message is too late: 24 hours have passed.</summary>
    public const string WindowClosed = "window-closed";
    /// <summary>The statuses of the next message come after 20 seconds.</summary>
    public const string LateStatus = "late-status";
    /// <summary>The statuses of the next message come in reverse, and twice.</summary>
    public const string MixedStatus = "mixed-status";
    /// <summary>The resident's next message comes twice.</summary>
    public const string Duplicate = "duplicate";
    /// <summary>The resident's next two messages come in reverse.</summary>
    public const string Swapped = "swapped";
    /// <summary>The resident's next message has a wrong signature.</summary>
    public const string Forged = "forged";
    /// <summary>The next photo is not there yet when WijkBot fetches it.</summary>
    public const string PhotoLater = "photo-later";
    /// <summary>Teams answers the next call with 429.</summary>
    public const string TeamsTooMany = "teams-too-many";
    /// <summary>Teams takes the next call and does not answer.</summary>
    public const string TeamsNoAnswer = "teams-no-answer";
    /// <summary>Teams says that the bot was removed.</summary>
    public const string TeamsRemoved = "teams-removed";
    /// <summary>Teams sends the next message or button press twice.</summary>
    public const string TeamsDuplicate = "teams-duplicate";

    /// <summary>A colleague presses the same button at the same moment.</summary>
    public const string TeamsRace = "teams-race";

    private const string Sending = "WijkBot verstuurt";
    private const string Ticks = "Vinkjes";
    private const string Receiving = "De bewoner verstuurt";
    private const string InTeams = "Teams";

    /// <summary>Every fault, in the order shown.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        new(TooMany, Sending, "Te druk (429)", "Twilio vraagt om te wachten. WijkBot probeert het later opnieuw."),
        new(ServerError, Sending, "Storing bij Twilio (500)", "Twilio neemt het bericht niet aan. WijkBot probeert het opnieuw."),
        new(NoAnswer, Sending, "Geen antwoord", "Het bericht gaat weg, maar Twilio zegt niets terug. WijkBot zoekt het op en stuurt het niet dubbel."),
        new(Reset, Sending, "Verbinding breekt", "Het bericht gaat weg, maar de verbinding valt weg. WijkBot stuurt het niet dubbel."),
        new(BadNumber, Sending, "Nummer bestaat niet", "Twilio weigert met code 21211. WijkBot probeert het niet opnieuw."),
        new(Undelivered, Ticks, "Komt niet aan", "Twilio neemt het bericht aan, maar de telefoon krijgt het niet."),
        new(WindowClosed, Ticks, "Na 24 uur (WhatsApp)", "Gewone tekst mag niet meer (63016). WijkBot heeft dan een vast bericht nodig."),
        new(LateStatus, Ticks, "Vinkjes komen laat", "De vinkjes komen pas na 20 seconden."),
        new(MixedStatus, Ticks, "Vinkjes door elkaar", "Eerst ‘gelezen’, dan ‘verstuurd’, en alles twee keer. Een vinkje gaat nooit terug."),
        new(Duplicate, Receiving, "Bericht komt dubbel", "Twilio levert het volgende bericht twee keer. WijkBot antwoordt één keer."),
        new(Swapped, Receiving, "Twee berichten omgedraaid", "Het volgende bericht wacht, en komt ná het bericht daarna."),
        new(Forged, Receiving, "Valse handtekening", "Het volgende bericht is niet goed ondertekend. WijkBot weigert het."),
        new(PhotoLater, Receiving, "Foto is er nog niet (404)", "De volgende foto is de eerste keer niet te halen. WijkBot probeert het opnieuw."),
        new(TeamsRace, InTeams, "Twee tegelijk", "Een collega drukt op hetzelfde moment op dezelfde knop. Eén van de twee wint."),
        new(TeamsTooMany, InTeams, "Te druk (429)", "Teams vraagt om twee seconden te wachten."),
        new(TeamsNoAnswer, InTeams, "Geen antwoord", "Teams plaatst het bericht, maar zegt niets terug."),
        new(TeamsRemoved, InTeams, "WijkBot is verwijderd (403)", "WijkBot mag niet meer in het team. Een mens moet dat horen."),
        new(TeamsDuplicate, InTeams, "Bericht of knop komt dubbel", "Teams stuurt het volgende bericht of de volgende knop twee keer."),
    ];
}
