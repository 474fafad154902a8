using WijkBot.Knowledge.Content;

namespace WijkBot.Kennis;

/// <summary>The command <c>kennis controleer</c>: every fault as <c>file:line: message</c>; without faults what there is per wijk, and where it is thin.</summary>
public static class ContentCheck
{
    /// <summary>Prints the check.</summary>
    /// <param name="folder">The content.</param>
    /// <param name="today">Tells what is old or expired.</param>
    /// <param name="every">Every thin spot instead of their number per file.</param>
    /// <param name="output">Where.</param>
    /// <returns>0 without faults, 1 with.</returns>
    public static int Run(string folder, DateOnly today, bool every, TextWriter output)
    {
        var read = KnowledgeBase.Load(folder);
        foreach (var fault in read.Faults) output.WriteLine(fault);
        if (read.Knowledge is not { } knowledge) return 1;
        output.WriteLine($"In orde: {knowledge.Wijken.All.Count} wijken, {knowledge.Categories.Count} soorten meldingen, {knowledge.Texts.All.Count} teksten, {knowledge.Entries.Count} antwoorden, projecten, activiteiten en contacten.");
        output.WriteLine();
        output.WriteLine($"{"Wijk",-22}{"antwoorden",11}{"projecten",11}{"activiteiten",13}{"contacten",10}{"verlopen",10}{"ouder dan een jaar",20}");
        foreach (var area in ContentOverview.Areas(knowledge, today))
            output.WriteLine($"{area.Name,-22}{area.Answers,11}{area.Projects,11}{area.Activities,13}{area.Contacts,10}{area.Expired,10}{area.Unchecked,20}");
        output.WriteLine();
        Thin(ContentOverview.Of(knowledge, today), every, output);
        return 0;
    }

    private static void Thin(IReadOnlyList<ThinSpot> spots, bool every, TextWriter output)
    {
        output.WriteLine($"Dun: {spots.Count} plekken{(every ? "" : "; met --alles staan ze er een voor een")}.");
        if (every)
        {
            foreach (var spot in spots) output.WriteLine(spot);
            return;
        }
        foreach (var kind in spots.GroupBy(spot => spot.File.Split('/')[0]).OrderByDescending(kind => kind.Count()))
            output.WriteLine($"{kind.Count(),6}  {kind.Key}: bijvoorbeeld {kind.First().Message}");
    }
}
