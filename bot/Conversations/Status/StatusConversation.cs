using WijkBot.Cases;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations.Status;

/// <summary>"M-1042" or "hoe staat het met mijn melding": only its reporter hears anything. Somebody else's reference gives the same answer as an unknown one.</summary>
/// <param name="cases">The resident's cases.</param>
/// <param name="knowledge">Names of parties and categories.</param>
/// <param name="dates">Days in words.</param>
public sealed class StatusConversation(ResidentCases cases, KnowledgeBase knowledge, Dates dates) : Subject
{
    private const int Most = 3;
    private const int WordsAroundReference = 8;

    /// <inheritdoc />
    public override string Name => "status";

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        ReferenceIn.Text(understood.Heard.Text) is not null && understood.Words.Length <= WordsAroundReference ? 1
        : understood.Has("hoe staat het met", "hoe is het met mijn melding", "hoe ver is het met", "status van mijn", "wat gebeurt er met mijn melding", "hoor ik nog iets", "nog niets gehoord", "niks gehoord", "stand van zaken") || understood.Has(Foreign.StatusOf) ? 1
        : understood.Intent(Name);

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var named = ReferenceIn.Text(talk.First?.Text ?? "");
        if (named is not null)
        {
            var found = await cases.FindAsync(talk.Resident, named);
            talk.Say(found is null ? talk.Text("onbekend", ("zaak", named)) : Line(talk, found));
            return;
        }
        var mine = await cases.AllAsync(talk.Resident, Most);
        if (mine.Count == 0) talk.Tell("geen");
        for (var i = 0; i < mine.Count; i++) talk.Say(Line(talk, mine[i]));
    }

    private string Subject(Talk talk, Case @case)
    {
        var dutch = CaseSubject.Of(@case, knowledge);
        return knowledge.Category(@case.Category ?? "")?.Name is { } name && dutch.StartsWith(name, StringComparison.Ordinal) ? talk.Note(talk.Phrase(name) + dutch[name.Length..], dutch) : dutch;
    }

    private string Line(Talk talk, Case @case) => talk.Text(
        "stand." + CaseRecord.SlugOf(@case.State),
        ("zaak", @case.Reference),
        ("onderwerp", Subject(talk, @case)),
        ("wie", talk.Phrase(knowledge.PartyOf(@case).Name)),
        ("wanneer", dates.Day(talk, @case.Due ?? talk.Now)),
        ("gemeld", dates.Day(talk, @case.ReceivedAt)));
}
