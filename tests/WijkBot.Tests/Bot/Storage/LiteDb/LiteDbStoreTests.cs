using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;

namespace WijkBot.Tests.Bot.Storage.LiteDb;

/// <summary>The embedded store keeps what every store must.</summary>
public sealed class LiteDbStoreTests : StoreConformance
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wijkbot-store-");
    private int copies;

    private string Path => System.IO.Path.Combine(folder.FullName, "wijkbot.db");

    protected override Changes Refused => new() { State = new string('x', 17 << 20) };

    protected override Task<IStore> OpenAsync() => OpenAsync(Path);

    protected override Task<IStore> OpenAfterKillAsync()
    {
        var copy = System.IO.Path.Combine(folder.FullName, $"kopie{++copies}.db");
        byte[] log, later;
        do
        {
            log = File.ReadAllBytes(StoreFiles.LogOf(Path));
            File.Copy(Path, copy, overwrite: true);
            later = File.ReadAllBytes(StoreFiles.LogOf(Path));
        }
        while (!later.AsSpan().StartsWith(log)); // a checkpoint came between: no process can die in two moments
        File.WriteAllBytes(StoreFiles.LogOf(copy), log);
        return OpenAsync(copy);
    }

    protected override Task<IStore> OpenBackupAsync(byte[] backup)
    {
        var copy = System.IO.Path.Combine(folder.FullName, $"kopie{++copies}.db");
        File.WriteAllBytes(copy, backup);
        return OpenAsync(copy);
    }

    private Task<IStore> OpenAsync(string path) => Task.FromResult<IStore>(LiteDbStore.Open(path, Clock, NullLogger<LiteDbStore>.Instance));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
