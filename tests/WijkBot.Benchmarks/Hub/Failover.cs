using System.Diagnostics;

namespace WijkBot.Benchmarks.Hub;

/// <summary>Kills a replica under full load: how long until each resident whose message it had accepted is answered, by another.</summary>
internal static class Failover
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Seconds from the kill to the last of those answers, and how many they were.</summary>
    public static async Task<(double Seconds, int Messages)> MeasureAsync(Served victim, FakeProvider provider)
    {
        using var load = new Load([victim.Url], provider.NextAsync);
        var running = load.RunAsync(Longest, null);
        await Task.Delay(Before, TimeProvider.System);
        victim.Kill();
        var watch = Stopwatch.StartNew();
        _ = running.ContinueWith(ended => ended.Exception, TaskScheduler.Default); // it is gone: every call fails
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        var waiting = Enumerable.Range(0, Site.Residents).Where(resident => load.IsAccepted(resident) && provider.IsWaiting(resident)).ToList();
        while (waiting.Exists(provider.IsWaiting) && watch.Elapsed < Longest)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        return waiting.Exists(provider.IsWaiting) ? throw new InvalidOperationException($"{waiting.Count(provider.IsWaiting)} accepted messages were never answered") : (watch.Elapsed.TotalSeconds, waiting.Count);
    }
}
