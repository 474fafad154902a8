namespace WijkBot.Benchmarks.Language;

/// <summary>MASSIVE (Amazon, CC BY 4.0): what people say to a voice assistant, 60 intents, the same sentences in many languages.</summary>
public static class Massive
{
    /// <summary>The languages at hand that WijkBot knows.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["nl", "en", "tr", "ar", "pl", "de"];

    /// <summary>The phrases of a part: <c>train</c> or <c>dev</c>.</summary>
    public static (string Text, string Label)[] Read(string language, string part) =>
        File.ReadLines(Path.Combine(SharedData.Folder, "massive", language + ".tsv"))
            .Select(line => line.Split('\t'))
            .Where(row => row[1] == part)
            .Select(row => (row[4], row[3]))
            .ToArray();
}

/// <summary>Finds the repository, and the measuring data beside it.</summary>
public static class SharedData
{
    /// <summary>Folder <c>shared/data</c>: from <c>WIJKBOT_SHARED</c>, or beside the repository.</summary>
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("WIJKBOT_SHARED") is { Length: > 0 } named ? Path.Combine(named, "data")
        : Above(Path.Combine("..", "shared", "data")) is { } folder ? Path.Combine(folder, "..", "shared", "data")
        : throw new DirectoryNotFoundException("the shared folder with measuring data is not beside the repository; name it in WIJKBOT_SHARED");

    /// <summary>The nearest folder above this program that holds a file or folder; null when there is none.</summary>
    public static string? Above(string path)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, path)))
                return folder;
        }
        return null;
    }
}
