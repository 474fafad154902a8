using WijkBot.Cases;
using WijkBot.Conversations.Engine;
using WijkBot.Conversations.Vergeten;

namespace WijkBot.Conversations.Privacy;

/// <summary>"Wat weet u van mij" and "verwijder mij": a truthful answer about what is kept and a request to a person who shows it; and, after one yes, everything removed.</summary>
/// <param name="desk">Opens the request.</param>
public sealed class PrivacyConversation(CaseDesk desk) : Subject
{
    /// <summary>Its name.</summary>
    public const string SubjectName = "privacy";

    /// <summary>The promise must be read first, in the very conversation that goes.</summary>
    private static readonly TimeSpan BeforeItGoes = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public override string Name => SubjectName;

    /// <inheritdoc />
    public override double Fit(Understood understood) => IsAskedFor(understood) ? 1
        : Math.Max(understood.Intent("inzage"), understood.Intent("verwijderen"));

    /// <summary>Whether the words leave no doubt: no model is asked.</summary>
    public static bool IsAskedFor(Understood understood) => WantsDeletion(understood.Folded) || WantsInsight(understood.Folded);

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        if (WantsDeletion(Words.Fold(talk.First?.Text ?? "")))
        {
            await EraseAsync(talk);
            return;
        }
        talk.Tell("wat-wij-bewaren");
        if (!await talk.AskYesNo("inzage"))
        {
            talk.Tell("niet-doorgestuurd");
            return;
        }
        var receipt = await desk.OpenAsync(talk, new Request(CaseKind.Vraag, talk.Dutch("verzoek.inzage")) { Confidential = true });
        talk.Tell("doorgestuurd", ("zaak", receipt.Reference), ("wie", talk.Phrase(receipt.Party.Name)));
    }

    private static async ValueTask EraseAsync(Talk talk)
    {
        talk.Tell("wat-verwijderen-is");
        if (!await talk.AskYesNo("verwijderen"))
        {
            talk.Tell("niet-gewist");
            return;
        }
        await talk.Do("wissen", () =>
        {
            talk.Effects.Erased = true;
            talk.Effects.Signals.Add(new Signal(talk.Resident.Mailbox, ForgettingHandler.Asked) { Due = talk.Now + BeforeItGoes });
            return ValueTask.FromResult(true);
        });
        talk.Tell("gewist");
    }

    private static bool WantsInsight(string folded) => Has(
        folded, "wat weet u van mij", "wat weet je van mij", "wat weten jullie van mij", "wat weet u over mij", "wat weten jullie over mij", "welke gegevens heeft u", "welke gegevens hebt u",
        "welke gegevens hebben jullie", "mijn gegevens inzien", "mijn gegevens zien", "inzage in mijn gegevens", "what do you know about me", "my data") || Has(folded, Foreign.Insight);

    private static bool WantsDeletion(string folded) => Has(
        folded, "verwijder mij", "verwijder mijn gegevens", "mijn gegevens verwijderen", "wis mijn gegevens", "gegevens wissen", "vergeet mij", "gooi mijn gegevens weg", "delete me", "delete my data") || Has(folded, Foreign.Deletion);

    private static bool Has(string folded, params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (folded.Contains(phrase, StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
