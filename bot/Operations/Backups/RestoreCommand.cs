using System.Globalization;
using System.IO.Compression;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Storage.Postgres;
using WijkBot.Storage.Postgres.Copies;

namespace WijkBot.Operations.Backups;

/// <summary>
/// <c>herstel FILE</c>: puts a backup in the place of the store, while WijkBot is stopped. A LiteDB file that stands there is set aside, never thrown away; a database must be empty.
/// </summary>
internal static class RestoreCommand
{
    /// <summary>Restores; the exit code.</summary>
    public static async Task<int> RunAsync(IConfiguration configuration, string file, TextWriter output, CancellationToken cancel)
    {
        var setting = configuration[StorageSetup.Key];
        await using var backup = await BackupFile.OpenAsync(file, cancel);
        var wanted = StorageSetup.IsPostgres(setting) ? BackupFile.Postgres : BackupFile.LiteDb;
        var entry = backup.GetEntry(wanted) ?? throw new InvalidDataException($"deze back-up is van de andere opslag: {wanted} ontbreekt. Herstel haar met Filename=…, en verhuis daarna");
        var data = DataFolder.From(configuration);
        var work = Directory.CreateTempSubdirectory("wijkbot-herstel");
        try
        {
            var copy = Path.Combine(work.FullName, "wijkbot.db");
            await entry.ExtractToFileAsync(copy, cancel);
            if (StorageSetup.IsPostgres(setting))
                await FillAsync(Address.Parse(setting!), copy, cancel);
            else
                await ReplaceAsync(StorageSetup.PathFrom(setting), copy, output, cancel);
        }
        finally
        {
            work.Delete(recursive: true);
        }
        await BackupFile.RestoreFilesAsync(backup, data, cancel);
        await output.WriteLineAsync("Hersteld. U kunt WijkBot nu starten.");
        return 0;
    }

    private static async Task FillAsync(NpgsqlConnectionStringBuilder address, string copy, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(address);
        await using var from = File.OpenRead(copy);
        await DatabaseCopy.ReadAsync(source, from, cancel);
    }

    private static async Task ReplaceAsync(string path, string copy, TextWriter output, CancellationToken cancel)
    {
        // opened once, so that a file that does not open replaces nothing
        await using (var store = LiteDbStore.Open(copy, TimeProvider.System, NullLogger<LiteDbStore>.Instance))
            await store.FindAsync(new RecordQuery("zaak") { Max = 1 }, cancel);
        using var held = StoreFiles.Lock(path);
        var aside = ".voor-herstel-" + TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        foreach (var old in new[] { path, StoreFiles.LogOf(path) }.Where(File.Exists))
        {
            File.Move(old, old + aside);
            await output.WriteLineAsync($"Opzij gezet: {old}{aside}");
        }
        File.Copy(copy, path + ".deel", overwrite: true);
        await using (var written = new FileStream(path + ".deel", FileMode.Open, FileAccess.ReadWrite))
            written.Flush(flushToDisk: true);
        File.Move(path + ".deel", path);
    }
}
