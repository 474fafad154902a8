namespace WijkBot.Benchmarks.Language;

/// <summary>MASSIVE (Amazon, CC BY 4.0): what people say to a voice assistant, 60 intents, the same sentences in many languages.</summary>
public static class Massive
{
    /// <summary>The phrases of a part: <c>train</c> or <c>dev</c>.</summary>
    public static (string Text, string Label)[] Read(string language, string part) =>
        File.ReadLines(Path.Combine(SharedData.Folder, "massive", language + ".tsv"))
            .Select(line => line.Split('\t'))
            .Where(row => row[1] == part)
            .Select(row => (row[4], row[3]))
            .ToArray();
}

/// <summary>The measuring data beside the repository.</summary>
public static class SharedData
{
    /// <summary>Folder <c>shared/data</c>: from <c>WIJKBOT_SHARED</c>, or beside the repository.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("WIJKBOT_SHARED") is { Length: > 0 } named)
            return Path.Combine(named, "data");
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "..", "shared", "data")))
                return Path.Combine(folder, "..", "shared", "data");
        }
        throw new DirectoryNotFoundException("the shared folder with measuring data is not beside the repository; name it in WIJKBOT_SHARED");
    }
}
