namespace WijkBot.Storage.LiteDb.Memory;

/// <summary>
/// What is to happen at a time of day, soonest first, same times in the order of asking; and what is to happen after a while, which the time of day does not touch:
/// a clock that was two hours ahead for a moment must not make anybody wait for two hours. Everything runs inside the gate.
/// </summary>
internal sealed class Alarms : IDisposable
{
    /// <summary>A clock that is put forward is noticed after so long at most.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly TimeProvider clock;
    private readonly PriorityQueue<Action, (DateTimeOffset At, long Order)> queue = new();
    private readonly PriorityQueue<Action, (long Timestamp, long Order)> whiles = new();
    private readonly ITimer timer;
    private long set = long.MaxValue;
    private long order;

    /// <summary>Starts without alarms.</summary>
    /// <param name="clock">The time.</param>
    /// <param name="gate">Held while an alarm runs.</param>
    public Alarms(TimeProvider clock, Lock gate)
    {
        this.clock = clock;
        timer = clock.CreateTimer(
            _ =>
            {
                lock (gate)
                {
                    set = long.MaxValue;
                    RunDue();
                }
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Asks for something at a time; at once when that has come.</summary>
    public void At(DateTimeOffset at, Action what)
    {
        queue.Enqueue(what, (at, order++));
        RunDue();
    }

    /// <summary>Asks for something after a while.</summary>
    public void After(TimeSpan rest, Action what)
    {
        whiles.Enqueue(what, (InAWhile(rest), order++));
        RunDue();
    }

    /// <summary>Runs what is due. Also called before something is queued "now", so that it comes after all that was due earlier.</summary>
    public void RunDue()
    {
        var now = clock.GetUtcNow();
        while (queue.TryPeek(out var what, out var when) && when.At <= now)
        {
            queue.Dequeue();
            what();
        }
        while (whiles.TryPeek(out var what, out var when) && when.Timestamp <= clock.GetTimestamp())
        {
            whiles.Dequeue();
            what();
        }
        var next = Math.Min(queue.TryPeek(out _, out var at) ? InAWhile(at.At - now) : long.MaxValue, whiles.TryPeek(out _, out var after) ? after.Timestamp : long.MaxValue);
        if (next >= set)
            return;
        set = next;
        // a timer may wake a little early; it then finds nothing due and is set again
        var wait = clock.GetElapsedTime(clock.GetTimestamp(), next);
        timer.Change(TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 1, Longest.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    private long InAWhile(TimeSpan rest) => clock.GetTimestamp() + (long)(Math.Min(rest.TotalSeconds, TimeSpan.FromDays(366).TotalSeconds) * clock.TimestampFrequency);

    /// <inheritdoc />
    public void Dispose() => timer.Dispose();
}
