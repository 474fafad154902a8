using Npgsql;
using WijkBot.Tests.Bot.Storage.Postgres;

namespace WijkBot.Benchmarks.Hub;

/// <summary>An empty store of one kind for a benchmark, its size, and the program on it.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wijkbot-ground").FullName;
    private readonly LocalServer? server;
    private readonly NpgsqlConnectionStringBuilder? database;

    private Ground(LocalServer? server, NpgsqlConnectionStringBuilder? database) => (this.server, this.database) = (server, database);

    /// <summary>The connection string.</summary>
    public string Setting => database is null ? "Filename=" + Path.Combine(folder, "wijkbot.db")
        : new NpgsqlConnectionStringBuilder { Host = database.Host, Port = database.Port, Database = database.Database, Username = database.Username }.ConnectionString;

    /// <summary>Processor time of the database's own server.</summary>
    public TimeSpan Processor => server?.Processor ?? TimeSpan.Zero;

    public static async Task<Ground> NewAsync(bool postgres)
    {
        if (!postgres)
            return new Ground(null, null);
        var started = await LocalServer.StartAsync("-c shared_buffers=256MB -c max_wal_size=4GB");
        return new Ground(started, await started.NewDatabaseAsync());
    }

    /// <summary>Bytes of the store, in MB.</summary>
    public async Task<double> MegabytesAsync() => (server is null
        ? Directory.GetFiles(folder, "wijkbot*").Sum(file => new FileInfo(file).Length)
        : (long)(await SqlAsync("select pg_database_size(current_database())"))!) / 1048576.0;

    /// <summary>Asks the database itself; null for LiteDB.</summary>
    public async Task<object?> SqlAsync(string sql) => server is null ? null : await server.RunSqlAsync(database!.Database!, sql);

    /// <summary>Starts the program on it.</summary>
    public Task<Served> ServeAsync(string provider)
    {
        var port = Served.FreePort();
        return Served.StartAsync(port, [Path.Combine(AppContext.BaseDirectory, "WijkBot.dll")],
            [.. HubBenchmark.Settings(port, folder, provider), ("ConnectionStrings__WijkBot", Setting), ("DataFolder", folder)]);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
