using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Storage.Postgres;

namespace WijkBot.Operations.Backups;

/// <summary><c>backup FILE</c>: a server that runs is asked for it, since it alone has LiteDB's file open; else the store is opened here.</summary>
internal static class BackupCommand
{
    /// <summary>What a server is asked.</summary>
    public const string Question = "backup";

    /// <summary>Writes the file; under its name only when it is whole.</summary>
    public static async Task<int> RunAsync(IConfiguration configuration, string file, TextWriter output, CancellationToken cancel)
    {
        var part = file + ".deel";
        await using (var target = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            if (!StorageSetup.IsPostgres(configuration[StorageSetup.Key]) && await OperatorCall.TryAskAsync(configuration, Question, cancel) is { } server)
            {
                await using (server)
                    await server.CopyToAsync(target, cancel);
            }
            else
            {
                await using var store = await OpenAsync(configuration, cancel);
                await BackupFile.WriteAsync(store, DataFolder.From(configuration), target, cancel);
            }
            target.Flush(flushToDisk: true);
        }
        await using (await BackupFile.OpenAsync(part, cancel))
            File.Move(part, file, overwrite: true);
        await output.WriteLineAsync($"Back-up geschreven: {file} ({new FileInfo(file).Length} bytes).");
        return 0;
    }

    private static async Task<IStore> OpenAsync(IConfiguration configuration, CancellationToken cancel)
    {
        var setting = configuration[StorageSetup.Key];
        if (StorageSetup.IsPostgres(setting))
            return await PostgresStore.OpenAsync(setting!, cancel);
        var path = StorageSetup.PathFrom(setting);
        return File.Exists(path) ? LiteDbStore.Open(path, TimeProvider.System, NullLogger<LiteDbStore>.Instance)
            : throw new InvalidDataException($"er is geen opslag: {path} bestaat niet");
    }
}
