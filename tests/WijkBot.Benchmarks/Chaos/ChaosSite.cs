using Npgsql;
using WijkBot.Benchmarks.Hub;
using WijkBot.Tests.Bot.Storage.Postgres;

namespace WijkBot.Benchmarks.Chaos;

/// <summary>The real program, once on a file or twice on PostgreSQL, and the faults that can strike it.</summary>
internal sealed class ChaosSite : IAsyncDisposable
{
    private readonly ChaosProvider provider;
    private readonly ChaosTeams teams;
    private readonly ChaosDisk disk = new();
    private readonly LocalServer? server;
    private readonly NpgsqlConnectionStringBuilder? database;
    private readonly int[] ports;
    private readonly Served?[] programs;
    private readonly ChaosClock[] clocks;
    private IReadOnlyList<Fault> faults;

    private ChaosSite(ChaosProvider provider, ChaosTeams teams, LocalServer? server, NpgsqlConnectionStringBuilder? database)
    {
        (this.provider, this.teams, this.server, this.database) = (provider, teams, server, database);
        ports = [.. Enumerable.Range(0, server is null ? 1 : 2).Select(_ => Served.FreePort())];
        programs = new Served?[ports.Length];
        clocks = [.. ports.Select(_ => new ChaosClock())];
        faults = [.. Faults()];
    }

    public string Name => server is null ? "embedded" : "PostgreSQL, two replicas";

    public IReadOnlyList<string> Urls => [.. ports.Select(port => $"http://127.0.0.1:{port}")];

    public static async Task<ChaosSite> EmbeddedAsync(ChaosProvider provider, ChaosTeams teams) => await BegunAsync(new ChaosSite(provider, teams, null, null));

    public static async Task<ChaosSite> PostgresAsync(ChaosProvider provider, ChaosTeams teams)
    {
        var started = await LocalServer.StartAsync("-c shared_buffers=64MB");
        return await BegunAsync(new ChaosSite(provider, teams, started, await started.NewDatabaseAsync()));
    }

    private static async Task<ChaosSite> BegunAsync(ChaosSite site)
    {
        try
        {
            for (var n = 0; n < site.programs.Length; n++)
                await site.StartAsync(n);
            if (site.clocks[0].CanJump)
                await site.clocks[0].ProveAsync(site.Urls[0]);
            else
                Console.WriteLine("no clock jumps: needs a C compiler (cc)");
            await site.teams.LinkAsync(site.Urls[0]);
            return site;
        }
        catch
        {
            // nothing of what began may stay behind
            await site.DisposeAsync();
            throw;
        }
    }

    private string FolderOf(int n) => Directory.CreateDirectory(Path.Combine(disk.Path, $"{n}")).FullName;

    private async Task StartAsync(int n)
    {
        var own = FolderOf(n);
        var settings = HubBenchmark.Settings(ports[n], own, provider.Url).Concat(ChaosTeams.Settings).Concat(clocks[n].Settings).ToList();
        if (database is not null)
            settings.AddRange([("ConnectionStrings__WijkBot", $"Host={database.Host};Port={database.Port};Database={database.Database};Username={database.Username}"), ("DataFolder", own)]);
        for (var tries = 1; programs[n] is null; tries++)
        {
            try
            {
                programs[n] = await Served.StartAsync(ports[n], [Path.Combine(AppContext.BaseDirectory, "WijkBot.dll")], [.. settings]);
            }
            catch (TimeoutException) when (tries < 3)
            {
                // the machine, or this run, stood still
            }
        }
    }

    /// <summary>Leaves the faults whose name has these words; false when there are none.</summary>
    public bool Only(string words)
    {
        faults = [.. faults.Where(fault => fault.Name.Contains(words, StringComparison.OrdinalIgnoreCase))];
        return faults.Count > 0;
    }

    /// <summary>The fault of this round: each kind in turn.</summary>
    public Fault FaultOf(int round) => faults[round % faults.Count];

    private IEnumerable<Fault> Faults()
    {
        yield return new("kill -9", KillOneAsync) { Interrupts = true };
        yield return new("provider answers after its time-out", _ => Task.FromResult(provider.IsTooLate = true));
        if (clocks[0].CanJump)
            yield return new("clock jumps and is put right", chance => clocks[chance.Next(clocks.Length)].JumpAsync(chance));
        if (server is null && disk.CanBeFull)
            yield return new("disk full", FillAsync) { Interrupts = true };
        yield return new("Teams is too busy", _ => Task.Run(() => teams.Refuse(429, 2))) { LiesInWait = true };
        yield return new("Teams is broken", _ => Task.Run(() => teams.Refuse(502, 2))) { LiesInWait = true };
        yield return new("Teams answers after our time-out", _ => Task.Run(teams.BeLate)) { LiesInWait = true };
        if (server is null)
            yield break;
        if (clocks[0].CanJump)
            yield return new("clocks are ten minutes off, each the other way", _ => Task.Run(SetApart));
        yield return new("connections cut", _ => server.RunSqlAsync("postgres", "select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'")) { Interrupts = true };
        yield return new("PostgreSQL killed", _ => server.CrashAsync()) { Interrupts = true };
    }

    private void SetApart()
    {
        clocks[0].Set(TimeSpan.FromMinutes(10));
        clocks[1].Set(TimeSpan.FromMinutes(-10));
    }

    /// <summary>Every clock is right again.</summary>
    public void SetRight()
    {
        foreach (var clock in clocks)
            clock.Set(TimeSpan.Zero);
    }

    private async Task KillOneAsync(Random chance)
    {
        var n = chance.Next(programs.Length);
        await KillAsync(n);
        await StartAsync(n);
    }

    private async Task FillAsync(Random chance)
    {
        using (disk.Fill())
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(200, 3000)), TimeProvider.System);
    }

    /// <summary>As the service manager, starts what gave up again; how often that was needed.</summary>
    public async Task<int> StandAsync()
    {
        var restarts = 0;
        for (var n = 0; n < programs.Length; n++)
        {
            if (programs[n] is not { HasEnded: true })
                continue;
            await KillAsync(n);
            await StartAsync(n);
            restarts++;
        }
        return restarts;
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
        foreach (var clock in clocks)
            clock.Dispose();
    }
}

/// <summary>Something that goes wrong in a round.</summary>
/// <param name="Name">What people read.</param>
/// <param name="StrikeAsync">Makes it happen, and mends it.</param>
internal sealed record Fault(string Name, Func<Random, Task> StrikeAsync)
{
    /// <summary>It strikes the next card, so it must be there before that comes.</summary>
    public bool LiesInWait { get; init; }

    /// <summary>The program or its store may not keep what a provider has just answered.</summary>
    public bool Interrupts { get; init; }
}
