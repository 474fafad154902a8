using Npgsql;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Storage.Moving;
using WijkBot.Storage.Postgres;

namespace WijkBot.Operations.Backups;

/// <summary><c>verhuis FILE</c>: moves a LiteDB file, with the photos and keys beside it, into the PostgreSQL that the settings name. WijkBot must be stopped.</summary>
internal static class MoveCommand
{
    /// <summary>Moves; the exit code.</summary>
    public static async Task<int> RunAsync(IConfiguration configuration, string file, TextWriter output, CancellationToken cancel)
    {
        var setting = configuration[StorageSetup.Key];
        if (!StorageSetup.IsPostgres(setting))
            throw new SettingsFaultException(StorageSetup.Key, "verhuizen gaat naar PostgreSQL; verwacht Host=…");
        if (!File.Exists(file))
            throw new InvalidDataException($"{file} bestaat niet");
        var (held, data, log) = StoreFiles.Open(file);
        await using (held)
        using (var database = new Database(data, log))
        await using (var source = NpgsqlDataSource.Create(Address.Parse(setting!)))
        {
            await new Move(database.Engine, source, output).RunAsync(cancel);
        }
        foreach (var folder in BackupFile.Folders)
            Copy(Path.Combine(Path.GetDirectoryName(file)!, folder), Path.Combine(DataFolder.From(configuration).Path, folder));
        await output.WriteLineAsync("Verhuisd en vergeleken. U kunt WijkBot nu starten; bewaar het oude bestand nog even.");
        return 0;
    }

    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from) || Path.GetFullPath(from) == Path.GetFullPath(to))
            return;
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }
}
