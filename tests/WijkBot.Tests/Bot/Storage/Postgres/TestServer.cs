using Npgsql;

[assembly: AssemblyFixture(typeof(WijkBot.Tests.Bot.Storage.Postgres.TestServer))]

namespace WijkBot.Tests.Bot.Storage.Postgres;

/// <summary>One PostgreSQL for the whole run, started when a test first asks for it; each test has a database of its own. Where the machine has none, tests skip; in CI they fail.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly SemaphoreSlim once = new(1);
    private LocalServer? server;

    /// <summary>A new, empty database.</summary>
    public async Task<NpgsqlConnectionStringBuilder> NewDatabaseAsync() => await (await StartAsync()).NewDatabaseAsync();

    /// <summary>One statement on a database, apart from the store under test.</summary>
    public async Task<object?> RunSqlAsync(string database, string sql) => await (await StartAsync()).RunSqlAsync(database, sql);

    /// <summary>Copies a database as it stands now: what a process that dies at this moment leaves.</summary>
    public async Task<NpgsqlConnectionStringBuilder> CopyAsync(string database) => await (await StartAsync()).CopyAsync(database);

    private async Task<LocalServer> StartAsync()
    {
        Assert.SkipWhen(!LocalServer.IsInstalled && Environment.GetEnvironmentVariable("CI") is null, "needs PostgreSQL's server binaries (Debian: apt-get install postgresql)");
        await once.WaitAsync();
        try
        {
            return server ??= await LocalServer.StartAsync("-c fsync=off -c shared_buffers=64MB");
        }
        finally
        {
            once.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        once.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }
}
