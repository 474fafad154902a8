using System.Diagnostics;
using System.Globalization;
using Npgsql;
using WijkBot.Tests.Bot.Storage.Postgres;

namespace WijkBot.Benchmarks.Hub;

/// <summary>
/// The whole product on PostgreSQL: some replicas on one database, with its commits on the disk, the load and the provider on the same machine; beside it what
/// <c>pgbench</c> does there with one small transaction for each message.
/// </summary>
internal static class ReplicasBenchmark
{
    /// <summary>Until the compiler has done what it does to busy code: after 25 s two replicas do half of what they do later, and 1 ms of their 1.3 ms a message is the compiler's.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(110);
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(20);

    /// <summary>Measures with so many replicas; or only what happens when one dies.</summary>
    public static async Task<int> RunAsync(int replicas, bool onlyFailover = false)
    {
        if (!LocalServer.IsInstalled)
        {
            Console.WriteLine("needs PostgreSQL's server binaries (Debian: apt-get install postgresql)");
            return 2;
        }
        await using var server = await LocalServer.StartAsync("-c shared_buffers=256MB");
        var database = await server.NewDatabaseAsync();
        var (oneRow, sameCommits) = onlyFailover ? (1, 1) : (await Ceiling.OneRowAsync(server), await Ceiling.SameCommitsAsync(server));
        await using var provider = await FakeProvider.StartAsync();
        var folders = Enumerable.Range(0, replicas).Select(_ => Directory.CreateTempSubdirectory("wijkbot-hub").FullName).ToArray();
        var hosts = await Task.WhenAll(folders.Select(folder => StartAsync(folder, database, provider.Url)));
        try
        {
            if (!onlyFailover)
                await MeasureAsync(hosts, provider, server, (oneRow, sameCommits));
            if (replicas > 1)
            {
                var (seconds, messages) = await Failover.MeasureAsync(hosts[0], provider);
                HubBenchmark.Line("failover: kill -9 until the last accepted message is answered, s", $"{seconds:0.0}   ({messages} waited at the kill)");
            }
            var wake = await WakeUp.MeasureAsync(await server.NewDatabaseAsync());
            HubBenchmark.Line("wake-up: accepted here, claimed by an idle replica, ms p50 / p99", $"{HubBenchmark.At(wake, .5)} / {HubBenchmark.At(wake, .99)}");
            return 0;
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
            foreach (var folder in folders)
                Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<Served> StartAsync(string folder, NpgsqlConnectionStringBuilder database, string provider)
    {
        var port = Served.FreePort();
        var address = new NpgsqlConnectionStringBuilder { Host = database.Host, Port = database.Port, Database = database.Database, Username = database.Username };
        return Served.StartAsync(port, [Path.Combine(AppContext.BaseDirectory, "WijkBot.dll")],
            [.. HubBenchmark.Settings(port, folder, provider), ("ConnectionStrings__WijkBot", address.ConnectionString), ("DataFolder", folder)]);
    }

    private static async Task MeasureAsync(Served[] hosts, FakeProvider provider, LocalServer server, (double OneRow, double SameCommits) ceiling)
    {
        using var load = new Load([.. hosts.Select(host => host.Url)], provider.NextAsync);
        await load.RunAsync(WarmUp, null);
        await SettledAsync(hosts, provider);
        provider.TakeTimes();
        var before = load.Sent;
        var (processor, database, own) = (Processor(hosts), server.Processor, Environment.CpuUsage.TotalTime);
        var watch = Stopwatch.StartNew();
        var accept = await load.RunAsync(Full, null);
        await SettledAsync(hosts, provider);
        var (took, messages, endToEnd) = (watch.Elapsed, load.Sent - before, provider.TakeTimes());
        (processor, database, own) = (Processor(hosts) - processor, server.Processor - database, Environment.CpuUsage.TotalTime - own);
        var whole = messages / took.TotalSeconds;
        HubBenchmark.Line("replicas on one PostgreSQL", hosts.Length.ToString(CultureInfo.InvariantCulture));
        HubBenchmark.Line("whole messages/s (accepted, turn, delivery settled)", $"{whole:0}   ({messages} in {took.TotalSeconds:0.0} s, {Site.Connections} connections, {Site.Residents} residents)");
        HubBenchmark.Line("processor time per message, µs: WijkBot / PostgreSQL / load and provider", $"{processor.TotalMicroseconds / messages:0} / {database.TotalMicroseconds / messages:0} / {own.TotalMicroseconds / messages:0}");
        HubBenchmark.Line("pgbench, a message's rows in the same three commits, messages/s", $"{ceiling.SameCommits:0}   of which WijkBot does {100 * whole / ceiling.SameCommits:0} %");
        HubBenchmark.Line("pgbench, one row a transaction, per s", $"{ceiling.OneRow:0}   of which WijkBot's three commits a message are {300 * whole / ceiling.OneRow:0} %");
        HubBenchmark.Line("full load: 200 after, ms p50 / p99", $"{HubBenchmark.At(accept, .5)} / {HubBenchmark.At(accept, .99)}");
        HubBenchmark.Line("full load: provider call after, ms p50 / p99", $"{HubBenchmark.At(endToEnd, .5)} / {HubBenchmark.At(endToEnd, .99)}");
        HubBenchmark.Line("memory after load, MB a replica", string.Join(" / ", hosts.Select(host => $"{host.Megabytes:0}")));
    }

    private static TimeSpan Processor(Served[] hosts) => hosts.Aggregate(TimeSpan.Zero, (sum, host) => sum + host.Processor);

    private static async Task SettledAsync(Served[] hosts, FakeProvider provider)
    {
        foreach (var host in hosts)
            await HubBenchmark.SettledAsync(host, provider);
    }
}
