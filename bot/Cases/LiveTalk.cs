using System.Text.Json;
using WijkBot.Knowledge.Content;

namespace WijkBot.Cases;

/// <summary>
/// A professional talks with the resident directly: the bot is silent, what the resident writes comes into the thread, and each answer goes out as it is.
/// It ends by a button, when the resident says so, or after silence; then the bot has the word again.
/// </summary>
/// <param name="knowledge">Names and texts.</param>
/// <param name="terms">Deadlines.</param>
public sealed class LiveTalk(KnowledgeBase knowledge, CaseTerms terms)
{
    /// <summary>After so long without a word from either side, the bot has the word again.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(30);

    /// <summary>Begins; returns what the professional must read when it cannot.</summary>
    public string? Begin(CaseTurn turn, Professional by)
    {
        if (!turn.Case.IsOpen)
            return knowledge.Say("teams.al-afgehandeld", ("zaak", turn.Case.Reference));
        if (turn.Case.Stopped)
            return knowledge.Say("teams.bewoner-gestopt", ("zaak", turn.Case.Reference));
        if (turn.Case.Live is { } other)
            return other.Id == by.Id ? null : knowledge.Say("teams.al-in-gesprek", ("wie", other.Name), ("zaak", turn.Case.Reference));
        turn.Record(by.Name, "Nam het gesprek over", turn.Case with { State = CaseState.InBehandeling, TakenBy = by, Live = by }, told: "gesprek");
        Tell(turn, "gesprek", null, by);
        turn.Note(knowledge.Say("teams.in-gesprek", ("wie", by.Name), ("zaak", turn.Case.Reference), ("aantal", $"{Silence.TotalMinutes:0}")));
        terms.AwaitAnswer(turn);
        Heard(turn);
        return null;
    }

    /// <summary>Gives the word back to the bot; returns what the professional must read when there is nothing to give back.</summary>
    public string? GiveBack(CaseTurn turn, Professional by)
    {
        if (turn.Case.Live is null)
            return knowledge.Say("teams.niet-in-gesprek", ("zaak", turn.Case.Reference));
        End(turn, by.Name, "Gaf het gesprek terug aan WijkBot", tell: true);
        return null;
    }

    /// <summary>Who talks goes away: the bot has the word again.</summary>
    public void Leave(CaseTurn turn)
    {
        if (turn.Case.Live is { } by)
            End(turn, "WijkBot", $"Het gesprek met {by.Name} is gestopt", tell: true);
    }

    /// <summary>The resident is done; the resident's side knows already.</summary>
    public void ResidentDone(CaseTurn turn)
    {
        if (turn.Case.Live is null)
            return;
        End(turn, CaseSharing.ByResident, "Is klaar met het gesprek", tell: false);
        turn.Note(knowledge.Say("teams.gesprek-klaar", ("zaak", turn.Case.Reference)));
    }

    /// <summary>A time of silence has passed; a word since then made it lapse.</summary>
    public void Silent(CaseTurn turn, int count)
    {
        if (turn.Case.Live is null || turn.Case.LiveWords != count)
            return;
        End(turn, "WijkBot", "Het gesprek viel stil", tell: true);
        turn.Note(knowledge.Say("teams.gesprek-stil", ("zaak", turn.Case.Reference)));
    }

    /// <summary>Somebody said something: silence counts from now.</summary>
    public void Heard(CaseTurn turn)
    {
        if (turn.Case.Live is null)
            return;
        turn.Change(turn.Case with { LiveWords = turn.Case.LiveWords + 1 });
        turn.Signal(Case.MailboxOf(turn.Case.Reference), CaseSignals.Silence, JsonSerializer.SerializeToElement(turn.Case.LiveWords, CaseJson.Default.Int32), turn.Now + Silence);
    }

    /// <summary>What a resident reads of who talks: first name and role, as far as the content sets them; else the party.</summary>
    public string NameOf(CaseTurn turn, Professional by)
    {
        var person = knowledge.Netwerk.People.FirstOrDefault(one => one.Id == by.Id);
        var parts = new[] { person?.FirstName, person?.Role }.OfType<string>().ToList();
        return parts.Count > 0 ? string.Join(", ", parts) : knowledge.PartyOf(turn.Case).Name;
    }

    private void End(CaseTurn turn, string who, string what, bool tell)
    {
        var by = turn.Case.Live!;
        turn.Record(who, what, turn.Case with { Live = null });
        if (tell)
            Tell(turn, "gesprek-klaar", null, by);
    }

    private void Tell(CaseTurn turn, string happened, string? text, Professional by) =>
        turn.Tell(new CaseNews(turn.Case.Reference, happened, text, NameOf(turn, by), CaseSubject.Of(turn.Case, knowledge)));
}
