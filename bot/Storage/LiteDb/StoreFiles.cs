using WijkBot.Storage.LiteDb.Pages;

namespace WijkBot.Storage.LiteDb;

/// <summary>The files of an embedded store: <c>wijkbot.db</c>, its log <c>wijkbot-log.db</c> and its lock <c>wijkbot.db.lock</c>.</summary>
internal static class StoreFiles
{
    private const int CopyPages = 32;

    /// <summary>The log beside a data file.</summary>
    public static string LogOf(string path) => Path.Combine(Path.GetDirectoryName(path) ?? "", Path.GetFileNameWithoutExtension(path) + "-log" + Path.GetExtension(path));

    /// <summary>Takes the lock and opens both files.</summary>
    /// <exception cref="SettingsFaultException">Another process has it open, or it cannot be written.</exception>
    public static (FileStream Lock, PageFile Data, PageFile Log) Open(string path) =>
        Usable(path, () => (Lock(path), new PageFile(path), new PageFile(LogOf(path))));

    /// <summary>A lock of our own, since a second process once opened the open database without complaint.</summary>
    /// <exception cref="SettingsFaultException">Another process has it.</exception>
    public static FileStream Lock(string path) => Usable(path, () =>
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    });

    private static T Usable<T>(string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsFaultException(StorageSetup.Key, $"{path} is al in gebruik of kan niet worden geschreven ({fault.Message})");
        }
    }

    /// <summary>Copies a data file that does not change meanwhile.</summary>
    public static async Task CopyAsync(PageFile data, Stream destination, CancellationToken cancel)
    {
        var buffer = new byte[CopyPages * PageFile.PageSize];
        for (long at = 0; data.Read(at, buffer) is > 0 and var read; at += read)
            await destination.WriteAsync(buffer.AsMemory(0, read), cancel);
    }
}
