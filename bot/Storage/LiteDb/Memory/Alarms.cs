namespace WijkBot.Storage.LiteDb.Memory;

/// <summary>What is to happen at a time, soonest first, same times in the order of asking. Everything runs inside the gate.</summary>
internal sealed class Alarms : IDisposable
{
    private readonly TimeProvider clock;
    private readonly PriorityQueue<Action, (DateTimeOffset At, long Order)> queue = new();
    private readonly ITimer timer;
    private DateTimeOffset set = DateTimeOffset.MaxValue;
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
                    set = DateTimeOffset.MaxValue;
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

    /// <summary>Runs what is due. Also called before something is queued "now", so that it comes after all that was due earlier.</summary>
    public void RunDue()
    {
        var now = clock.GetUtcNow();
        while (queue.TryPeek(out var what, out var when) && when.At <= now)
        {
            queue.Dequeue();
            what();
        }
        if (!queue.TryPeek(out _, out var next) || next.At >= set)
            return;
        set = next.At;
        // a timer may wake a little early; it then finds nothing due and is set again. Timers cannot be set further than 49 days ahead.
        var wait = TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling((next.At - now).TotalMilliseconds), 1, TimeSpan.FromDays(1).TotalMilliseconds));
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc />
    public void Dispose() => timer.Dispose();
}
