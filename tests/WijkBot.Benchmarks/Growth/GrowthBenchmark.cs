using System.Diagnostics;
using WijkBot.Benchmarks.Hub;

namespace WijkBot.Benchmarks.Growth;

/// <summary>The same load on a store that holds ever more conversations and cases: what a turn costs must not grow with them.</summary>
internal static class GrowthBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(20);
    private static readonly int[] Sizes = [2_000, 10_000, 100_000, 1_000_000];

    /// <summary>Measures each size up to the largest.</summary>
    public static async Task<int> RunAsync(bool postgres, int largest)
    {
        await using var ground = await Ground.NewAsync(postgres);
        Console.WriteLine("stored   filled s  start s  messages/s  µs processor/message (WijkBot, database)  200 p50/p99 ms  answer p50/p99 ms  MB idle/after a collection  MB store");
        await SampleAsync(ground);
        var there = 0;
        var costs = new List<double>();
        foreach (var size in Sizes.Where(size => size <= largest))
        {
            var watch = Stopwatch.StartNew();
            if (postgres && there > 0)
                await PopulationInTables.FillAsync(ground, there, size);
            else
                await Population.FillAsync(ground.Setting, there, size);
            there = size;
            Site.Spread = size / Site.Residents;
            costs.Add(await MeasureAsync(ground, size, watch.Elapsed));
        }
        Site.Spread = 1;
        Console.WriteLine($"processor time per message at each size, smallest = 1: {string.Join(" / ", costs.Select(cost => $"{cost / costs[0]:0.00}"))}");
        return 0;
    }

    /// <summary>Real conversations first: the stored ones are made after them.</summary>
    private static async Task SampleAsync(Ground ground)
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var host = await ground.ServeAsync(provider.Url);
        using var load = new Load([host.Url], provider.NextAsync);
        await load.RunAsync(WarmUp, null);
        await HubBenchmark.SettledAsync(host, provider);
    }

    /// <summary>Returns the processor time of WijkBot and its database per message, µs.</summary>
    private static async Task<double> MeasureAsync(Ground ground, int size, TimeSpan filled)
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var host = await ground.ServeAsync(provider.Url);
        var idle = host.Megabytes;
        using var load = new Load([host.Url], provider.NextAsync);
        await load.RunAsync(WarmUp, null);
        await HubBenchmark.SettledAsync(host, provider);
        provider.TakeTimes();
        var (sent, processor, database) = (load.Sent, host.Processor, ground.Processor);
        var watch = Stopwatch.StartNew();
        var accept = await load.RunAsync(Full, null);
        await HubBenchmark.SettledAsync(host, provider);
        var (messages, answers) = (load.Sent - sent, provider.TakeTimes());
        var (ours, theirs) = ((host.Processor - processor).TotalMicroseconds / messages, (ground.Processor - database).TotalMicroseconds / messages);
        await HeapCollection.CollectAsync(host.Id);
        Console.WriteLine(
            $"{size,7}  {filled.TotalSeconds,8:0}  {host.StartTime.TotalSeconds,7:0.0}  {messages / watch.Elapsed.TotalSeconds,10:0}  "
            + $"{ours,6:0} {theirs,6:0}"
            + $"  {HubBenchmark.At(accept, .5)}/{HubBenchmark.At(accept, .99)}  {HubBenchmark.At(answers, .5)}/{HubBenchmark.At(answers, .99)}"
            + $"  {idle:0}/{host.Megabytes:0}  {await ground.MegabytesAsync():0}");
        return ours + theirs;
    }
}
