using System.Diagnostics;

namespace WijkBot.Benchmarks.Language;

/// <summary>Time and memory of one piece of work.</summary>
public static class Measured
{
    /// <summary>Runs it and tells how long it took and how many bytes of managed memory its outcome holds.</summary>
    public static (T Outcome, double Seconds, double Megabytes) Once<T>(Func<T> work)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        var outcome = work();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return (outcome, seconds, (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6);
    }

    /// <summary>Median time of one call in milliseconds, after a round to warm up.</summary>
    public static double MedianMilliseconds<T>(IReadOnlyList<T> items, Action<T> call)
    {
        foreach (var item in items)
            call(item);
        return Scores.Median(items.Select(item =>
        {
            var began = Stopwatch.GetTimestamp();
            call(item);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }));
    }
}
