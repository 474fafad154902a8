namespace WijkBot.TeamsApp;

/// <summary><c>teams-app FILE</c>: writes the package for Teams from the settings.</summary>
internal static class TeamsAppCommand
{
    /// <summary>The command's first word.</summary>
    public const string Name = "teams-app";

    /// <summary>Writes the file and says what was written.</summary>
    /// <exception cref="SettingsFaultException">A setting is missing, or Teams would refuse it.</exception>
    public static async Task<int> RunAsync(IConfiguration configuration, string gemeente, string file, TextWriter output, CancellationToken cancel)
    {
        var package = TeamsAppPackage.From(configuration, gemeente);
        await using (var target = File.Create(file))
            await package.WriteAsync(target, cancel);
        await output.WriteLineAsync($"App voor Teams geschreven: {file}. Een beheerder uploadt dit bestand in het Teams-beheercentrum.");
        return 0;
    }
}
