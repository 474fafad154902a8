using System.Diagnostics.Metrics;

namespace WijkBot.Storage;

/// <summary>What the store measures of itself, on the meter <c>WijkBot</c>.</summary>
internal static class StorageMeter
{
    private static readonly Meter Meter = new("WijkBot");
    private static readonly Histogram<int> Group = Meter.CreateHistogram<int>("store_group_writes", description: "writes committed together");
    private static readonly Histogram<double> Commit = Meter.CreateHistogram<double>("store_commit_seconds", "s", "commit of one group, fsyncs included");
    private static readonly Histogram<double> Checkpoint = Meter.CreateHistogram<double>("store_checkpoint_seconds", "s", "log moved into the data file");
    private static readonly Counter<long> Fsyncs = Meter.CreateCounter<long>("store_fsyncs", description: "fsyncs of the store's files");
    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>("store_written_bytes", "By", "bytes written to the store's files");

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
