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
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(20);

    /// <summary>Measures with so many replicas.</summary>
    public static async Task<int> RunAsync(int replicas)
    {
        if (!LocalServer.IsInstalled)
        {
            Console.WriteLine("needs PostgreSQL's server binaries (Debian: apt-get install postgresql)");
            return 2;
        }
        await using var server = await LocalServer.StartAsync("-c shared_buffers=256MB");
        var database = await server.NewDatabaseAsync();
        var ceiling = await server.PgbenchAsync((await server.NewDatabaseAsync()).Database!, clients: 16, seconds: 10);
        await using var provider = await FakeProvider.StartAsync();
        var folders = Enumerable.Range(0, replicas).Select(_ => Directory.CreateTempSubdirectory("wijkbot-hub").FullName).ToArray();
        var hosts = await Task.WhenAll(folders.Select(folder => StartAsync(folder, database, provider.Url)));
        try
        {
            await MeasureAsync(hosts, provider, ceiling);
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

    private static async Task MeasureAsync(Served[] hosts, FakeProvider provider, double ceiling)
    {
        using var load = new Load([.. hosts.Select(host => host.Url)], provider.NextAsync);
        await load.RunAsync(WarmUp, null);
        await SettledAsync(hosts, provider);
        provider.TakeTimes();
        var before = load.Sent;
        var watch = Stopwatch.StartNew();
        var accept = await load.RunAsync(Full, null);
        await SettledAsync(hosts, provider);
        var (took, messages, endToEnd) = (watch.Elapsed, load.Sent - before, provider.TakeTimes());
        var whole = messages / took.TotalSeconds;
        HubBenchmark.Line("replicas on one PostgreSQL", hosts.Length.ToString(CultureInfo.InvariantCulture));
        HubBenchmark.Line("whole messages/s (accepted, turn, delivery settled)", $"{whole:0}   ({messages} in {took.TotalSeconds:0.0} s, {Site.Connections} connections, {Site.Residents} residents)");
        HubBenchmark.Line("pgbench, one small transaction a message, 16 clients, per s", $"{ceiling:0}");
        HubBenchmark.Line("commits/s of WijkBot (3 a message) against pgbench", $"{3 * whole:0}   {300 * whole / ceiling:0} %");
        HubBenchmark.Line("full load: 200 after, ms p50 / p99", $"{HubBenchmark.At(accept, .5)} / {HubBenchmark.At(accept, .99)}");
        HubBenchmark.Line("full load: provider call after, ms p50 / p99", $"{HubBenchmark.At(endToEnd, .5)} / {HubBenchmark.At(endToEnd, .99)}");
        HubBenchmark.Line("memory after load, MB a replica", string.Join(" / ", hosts.Select(host => $"{host.Megabytes:0}")));
    }

    private static async Task SettledAsync(Served[] hosts, FakeProvider provider)
    {
        foreach (var host in hosts)
            await HubBenchmark.SettledAsync(host, provider);
    }
}
