using WijkBot.Conversations.Engine;
using WijkBot.Conversations.Vraag;
using WijkBot.Conversations.WijkKiezen;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;

namespace WijkBot.Conversations.Projecten;

/// <summary>"Wat gebeurt er in de Violierstraat?": the projects of a street or of a wijk. Where none is known it says so, and the question can go to a person.</summary>
/// <param name="knowledge">The projects.</param>
/// <param name="finder">The wijk that a question names.</param>
/// <param name="entries">Tells a project.</param>
/// <param name="wijken">Asks for the wijk.</param>
/// <param name="dates">What day it is.</param>
public sealed class ProjectConversation(KnowledgeBase knowledge, EntryFinder finder, EntryText entries, WijkAsk wijken, Dates dates) : Subject
{
    private const double AsksWhatHappens = 0.86;
    private const int Most = 5;
    private const string None = "anders", Which = "welk";

    /// <inheritdoc />
    public override string Name => "project";

    /// <inheritdoc />
    public override bool IsAfterthought(string question) => question == Which;

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        understood.Has("welke projecten", "wat gebeurt er in", "wat gebeurt er aan", "wat gaat er gebeuren in", "wat gaat er gebeuren aan", "wat zijn ze aan het doen in", "projecten in") ? AsksWhatHappens : understood.Intent(Name);

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var question = talk.First?.Text ?? "";
        var street = knowledge.Places.Read(question)?.Place.Street;
        var ids = talk.Keep("gevonden", question, () => Found(talk, question, street));
        if (ids is [""])
        {
            talk.Effects.Next = new Later(VraagConversation.SubjectName, talk.First);
            return;
        }
        if (ids.Length == 0 && street is not null)
        {
            talk.Tell("geen-straat", ("straat", street));
            talk.Effects.Next = new Later(VraagConversation.SubjectName, talk.First) { Given = VraagConversation.NothingKnown };
            return;
        }
        // The projects of a wijk may have nothing to do with the question: then they are offered, not told.
        var offered = ids.Length == 0 && !IsGeneral(question);
        if (ids.Length == 0) ids = await OfWijkAsync(talk);
        if (ids.Length == 0) return;
        if (ids.Length > 1 && talk.ComesBetween) ids = [ids[0]];
        var chosen = ids.Length == 1 && !offered ? ids[0] : await talk.Choose(Which, [.. ids.Select(finder.Entry).OfType<Entry>().Select(entry => new Option(entry.Id.ToString(), entry.Title)), new Option(None, talk.Text(None))], fill: false);
        if (chosen == None && offered) talk.Effects.Next = new Later(VraagConversation.SubjectName, talk.First) { Given = VraagConversation.NothingKnown };
        if (chosen != None && finder.Entry(chosen) is { } project) entries.Tell(talk, project);
    }

    /// <summary>Projects of the street that is named. An empty id alone: the question is about something by name, which the search finds better. Nothing: no street, no name.</summary>
    private string[] Found(Talk talk, string question, string? street)
    {
        if (street is not null)
        {
            var there = Valid(talk).Where(project => project.Streets.Any(known => Words.Near(Words.Fold(known), Words.Fold(street)))).Take(Most).Select(project => project.Id.ToString()).ToArray();
            if (there.Length > 0) return there;
        }
        if (IsGeneral(question)) return [];
        return finder.Find(question, talk.Resident.Wijk, talk.Now, talk.Resident.Language).Band != Knowledge.Language.Band.WeetNiet ? [""] : [];
    }

    private static bool IsGeneral(string question) => $" {Words.Fold(question)} " is var said && (said.Contains(" welke projecten ", StringComparison.Ordinal) || said.Contains(" projecten in ", StringComparison.Ordinal));

    private async ValueTask<string[]> OfWijkAsync(Talk talk)
    {
        var wijk = finder.WijkSaid(talk.First?.Text ?? "") ?? talk.Resident.Wijk ?? await wijken.AskAsync(talk, "welke-wijk");
        string[] ids = [.. Valid(talk).Where(project => project.Wijk == wijk).OrderByDescending(project => project.Fase is ProjectFase.Uitvoering).ThenByDescending(project => project.Checked).Take(Most).Select(project => project.Id.ToString())];
        if (ids.Length == 0) talk.Tell("geen-wijk", ("wijk", entries.NameOf(wijk)));
        return ids;
    }

    private IEnumerable<Project> Valid(Talk talk) => knowledge.Entries.OfType<Project>().Where(project => project.IsValid(dates.LocalDay(talk.Now)));
}
