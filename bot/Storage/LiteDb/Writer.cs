using System.Diagnostics;
using WijkBot.Storage.LiteDb.Memory;
using WijkBot.Storage.LiteDb.Rows;
using WijkBot.Storage.LiteDb.Writes;

namespace WijkBot.Storage.LiteDb;

/// <summary>
/// The one thread that writes. It takes whatever waits, commits it as one transaction and one pair of fsyncs, and only then tells the callers.
/// A thread and not a task: LiteDB binds a transaction to its thread, and one that ends in mid-transaction locks its collection for good.
/// </summary>
internal sealed partial class Writer : IDisposable
{
    private const int MostInGroup = 256;
    private const long CheckpointWhenIdle = 2 << 20;

    /// <summary>Everybody waits for a checkpoint: of 16 MB some 10 ms.</summary>
    private const long CheckpointAnyway = 16 << 20;

    /// <summary>A page that changed often is copied once: under full load seldom and long costs less than often and short, and everybody waits anyhow.</summary>
    private const long CheckpointUnderLoad = 128 << 20;

    /// <summary>Measured on 2 cores: some 60 under full load, 25 at half of it.</summary>
    private const int WritesInGroupUnderLoad = 40;

    private static readonly TimeSpan BetweenRepairs = TimeSpan.FromSeconds(1);

    private readonly Database database;
    private readonly Working working;
    private readonly ILogger log;
    private readonly Thread thread;
    private readonly TaskCompletionSource<Exception> lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object signal = new();
    private readonly Queue<Write> queue = new();
    private volatile Exception? broken;
    private long brokenSince;
    private int held;
    private bool closing;
    private (int Groups, int Writes) sinceCheckpoint;

    /// <summary>Starts the thread.</summary>
    public Writer(Database database, Working working, ILogger log)
    {
        (this.database, this.working, this.log) = (database, working, log);
        thread = new Thread(Run) { Name = "WijkBot store", IsBackground = true };
        thread.Start();
    }

    /// <summary>Completes, with the reason, when only a new process can go on.</summary>
    public Task<Exception> Lost => lost.Task;

    /// <summary>False while nothing can be written.</summary>
    public bool IsAvailable => broken is null && !closing;

    /// <summary>Puts a write at the end of the queue. To keep the order of a mailbox, call it inside the gate.</summary>
    public void Enqueue(Write write)
    {
        lock (signal)
        {
            if (!closing)
            {
                Add(write);
                return;
            }
        }
        lock (working.Gate)
            write.Fail(new StoreUnavailableException("the store is closed"));
    }

    /// <summary>Between two groups, moves the log into the data file and keeps it so until the result is disposed.</summary>
    public async Task<IDisposable> HoldCheckpointsAsync(CancellationToken cancel)
    {
        var hold = new HoldWrite(this);
        Enqueue(hold);
        await hold.Task.WaitAsync(cancel);
        return hold;
    }

    private void Run()
    {
        var writes = new List<Write>();
        while (Take(writes))
        {
            if (writes.Count > 0)
                Commit(writes);
            else
                Repaired();
            sinceCheckpoint = (sinceCheckpoint.Groups + 1, sinceCheckpoint.Writes + writes.Count);
            if (database.LogLength > LongestLog(isIdle: writes.Count == 0))
                Checkpoint();
            writes.Clear();
        }
        Checkpoint();
    }

    private long LongestLog(bool isIdle) =>
        isIdle ? CheckpointWhenIdle : sinceCheckpoint.Writes >= sinceCheckpoint.Groups * WritesInGroupUnderLoad ? CheckpointUnderLoad : CheckpointAnyway;

    /// <summary>Waits for writes; comes back with none when there is time for a checkpoint, and false at the end.</summary>
    private bool Take(List<Write> into)
    {
        lock (signal)
        {
            TakeUpOlder(TurnBeginsWithin);
            while (queue.Count == 0)
            {
                if (closing)
                    return false;
                if (database.LogLength > CheckpointWhenIdle && held == 0 && broken is null && !Monitor.Wait(signal, 1))
                    return true;
                if (queue.Count == 0 && !closing && !Monitor.Wait(signal, aside.Count > 0 ? TurnBeginsWithin : BetweenRepairs) && broken is not null)
                    return true;
                TakeUpOlder(TurnBeginsWithin);
            }
            Rest();
            while (into.Count < MostInGroup && queue.TryDequeue(out var next))
                into.Add(next);
            return true;
        }
    }

