using WijkBot.Channels.Teams.Cards;
using WijkBot.Knowledge.Content;

namespace WijkBot.Cases;

/// <summary>The five verbs of the contract, and those of a talk. Each returns null, or what the professional must read because nothing was done.</summary>
/// <param name="knowledge">Names, parties and texts.</param>
/// <param name="terms">Deadlines.</param>
public sealed class CaseVerbs(KnowledgeBase knowledge, CaseTerms terms)
{
    /// <summary>Longest text to a resident: two SMS messages of 1,600 characters less what stands around it.</summary>
    public const int LongestAnswer = 1400;

    /// <summary>Line of history of an answer.</summary>
    public const string Answered = "Antwoord aan de bewoner";

    private readonly LiveTalk live = new(knowledge, terms);

    /// <summary>Does what is asked. An unknown verb is refused.</summary>
    public string? Do(CaseTurn turn, CardVerb verb, Professional by) => verb.Verb switch
    {
        "oppakken" => Take(turn, by),
        "antwoorden" => Answer(turn, verb, by),
        "doorzetten" => Forward(turn, verb, by),
        "afhandelen" => Close(turn, verb, by),
        "heropenen" => Reopen(turn, by),
        "overnemen" => live.Begin(turn, by),
        "teruggeven" => live.GiveBack(turn, by),
        _ => knowledge.Say("teams.onbekende-actie"),
    };

    private string? Take(CaseTurn turn, Professional by)
    {
        if (turn.Case.State == CaseState.Afgehandeld)
            return knowledge.Say("teams.al-afgehandeld", ("zaak", turn.Case.Reference));
        if (turn.Case.TakenBy is { } holder)
            return holder.Id == by.Id ? null : knowledge.Say("teams.al-opgepakt", ("zaak", turn.Case.Reference), ("wie", holder.Name));

        turn.Record(by.Name, "Opgepakt", Held(turn.Case, by), told: "opgepakt");
        Tell(turn, "opgepakt", null);
        terms.AwaitAnswer(turn);
        return null;
    }

    private string? Answer(CaseTurn turn, CardVerb verb, Professional by)
    {
        if (verb.Said("antwoord") is not { } text)
            return knowledge.Say("teams.antwoord-leeg");
        if (text.Length > LongestAnswer)
            return knowledge.Say("teams.te-lang", ("lengte", $"{text.Length}"), ("hoogstens", $"{LongestAnswer}"));

        if (turn.Case.Live is { } talks)
        {
            turn.Record(by.Name, Answered, turn.Case, text);
            Tell(turn, "gesprek-bericht", text, live.NameOf(turn, talks.Id == by.Id ? talks : by));
            terms.AwaitAnswer(turn);
            live.Heard(turn);
            return null;
        }
        var closed = turn.Case.State is CaseState.Afgehandeld;
        turn.Record(by.Name, Answered, closed ? turn.Case : Held(turn.Case, turn.Case.TakenBy ?? by), text);
        Tell(turn, "antwoord", text);
        if (!closed)
            terms.AwaitAnswer(turn);
        return null;
    }

    private string? Forward(CaseTurn turn, CardVerb verb, Professional by)
    {
        if (verb.Said("naar") is not { } wanted)
            return knowledge.Say("teams.doorzetten-leeg");
        if (CaseRouting.Target(knowledge, wanted) is not { } target)
            return knowledge.Say("teams.doorzetten-onbekend", ("naar", wanted));

        var forwarded = turn.Case with
        {
            State = CaseState.Doorgezet,
            TakenBy = null,
            Wijk = target.Wijk ?? turn.Case.Wijk,
            Party = target.Party?.Id ?? turn.Case.Party,
            PartyReason = $"Doorgezet door {by.Name}",
            Escalations = 0,
            ClosedAt = target.Party is { InTeams: false } ? turn.Now : null,
        };
        turn.Record(by.Name, $"Doorgezet naar {target.Name}" + (verb.Said("opmerking") is { } remark ? $", met de opmerking: {remark}" : ""), forwarded, told: "doorgezet");
        Tell(turn, "doorgezet", target.Party is { InTeams: false } outside ? outside.HowToReach : null, target.Name);
        if (target.Party is { InTeams: false })
            turn.EndTerm();
        else
            terms.AwaitTaking(turn);
        return null;
    }

    private string? Close(CaseTurn turn, CardVerb verb, Professional by)
    {
        if (turn.Case.State == CaseState.Afgehandeld)
            return knowledge.Say("teams.al-afgehandeld", ("zaak", turn.Case.Reference));
        if (verb.Said("bericht") is not { } text)
            return knowledge.Say("teams.bericht-leeg");
        if (text.Length > LongestAnswer)
            return knowledge.Say("teams.te-lang", ("lengte", $"{text.Length}"), ("hoogstens", $"{LongestAnswer}"));

        turn.Record(by.Name, "Afgehandeld", turn.Case with { State = CaseState.Afgehandeld, TakenBy = turn.Case.TakenBy ?? by }, text);
        Tell(turn, "afgehandeld", text);
        turn.EndTerm();
        return null;
    }

    private string? Reopen(CaseTurn turn, Professional by)
    {
        if (turn.Case.State is not (CaseState.Afgehandeld or CaseState.Doorgezet or CaseState.Samengevoegd))
            return knowledge.Say("teams.niet-gesloten", ("zaak", turn.Case.Reference));

        turn.Record(by.Name, "Heropend", turn.Case with { State = CaseState.Heropend, TakenBy = null, Escalations = 0 }, told: "heropend");
        Tell(turn, "heropend", null);
        terms.AwaitTaking(turn);
        return null;
    }

    /// <summary>Tells the resident; <paramref name="who"/> is the organisation, never the person.</summary>
    private void Tell(CaseTurn turn, string happened, string? text, string? who = null) => turn.Tell(new CaseNews(
        turn.Case.Reference, happened, text, who ?? knowledge.PartyOf(turn.Case).Name, CaseSubject.Of(turn.Case, knowledge)));

    private static Case Held(Case @case, Professional by) => @case with { State = CaseState.InBehandeling, TakenBy = by };
}
