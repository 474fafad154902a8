using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace WijkBot.Storage.LiteDb.Memory;

/// <summary>
/// Queues side by side, one per mailbox or recipient. Of a lane one item is out at a time; lanes take turns, so that a busy one starves no other.
/// All members but the waiting ones are called inside the gate.
/// </summary>
/// <typeparam name="T">What waits.</typeparam>
internal sealed class Lanes<T>(Alarms alarms) where T : class
{
    private readonly Dictionary<string, Lane<T>> lanes = [];
    private readonly Channel<Lane<T>> ready = Channel.CreateUnbounded<Lane<T>>();
    private readonly HashSet<T> later = [];
    private long taken;
    private int asking;

    /// <summary>Items that wait or are out; those that wait for their time excluded.</summary>
    public int Count { get; private set; }

    /// <summary>Items that are out now.</summary>
    public int Out { get; private set; }

    /// <summary>Adds an item at the end of its lane, or, with a time in the future, when that has come.</summary>
    public void Add(string lane, T item, DateTimeOffset? due = null)
    {
        if (due is { } at)
        {
            later.Add(item);
            alarms.At(at, () =>
            {
                if (later.Remove(item))
                    Enter(lane, item);
            });
            return;
        }
        alarms.RunDue();
        Enter(lane, item);
    }

    /// <summary>Everything that waits, for its turn or for its time.</summary>
    public IEnumerable<T> All => later.Concat(lanes.Values.SelectMany(lane => lane.Items));

    /// <summary>The lane of this name, where something waits or is out.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out Lane<T>? lane) => lanes.TryGetValue(name, out lane);

    /// <summary>A lane whose turn it is, if there is one now.</summary>
    public bool TryNext([NotNullWhen(true)] out Lane<T>? lane) => ready.Reader.TryRead(out lane);

    /// <summary>Waits for a lane whose turn it is. Called outside the gate.</summary>
    public async ValueTask<Lane<T>> NextAsync(CancellationToken cancel)
    {
        Interlocked.Increment(ref asking);
        try
        {
            return await ready.Reader.ReadAsync(cancel);
        }
        finally
        {
            Interlocked.Decrement(ref asking);
        }
    }

    /// <summary>Whether somebody takes this item at once: it is the only one in its lane, and a caller waits for work.</summary>
    public bool IsTakenAtOnce(Lane<T> lane) => lane is { Items.Count: 1, Out: null, Rests: null } && Volatile.Read(ref asking) > 0;

    /// <summary>Takes the first item of a lane whose turn it is; null when it was removed meanwhile.</summary>
    public T? Take(Lane<T> lane)
    {
        lane.Listed = false;
        if (lane.Items.First is not { } first)
        {
            Drop(lane);
            return null;
        }
        lane.Out = first.Value;
        lane.Turn = ++taken;
        lane.Leaving = false;
        Out++;
        return first.Value;
    }

    /// <summary>The item that was out has left; the next may come, after <paramref name="rest"/> if that is given.</summary>
    public void Leave(Lane<T> lane, TimeSpan? rest = null, object? reason = null)
    {
        lane.Items.RemoveFirst();
        Count--;
        Return(lane, lane.Items.Count == 0 ? null : rest, reason);
    }

    /// <summary>The item that was out comes back in its place, and the lane rests so long, or until the reason for it is gone.</summary>
    public void Return(Lane<T> lane, TimeSpan? rest, object? reason = null)
    {
        lane.Out = null;
        Out--;
        if (rest is not { } pause)
        {
            List(lane);
            return;
        }
        lane.Rests = reason ??= new object();
        alarms.After(pause, () => Wake(lane, reason));
    }

    /// <summary>Ends a lane's rest, if it rests for this reason.</summary>
    public void Wake(Lane<T> lane, object reason)
    {
        if (!Equals(lane.Rests, reason))
            return;
        lane.Rests = null;
        List(lane);
    }

    /// <summary>Drops an item whose time has not come.</summary>
    public void Cancel(T item) => later.Remove(item);

    /// <summary>How many lanes have something and nothing out, and since when the oldest.</summary>
    public Queue Backlog(Func<T, DateTimeOffset?> since)
    {
        var waiting = lanes.Values.Where(lane => lane.Out is null && lane.Items.Count > 0).ToList();
        return new Queue(waiting.Count, waiting.Min(lane => since(lane.Items.First!.Value)));
    }

    /// <summary>Items whose time has not come.</summary>
    public IReadOnlyCollection<T> Later => later;

    /// <summary>Takes an item out of its lane unless it is out.</summary>
    public void Remove(string name, T item)
    {
        if (!lanes.TryGetValue(name, out var lane) || lane.Out == item || !lane.Items.Remove(item))
            return;
        Count--;
        Drop(lane);
    }

    private void Enter(string lane, T item)
    {
        Count++;
        if (!lanes.TryGetValue(lane, out var found))
            lanes[lane] = found = new Lane<T>(lane);
        found.Items.AddLast(item);
        List(found);
    }

    private void List(Lane<T> lane)
    {
        if (lane.Listed || lane.Out is not null || lane.Rests is not null)
            return;
        if (lane.Items.Count == 0)
        {
            Drop(lane);
            return;
        }
        lane.Listed = true;
        ready.Writer.TryWrite(lane);
    }

    private void Drop(Lane<T> lane)
    {
        if (lane is { Items.Count: 0, Listed: false, Out: null, Rests: null })
            lanes.Remove(lane.Name);
    }
}

/// <summary>One queue.</summary>
/// <param name="name">Mailbox or recipient.</param>
internal sealed class Lane<T>(string name) where T : class
{
    /// <summary>Mailbox or recipient.</summary>
    public string Name => name;
    /// <summary>What waits, the item that is out first.</summary>
    public LinkedList<T> Items { get; } = [];
    /// <summary>The item that somebody works on.</summary>
    public T? Out { get; set; }
    /// <summary>Grows with every item taken, over all lanes: the fence against an earlier holder.</summary>
    public long Turn { get; set; }
    /// <summary>Its holder has asked to commit or release it: nobody can ask a second time.</summary>
    public bool Leaving { get; set; }
    /// <summary>It stands in the row of lanes whose turn comes.</summary>
    public bool Listed { get; set; }
    /// <summary>Why the lane rests; another object for each rest, null while it does not.</summary>
    public object? Rests { get; set; }
}
