using System.Data.Common;

namespace WijkBot.Operations;

/// <summary>The only folder that WijkBot writes in: the store's file, photos, keys and the operator's socket.</summary>
/// <param name="Path">Absolute path.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>The folder of the LiteDB file; <c>data</c> for any other store. Created when it is missing.</summary>
    public static DataFolder From(IConfiguration configuration)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = configuration.GetConnectionString("WijkBot");
        }
        catch (ArgumentException)
        {
            throw new SettingsFaultException("ConnectionStrings:WijkBot", "is geen geldige verbindingsreeks, zoals Filename=data/wijkbot.db");
        }
        var file = parts.TryGetValue("Filename", out var name) ? name.ToString() : null;
        var folder = System.IO.Path.GetFullPath(file is { Length: > 0 } ? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))! : "data");
        Directory.CreateDirectory(folder);
        return new DataFolder(folder);
    }
}
