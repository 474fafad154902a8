using System.Diagnostics;
using WijkBot.Storage.LiteDb.Writes;

namespace WijkBot.Storage.LiteDb;

/// <content>
/// Handling a message in the group that accepts it: the inbox row is written once, as handled, instead of twice, and resident and provider share one commit.
/// </content>
internal sealed partial class Writer
{
    private static readonly TimeSpan TurnBeginsWithin = TimeSpan.FromMilliseconds(20);
    private readonly Queue<AcceptWrite> aside = new();

    /// <summary>
    /// Puts an acceptance aside whose turn begins at once: both go in one group then, as one row. Nobody is told that it is accepted meanwhile; without a turn it goes
    /// alone after 20 ms. To keep the order of a mailbox, call it inside the gate, as <see cref="TakeUp"/>.
    /// </summary>
    public void PutAside(AcceptWrite write)
    {
        lock (signal)
        {
            if (!IsAvailable)
            {
                Enqueue(write);
                return;
            }
            write.AsideSince = Stopwatch.GetTimestamp();
            aside.Enqueue(write);
            if (aside.Count == 1)
                Monitor.Pulse(signal);
        }
    }

    /// <summary>Puts an acceptance that stands aside at the end of the queue; without one, all of them.</summary>
    public void TakeUp(AcceptWrite? write = null)
    {
        lock (signal)
        {
            if (write is null)
                TakeUpOlder(TimeSpan.Zero);
            else if (write.AsideSince is not null)
                Take(write);
        }
    }

    private void TakeUpOlder(TimeSpan than)
    {
        while (aside.TryPeek(out var first) && (first.AsideSince is not { } since || Stopwatch.GetElapsedTime(since) >= than))
        {
            if (first.AsideSince is not null)
                Take(first);
            aside.Dequeue();
        }
    }

    private void Take(AcceptWrite write)
    {
        write.AsideSince = null;
        Add(write);
    }
}