    private void Commit(List<Write> writes)
    {
        if (!Repaired())
        {
            Fail(writes, new StoreUnavailableException("the store is unavailable", broken));
            return;
        }
        if (TryCommit(writes) is not { } fault)
            return;
        // one bad write must not take the others down: each once more, alone
        foreach (var write in writes)
        {
            if (broken is not null)
                Fail([write], new StoreUnavailableException("the store is unavailable", broken));
            else if (writes.Count == 1)
                Fail(writes, fault);
            else if (TryCommit([write]) is { } own)
                Fail([write], own);
        }
    }

    private Exception? TryCommit(List<Write> writes)
    {
        try
        {
            var group = new Group(database);
            foreach (var write in writes)
                write.Apply(group);
            var started = Stopwatch.GetTimestamp();
            database.Commit(group);
            StorageMeter.Committed(writes.Count, Stopwatch.GetElapsedTime(started));
        }
        catch (Exception fault)
        {
            lock (working.Gate)
            {
                foreach (var write in writes)
                    write.Undo();
            }
            TakeBack(fault);
            return fault;
        }
        lock (working.Gate)
        {
            foreach (var write in writes)
                write.Done();
        }
        return null;
    }

    private void TakeBack(Exception fault)
    {
        log.LogError(fault, "a group of writes was not committed");
        try
        {
            if (fault is StoreUnavailableException)
                throw fault;
            database.Rollback();
        }
        catch (Exception worse)
        {
            broken = worse;
            brokenSince = working.Clock.GetTimestamp();
            if (database.IsLost && lost.TrySetResult(worse))
                log.LogCritical(worse, "nobody knows what an fsync that failed has kept: the program must start again");
        }
    }

    /// <summary>While the disk takes nothing, tries once a second to open the database again; what was not confirmed is gone.</summary>
    private bool Repaired()
    {
        if (broken is null)
            return true;
        if (database.IsLost || working.Clock.GetElapsedTime(brokenSince) < BetweenRepairs)
            return false;
        try
        {
            database.Reopen();
            broken = null;
            log.LogWarning("the store is available again");
            return true;
        }
        catch (Exception still)
        {
            broken = still;
            brokenSince = working.Clock.GetTimestamp();
            return false;
        }
    }

    private void Fail(List<Write> writes, Exception fault)
    {
        lock (working.Gate)
        {
            foreach (var write in writes)
                write.Fail(fault);
        }
    }

    private void Checkpoint()
    {
        if (held > 0 || broken is not null)
            return;
        try
        {
            var started = Stopwatch.GetTimestamp();
            var group = new Group(database);
            lock (working.Gate)
                LowestRows.Note(group, working);
            database.Commit(group);
            database.Checkpoint();
            sinceCheckpoint = default;
            StorageMeter.Checkpointed(Stopwatch.GetElapsedTime(started));
        }
        catch (Exception fault)
        {
            TakeBack(fault);
        }
    }

    /// <summary>Commits what waits, and ends the thread.</summary>
    public void Dispose()
    {
        lock (signal)
        {
            TakeUpOlder(TimeSpan.Zero);
            closing = true;
            Monitor.Pulse(signal);
        }
        thread.Join();
    }

    /// <summary>Not a change: a place in the queue.</summary>
    private sealed class HoldWrite(Writer writer) : Write<bool>, IDisposable
    {
        public override void Apply(Group group)
        {
        }

        public override void Done()
        {
            writer.Checkpoint();
            if (writer.broken is not null || writer.database.LogLength > 0)
            {
                Fail(new StoreUnavailableException("a checkpoint is not possible now"));
                return;
            }
            Interlocked.Increment(ref writer.held);
            base.Done();
        }

        public void Dispose() => Interlocked.Decrement(ref writer.held);
    }
}
