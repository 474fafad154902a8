using System.IO.Compression;
using WijkBot.Storage;

namespace WijkBot.Operations.Backups;

/// <summary>
/// A backup as one zip file: the store, then photos and keys from the data folder, then an entry that says it is whole. The store comes first: a photo is kept
/// before the message that names it, so every photo that the store names is there.
/// </summary>
internal static class BackupFile
{
    /// <summary>Entry with a LiteDB file.</summary>
    public const string LiteDb = "opslag.litedb";

    /// <summary>Entry with the tables of PostgreSQL.</summary>
    public const string Postgres = "opslag.postgres";

    private const string Whole = "volledig";
    /// <summary>Folders beside the store.</summary>
    public static readonly string[] Folders = ["media", "keys"];

    /// <summary>Writes everything, while serving or not.</summary>
    public static async Task WriteAsync(IStore store, DataFolder data, Stream destination, CancellationToken cancel)
    {
        await using var zip = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
        await using (var entry = await zip.CreateEntry(store is Storage.Postgres.PostgresStore ? Postgres : LiteDb, CompressionLevel.Fastest).OpenAsync(cancel))
            await store.BackupAsync(entry, cancel);
        foreach (var folder in Folders.Select(name => new DirectoryInfo(Path.Combine(data.Path, name))).Where(folder => folder.Exists))
        {
            foreach (var file in folder.EnumerateFiles())
                await AddAsync(zip, folder.Name, file, cancel);
        }
        await using var end = await zip.CreateEntry(Whole).OpenAsync(cancel);
    }

    private static async Task AddAsync(ZipArchive zip, string folder, FileInfo file, CancellationToken cancel)
    {
        try
        {
            await using var from = file.OpenRead();
            await using var to = await zip.CreateEntry($"{folder}/{file.Name}", CompressionLevel.NoCompression).OpenAsync(cancel);
            await from.CopyToAsync(to, cancel);
        }
        catch (FileNotFoundException)
        {
            // a photo whose time was over meanwhile
        }
    }

    /// <summary>Opens a backup that is whole.</summary>
    /// <exception cref="InvalidDataException">It is none, or it was cut off.</exception>
    public static async Task<ZipArchive> OpenAsync(string path, CancellationToken cancel)
    {
        var zip = await ZipFile.OpenReadAsync(path, cancel);
        if (zip.GetEntry(Whole) is not null)
            return zip;
        await zip.DisposeAsync();
        throw new InvalidDataException("dit is geen volledige back-up van WijkBot");
    }

    /// <summary>Puts photos and keys back; what is there already under the same name is replaced.</summary>
    public static async Task RestoreFilesAsync(ZipArchive zip, DataFolder data, CancellationToken cancel)
    {
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.Split('/') is not [var folder, var name] || !Folders.Contains(folder) || name != Path.GetFileName(name))
                continue;
            Directory.CreateDirectory(Path.Combine(data.Path, folder));
            await entry.ExtractToFileAsync(Path.Combine(data.Path, folder, name), overwrite: true, cancel);
        }
    }
}
