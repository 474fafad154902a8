using System.Diagnostics;
using WijkBot.Benchmarks.Hub;
using WijkBot.Tests.Bot.Storage.Postgres;

namespace WijkBot.Benchmarks.Peers;

/// <summary>Others beside us in one run, each with 64 connections and 2,000 conversations: message in, turn with state, answer out. Ours are whole meldingen, theirs an echo.</summary>
internal static class PeersBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync()
    {
        var clients = Path.GetFullPath(Path.Combine(HubBenchmark.Content(), "..", "..", "tests", "clients"));
        if (Directory.Exists(Path.Combine(clients, "node_modules", "botbuilder")))
        {
            Tell("Bot Framework JS SDK 4.23.3, echo, memory storage: lost at its end", await EchoPeer.MeasureAsync(clients, "memory"));
            Tell("Bot Framework JS SDK 4.23.3, echo, a file each, fsync", await EchoPeer.MeasureAsync(clients, "disk"));
        }
        else
        {
            Console.WriteLine("the Bot Framework JS SDK is not there (npm ci in tests/clients)");
        }
        Tell("WijkBot, meldingen, LiteDB: accepted, turn and delivery on disk", await OursAsync(postgres: false));
        if (!LocalServer.IsInstalled)
            return 0;
        Tell("WijkBot, meldingen, PostgreSQL", await OursAsync(postgres: true));
        await using var server = await LocalServer.StartAsync("-c shared_buffers=256MB");
        HubBenchmark.Line("pgbench, one transaction of one row a turn", $"{await Ceiling.OneRowAsync(server):0}/s");
        HubBenchmark.Line("pgbench, a message's rows in our three commits", $"{await Ceiling.SameCommitsAsync(server):0}/s");
        return 0;
    }

    private static async Task<(double PerSecond, double Microseconds)> OursAsync(bool postgres)
    {
        await using var ground = await Ground.NewAsync(postgres);
        await using var provider = await FakeProvider.StartAsync();
        await using var host = await ground.ServeAsync(provider.Url);
        using var load = new Load([host.Url], provider.NextAsync);
        await load.RunAsync(WarmUp, null);
        await HubBenchmark.SettledAsync(host, provider);
        var (sent, processor, watch) = (load.Sent, host.Processor + ground.Processor, Stopwatch.StartNew());
        await load.RunAsync(Full, null);
        await HubBenchmark.SettledAsync(host, provider);
        var took = watch.Elapsed;
        var messages = load.Sent - sent;
        return (messages / took.TotalSeconds, (host.Processor + ground.Processor - processor).TotalMicroseconds / messages);
    }

    private static void Tell(string who, (double PerSecond, double Microseconds) rate) =>
        HubBenchmark.Line(who, $"{rate.PerSecond:0}/s, {rate.Microseconds:0} µs of processor each");
}
