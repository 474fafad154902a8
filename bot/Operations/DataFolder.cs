using WijkBot.Storage;

namespace WijkBot.Operations;

/// <summary>The only folder that WijkBot writes in: the store's file, photos, keys and the operator's socket.</summary>
/// <param name="Path">Absolute path.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>The folder of the store's file; created when it is missing.</summary>
    /// <exception cref="SettingsFaultException">The store's setting cannot be right.</exception>
    public static DataFolder From(IConfiguration configuration)
    {
        var file = System.IO.Path.GetFullPath(StorageSetup.PathFrom(configuration[StorageSetup.Key]));
        return new DataFolder(Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!).FullName);
    }
}
