using Npgsql;
using WijkBot.Benchmarks.Hub;
using WijkBot.Tests.Bot.Storage.Postgres;

namespace WijkBot.Benchmarks.Chaos;

/// <summary>The real program, once on a file or twice on PostgreSQL, and the faults that can strike it.</summary>
internal sealed class ChaosSite : IAsyncDisposable
{
    private readonly ChaosProvider provider;
    private readonly ChaosDisk disk = new();
    private readonly LocalServer? server;
    private readonly NpgsqlConnectionStringBuilder? database;
    private readonly int[] ports;
    private readonly Served?[] programs;
    private readonly ChaosClock[] clocks;
    private readonly DirectoryInfo clockFiles = Directory.CreateTempSubdirectory("wijkbot-chaos-clock-");
    private readonly IReadOnlyList<(string Name, Func<Random, Task> StrikeAsync)> faults;

    private ChaosSite(ChaosProvider provider, LocalServer? server, NpgsqlConnectionStringBuilder? database)
    {
        (this.provider, this.server, this.database) = (provider, server, database);
        ports = [.. Enumerable.Range(0, server is null ? 1 : 2).Select(_ => Served.FreePort())];
        programs = new Served?[ports.Length];
        clocks = [.. ports.Select(port => new ChaosClock(Path.Combine(clockFiles.FullName, $"{port}")))];
        faults = [.. Faults()];
    }

    public string Name => server is null ? "embedded" : "PostgreSQL, two replicas";

    public IReadOnlyList<string> Urls => [.. ports.Select(port => $"http://127.0.0.1:{port}")];

    public static async Task<ChaosSite> EmbeddedAsync(ChaosProvider provider) => await BegunAsync(new ChaosSite(provider, null, null));

    public static async Task<ChaosSite> PostgresAsync(ChaosProvider provider)
    {
        var started = await LocalServer.StartAsync("-c shared_buffers=64MB");
        return await BegunAsync(new ChaosSite(provider, started, await started.NewDatabaseAsync()));
    }

    private static async Task<ChaosSite> BegunAsync(ChaosSite site)
    {
        for (var n = 0; n < site.programs.Length; n++)
            await site.StartAsync(n);
        return site;
    }

    private string FolderOf(int n) => Directory.CreateDirectory(Path.Combine(disk.Path, $"{n}")).FullName;

    private async Task StartAsync(int n)
    {
        var own = FolderOf(n);
        var settings = HubBenchmark.Settings(ports[n], own, provider.Url).Concat(clocks[n].Settings).ToList();
        if (database is not null)
            settings.AddRange([("ConnectionStrings__WijkBot", $"Host={database.Host};Port={database.Port};Database={database.Database};Username={database.Username}"), ("DataFolder", own)]);
        programs[n] = await Served.StartAsync(ports[n], [Path.Combine(AppContext.BaseDirectory, "WijkBot.dll")], [.. settings]);
    }

    /// <summary>One fault, mended at once; each kind in turn. Returns which.</summary>
    public async Task<string> StrikeAsync(int round, Random chance)
    {
        var (name, strikeAsync) = faults[round % faults.Count];
        await strikeAsync(chance);
        return name;
    }

    private IEnumerable<(string Name, Func<Random, Task> StrikeAsync)> Faults()
    {
        yield return ("kill -9", KillOneAsync);
        yield return ("provider answers after its time-out", _ => Task.FromResult(provider.IsTooLate = true));
        if (ChaosClock.CanJump)
            yield return ("clock jumps and is put right", chance => clocks[chance.Next(clocks.Length)].JumpAsync(chance));
        if (server is null && disk.CanBeFull)
            yield return ("disk full", FillAsync);
        if (server is null)
            yield break;
        yield return ("connections cut", _ => server.RunSqlAsync("postgres", "select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'"));
        yield return ("PostgreSQL killed", _ => server.CrashAsync());
    }

    private async Task KillOneAsync(Random chance)
    {
        var n = chance.Next(programs.Length);
        await KillAsync(n);
        await StartAsync(n);
    }

    /// <summary>As the service manager, starts the program again when it gave up.</summary>
    private async Task FillAsync(Random chance)
    {
        using (disk.Fill())
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(200, 3000)), TimeProvider.System);
        if (programs[0] is { HasEnded: true })
        {
            await KillAsync(0);
            await StartAsync(0);
        }
    }

    private async Task KillAsync(int n)
    {
        if (programs[n] is { } program)
            await program.DisposeAsync();
        programs[n] = null;
    }

    /// <summary>What stands in the store; the embedded program is killed once more for it.</summary>
    public async Task<StoredRows> ReadAsync()
    {
        if (database is not null)
            return await StoredRows.OfDatabaseAsync(database.ConnectionString);
        await KillAsync(0);
        var rows = StoredRows.OfFile(Path.Combine(FolderOf(0), "wijkbot.db"));
        await StartAsync(0);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        for (var n = 0; n < programs.Length; n++)
            await KillAsync(n);
        if (server is not null)
            await server.DisposeAsync();
        disk.Dispose();
        clockFiles.Delete(recursive: true);
    }
}
