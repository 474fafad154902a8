using System.Diagnostics;
using WijkBot.Benchmarks.Hub;

namespace WijkBot.Benchmarks.Growth;

/// <summary>Half load for a long time: memory must stay flat, no queue may grow, and every byte of the store must have its reason.</summary>
internal static class Soak
{
    private const int Samples = 30;

    /// <summary>More than this from the second third to the last is growth.</summary>
    private const double FlatWithin = 1.10;

    private const string Tables = """
        select string_agg(format('%s %s MB (%s dead rows)', relname, pg_total_relation_size(relid) / 1048576, n_dead_tup), ', ' order by pg_total_relation_size(relid) desc)
        from pg_stat_user_tables where schemaname = 'wijkbot' and pg_total_relation_size(relid) > 1048576
        """;

    /// <summary>Soaks for so many minutes.</summary>
    public static async Task<int> RunAsync(bool postgres, double minutes)
    {
        await using var ground = await Ground.NewAsync(postgres);
        await using var provider = await FakeProvider.StartAsync();
        await using var host = await ground.ServeAsync(provider.Url);
        using var load = new Load([host.Url], provider.NextAsync);
        await load.RunAsync(TimeSpan.FromSeconds(20), null);
        var before = load.Sent;
        var watch = Stopwatch.StartNew();
        await load.RunAsync(TimeSpan.FromSeconds(15), null);
        var half = (load.Sent - before) / watch.Elapsed.TotalSeconds / 2;
        await HubBenchmark.SettledAsync(host, provider);

        Console.WriteLine($"half load is {half:0} messages/s");
        Console.WriteLine("minute  messages  MB after a collection  MB store  waiting for an answer  200 p99 ms");
        var (memory, waiting) = (new List<double>(), new List<int>());
        var (started, sent, size) = (Stopwatch.StartNew(), load.Sent, await ground.MegabytesAsync());
        for (var n = 0; n < Samples; n++)
        {
            var accept = await load.RunAsync(TimeSpan.FromMinutes(minutes / Samples), half);
            waiting.Add(provider.Waiting);
            await HeapCollection.CollectAsync(host.Id);
            memory.Add(host.Megabytes);
            Console.WriteLine($"{started.Elapsed.TotalMinutes,6:0.0}  {load.Sent - sent,8}  {memory[^1],21:0}  {await ground.MegabytesAsync(),8:0}  {waiting[^1],21}  {HubBenchmark.At(accept, .99),10}");
        }
        await HubBenchmark.SettledAsync(host, provider);
        Tell(memory, waiting, provider.Waiting);
        var grown = await ground.MegabytesAsync() - size;
        Console.WriteLine($"the store grew {grown:0} MB, {grown * 1024 / (load.Sent - sent):0.0} kB a message: what came in, what went out and the cases, kept 28 days and longer; nothing is due for removal in a soak");
        if (await ground.SqlAsync(Tables) is string tables)
            Console.WriteLine(tables);
        return 0;
    }

    private static void Tell(List<double> memory, List<int> waiting, int left)
    {
        var (second, last) = (memory[(Samples / 3)..(2 * Samples / 3)].Average(), memory[(2 * Samples / 3)..].Average());
        Console.WriteLine($"memory: second third {second:0} MB, last third {last:0} MB: {(last <= second * FlatWithin ? "flat" : "GROWS")}");
        Console.WriteLine($"queue: at most {waiting.Max()} waited at a sample, {waiting[^1]} at the last, {left} at the end: {(left == 0 && waiting[(2 * Samples / 3)..].Average() <= waiting[..(2 * Samples / 3)].Average() + Site.Connections ? "does not grow" : "GROWS")}");
    }
}
