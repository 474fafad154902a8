using System.Text.Json;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Wijken;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Cases;

/// <summary>What professionals mend about a case: its kind, its place, and that it is the same as another.</summary>
/// <param name="store">Reads the other case.</param>
/// <param name="knowledge">Kinds, routing and texts.</param>
/// <param name="terms">Deadlines.</param>
public sealed class CaseCorrections(IStore store, KnowledgeBase knowledge, CaseTerms terms)
{
    /// <summary>Longest place that somebody writes.</summary>
    public const int LongestPlace = 200;

    /// <summary>News that the reporters of merged cases hear too; an answer is for one of them only.</summary>
    private static readonly string[] Shared = ["opgepakt", "doorgezet", "afgehandeld", "heropend"];

    /// <summary>Whether this verb is one of them.</summary>
    public static bool Are(string verb) => verb is "samenvoegen" or "soort" or "plek";

    /// <summary>Does it; returns what the professional must read because nothing was done.</summary>
    public async Task<string?> DoAsync(CaseTurn turn, CardVerb verb, Standing standing, CancellationToken cancel) => verb.Verb switch
    {
        "samenvoegen" => await MergeAsync(turn, verb.Said("met"), standing, cancel),
        "soort" => Kind(turn, verb.Said("soort"), standing.Who),
        _ => Place(turn, verb.Said("plek"), standing.Who),
    };

    /// <summary>News of a case goes to those that were merged into it.</summary>
    public static void Share(CaseTurn turn, CaseNews news)
    {
        if (!Shared.Contains(news.Event)) return;
        var value = JsonSerializer.SerializeToElement(news, CaseJson.Default.CaseNews);
        foreach (var reference in turn.Case.Merged)
            turn.Signal(Case.MailboxOf(reference), CaseSignals.Followed, value);
    }

    /// <summary>A merged case tells its own reporter, by its own reference.</summary>
    public void Followed(CaseTurn turn, CaseNews news)
    {
        if (turn.Case.State != CaseState.Samengevoegd) return;
        turn.Record("WijkBot", $"Nieuws van {turn.Case.MergedInto}: {news.Event}", turn.Case, news.Text ?? news.Event);
        turn.Tell(news with { Reference = turn.Case.Reference, Subject = CaseSubject.Of(turn.Case, knowledge) });
    }

    /// <summary>Another case is part of this one.</summary>
    public void Joined(CaseTurn turn, string reference)
    {
        if (turn.Case.Merged.Contains(reference)) return;
        turn.Record("WijkBot", $"{reference} is hierbij gevoegd", turn.Case with { Merged = [.. turn.Case.Merged, reference] });
        turn.Note(knowledge.Say("teams.hierbij-gevoegd", ("zaak", turn.Case.Reference), ("tekst", reference)));
    }

    private async Task<string?> MergeAsync(CaseTurn turn, string? wanted, Standing standing, CancellationToken cancel)
    {
        var found = wanted is null ? [] : await store.FindAsync(new RecordQuery(Case.RecordKind) { Id = wanted.ToUpperInvariant() }, cancel);
        if (found is not [var record] || CaseRecord.Read(record) is not { Anonymous: false } other || !standing.Scope.Covers(other))
            return knowledge.Say("teams.niet-gevonden", ("zaak", wanted ?? "?"));
        if (!turn.Case.IsOpen || other.Reference == turn.Case.Reference || other.State == CaseState.Samengevoegd || turn.Case.Merged.Count > 0 || (turn.Case.Confidential && !other.Confidential))
            return knowledge.Say("teams.kan-niet-samenvoegen", ("zaak", turn.Case.Reference), ("tekst", other.Reference));
        turn.Record(standing.Who.Name, $"Samengevoegd met {other.Reference}", turn.Case with { State = CaseState.Samengevoegd, MergedInto = other.Reference }, told: "samengevoegd");
        turn.Tell(new CaseNews(turn.Case.Reference, "samengevoegd", null, knowledge.PartyOf(other).Name, CaseSubject.Of(turn.Case, knowledge)));
        turn.Signal(Case.MailboxOf(other.Reference), CaseSignals.Joined, JsonSerializer.SerializeToElement(turn.Case.Reference, CaseJson.Default.String));
        turn.EndTerm();
        return null;
    }

    /// <summary>Another kind may be another party's work: then it goes there, and the resident hears where.</summary>
    private string? Kind(CaseTurn turn, string? wanted, Professional by)
    {
        if (turn.Case.Kind != CaseKind.Melding || wanted is null || knowledge.Category(wanted) is not { } category || !turn.Case.IsOpen)
            return knowledge.Say("teams.soort-leeg");
        var before = knowledge.Category(turn.Case.Category ?? "")?.Name ?? "onbekend";
        var routing = CaseRouting.Find(knowledge, turn.Case.Kind, wanted, turn.Case.Wijk, turn.Case.Place?.Buurt, turn.Case.Details, turn.Case.ReceivedAt);
        var moves = routing.Party.Id != turn.Case.Party;
        turn.Record(by.Name, $"Soort verbeterd: {before} wordt {category.Name}", turn.Case with
        {
            Category = wanted,
            Due = terms.DueOf(wanted, turn.Case.ReceivedAt),
            Confidential = turn.Case.Confidential || category.Confidential || routing.Party.Confidential,
            Party = routing.Party.Id,
            PartyReason = routing.Why,
            TakenBy = moves ? null : turn.Case.TakenBy,
            State = moves ? CaseState.Toegewezen : turn.Case.State,
        }, told: moves ? "doorgezet" : null);
        if (moves)
        {
            turn.Tell(new CaseNews(turn.Case.Reference, "doorgezet", null, routing.Party.Name, CaseSubject.Of(turn.Case, knowledge)));
            terms.AwaitTaking(turn);
        }
        return null;
    }

    /// <summary>A place in words has no position on the map any more: the old one would be wrong.</summary>
    private string? Place(CaseTurn turn, string? wanted, Professional by)
    {
        if (wanted is null || wanted.Length > LongestPlace)
            return knowledge.Say("teams.plek-leeg");
        var before = turn.Case.Place?.Description ?? "onbekend";
        turn.Record(by.Name, $"Plek verbeterd: {before} wordt {wanted}", turn.Case with { Place = new Place { Description = wanted, Wijk = turn.Case.Wijk } });
        return null;
    }
}
