using WijkBot.Knowledge.Content;

namespace WijkBot.Benchmarks.Language;

/// <summary>Measures how well and how fast residents are understood.</summary>
public static class LanguageBenchmark
{
    /// <summary>Prints the figures of one run.</summary>
    /// <returns>Exit code: 0 when every target was reached, 1 otherwise.</returns>
    public static int Run()
    {
        var report = new Report();
        var content = KnowledgeBase.Load(Path.Combine(SharedData.Above("WijkBot.sln") ?? ".", "knowledge", "almelo")).OrThrow();
        var (knowledge, seconds, megabytes) = Measured.Once(() =>
        {
            _ = content.Engine;
            return content;
        });
        OwnTable.Print(report, knowledge, seconds, megabytes);
        LanguagesTable.Print(report, knowledge);
        UnknownTable.Print(report, knowledge);
        MassiveTable.Print(report);
        return report.Missed == 0 ? 0 : 1;
    }
}
