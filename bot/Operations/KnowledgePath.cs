namespace WijkBot.Operations;

/// <summary>Where the content stands: the setting <c>Knowledge:Path</c>.</summary>
public static class KnowledgePath
{
    /// <summary>
    /// The folder as given; a relative one is looked up in the working folder and then beside the program, so that both
    /// <c>dotnet run</c> and a published program find the content.
    /// </summary>
    /// <exception cref="SettingsFaultException">There is no such folder.</exception>
    public static string From(IConfiguration configuration)
    {
        var path = configuration["Knowledge:Path"] is { Length: > 0 } given ? given : "knowledge/almelo";
        if (Directory.Exists(path))
            return path;
        var beside = Path.Combine(AppContext.BaseDirectory, path);
        return Directory.Exists(beside) ? beside : throw new SettingsFaultException("Knowledge:Path", $"de map '{path}' bestaat niet");
    }
}
