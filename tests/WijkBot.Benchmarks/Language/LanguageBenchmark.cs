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
        var content = KnowledgeBase.Load(Content).OrThrow();
        var (knowledge, seconds, megabytes) = Measured.Once(() =>
        {
            _ = content.Engine;
            return content;
        });
        OwnTable.Print(report, knowledge, seconds, megabytes);
        LanguagesTable.Print(report, knowledge);
        UnknownTable.Print(report, knowledge);
        MassiveTable.Print(report);
        RetrievalTable.Print(report, knowledge);
        ReloadTable.Print(report, Content);
        return report.Missed == 0 ? 0 : 1;
    }

    /// <summary>Prints only how answers are found and how soon a changed file is one.</summary>
    public static int RunRetrieval()
    {
        var report = new Report();
        RetrievalTable.Print(report, KnowledgeBase.Load(Content).OrThrow());
        ReloadTable.Print(report, Content);
        return report.Missed == 0 ? 0 : 1;
    }

    private static string Content => Path.Combine(SharedData.Above("WijkBot.sln") ?? ".", "knowledge", "almelo");
}
