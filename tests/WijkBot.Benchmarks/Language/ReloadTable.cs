using System.Diagnostics;
using WijkBot.Knowledge.Content;

namespace WijkBot.Benchmarks.Language;

/// <summary>From saving a Markdown file to the moment that the next question is answered with it, on the real file system and clock.</summary>
public static class ReloadTable
{
    private const int Edits = 5;
    private const double MostSeconds = 2;

    /// <summary>Prints the figure.</summary>
    public static void Print(Report report, string content)
    {
        var folder = Directory.CreateTempSubdirectory("wijkbot-reload");
        foreach (var file in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var knowledge = KnowledgeBase.Load(folder.FullName).OrThrow();
        knowledge.Prepare();
        using var watch = new ContentWatch(folder.FullName, knowledge, TimeProvider.System);
        var took = Enumerable.Range(0, Edits).Select(n => Edit(watch, Path.Combine(folder.FullName, "stad", "antwoorden", "meting.md"), n)).ToList();
        report.Section($"A changed Markdown file: {knowledge.Entries.Count} entries, {Edits} edits");
        report.Line($"from saving to answering with it: median {Scores.Median(took) / 1000:0.00} s, longest {took.Max() / 1000:0.00} s, of which {ContentWatch.Rest.TotalSeconds:0.00} s waits for the editor to be done");
        report.Target($"under {MostSeconds:0} s ({took.Max() / 1000:0.00})", took.Max() / 1000 < MostSeconds);
        folder.Delete(recursive: true);
    }

    private static double Edit(ContentWatch watch, string path, int n)
    {
        using var read = new ManualResetEventSlim();
        watch.Reloaded = _ => read.Set();
        var began = Stopwatch.GetTimestamp();
        File.WriteAllText(path, $"---\ntitel: Meting\nvragen: [hoe snel is dit]\neigenaar: proef\nbron: {{ naam: proef }}\ngecontroleerd: 2026-01-05\n---\nMeting {n}.\n");
        read.Wait();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
