namespace WijkBot.Tests;

/// <summary>Finds what tests read but the project does not hold: the repository's own folders, and the shared specifications and data beside it.</summary>
public static class Shared
{
    /// <summary>Top folder of this checkout.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder with official specifications and measuring data, or null where it is missing.</summary>
    public static string? Folder { get; } =
        new[] { Environment.GetEnvironmentVariable("WIJKBOT_SHARED"), Path.Combine(Repository, "..", "shared") }
            .FirstOrDefault(folder => folder is not null && Directory.Exists(Path.Combine(folder, "specs")));

    /// <summary>Path of a shared file; skips the running test where it is missing.</summary>
    public static string File(string path)
    {
        Assert.SkipWhen(Folder is null, "needs the shared folder with specifications beside the repository");
        return Path.Combine(Folder!, path);
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "WijkBot.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("WijkBot.sln is not above the tests");
        return folder;
    }
}
