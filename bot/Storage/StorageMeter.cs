using System.Diagnostics.Metrics;

namespace WijkBot.Storage;

/// <summary>What the store measures of itself, on the meter <c>WijkBot</c>.</summary>
internal static class StorageMeter
{
    private static readonly Meter Meter = new("WijkBot");
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5] };
    private static readonly Histogram<int> Group = Meter.CreateHistogram("wijkbot.store.group.writes", "{write}", "Writes committed together", advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] });
    private static readonly Histogram<double> Commit = Meter.CreateHistogram("wijkbot.store.commit.duration", "s", "Commit of one group, fsyncs included", advice: Seconds);
    private static readonly Histogram<double> Checkpoint = Meter.CreateHistogram("wijkbot.store.checkpoint.duration", "s", "Log moved into the data file", advice: Seconds);
    private static readonly Counter<long> Fsyncs = Meter.CreateCounter<long>("wijkbot.store.fsyncs", "{fsync}", "Fsyncs of the store's files");
    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>("wijkbot.store.written", "By", "Bytes written to the store's files");

    /// <summary>A file was flushed to the disk.</summary>
    public static void Flushed() => Fsyncs.Add(1);

    /// <summary>So many bytes were written.</summary>
    public static void Written(long bytes) => Bytes.Add(bytes);

    /// <summary>A group reached the disk.</summary>
    public static void Committed(int writes, TimeSpan took)
    {
        Group.Record(writes);
        Commit.Record(took.TotalSeconds);
    }

    /// <summary>A checkpoint ended.</summary>
    public static void Checkpointed(TimeSpan took) => Checkpoint.Record(took.TotalSeconds);
}
