using WijkBot.Storage;

namespace WijkBot.Operations;

/// <summary>The only folder that WijkBot writes in: the store's file, photos, keys and the operator's socket.</summary>
/// <param name="Path">Absolute path.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>The settings key, for PostgreSQL only: beside LiteDB's file everything else stands too.</summary>
    public const string Key = "DataFolder";

    /// <summary>The folder of the store's file; with PostgreSQL the setting, or <c>data</c>; created when it is missing.</summary>
    /// <exception cref="SettingsFaultException">The store's setting cannot be right.</exception>
    public static DataFolder From(IConfiguration configuration)
    {
        var setting = configuration[StorageSetup.Key];
        var folder = StorageSetup.IsPostgres(setting) ? configuration[Key] ?? "data" : System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(StorageSetup.PathFrom(setting)))!;
        return new DataFolder(Directory.CreateDirectory(folder).FullName);
    }
}
