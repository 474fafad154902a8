using System.Diagnostics;
using WijkBot.Storage.LiteDb.Writes;

namespace WijkBot.Storage.LiteDb;

/// <content>
/// Under load a group begins some milliseconds after the one before it, or when many wait: groups become twice as large, which halves the fsyncs and takes
/// a tenth from the processor time of every message (measured with the hub benchmark). After a small group nothing waits.
/// </content>
internal sealed partial class Writer
{
    private const int Few = 8;
    private const int Many = 48;
    private static readonly TimeSpan BetweenGroups = TimeSpan.FromMilliseconds(4);
    private long lastGroup;
    private int lastSize;
    private bool rests;

    private void Add(Write write)
    {
        queue.Enqueue(write);
        if (!rests || queue.Count >= Many)
            Monitor.Pulse(signal);
    }

    private void Rest()
    {
        rests = lastSize > Few;
        while (rests && queue.Count < Many && !closing && BetweenGroups - Stopwatch.GetElapsedTime(lastGroup) is { TotalMilliseconds: >= 1 } left)
            Monitor.Wait(signal, left);
        rests = false;
        (lastGroup, lastSize) = (Stopwatch.GetTimestamp(), queue.Count);
    }
}
