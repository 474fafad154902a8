namespace WijkBot.Storage.Postgres;

/// <summary>The clock of this replica, with an eye on whether somebody puts it back.</summary>
/// <param name="clock">The clock.</param>
internal sealed class WatchedClock(TimeProvider clock) : TimeProvider
{
    /// <summary>Less is no more than the order in which threads look.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private (DateTimeOffset Time, long Timestamp) seen = (clock.GetUtcNow(), clock.GetTimestamp());
    private TimeSpan putBack;

    /// <summary>By how much in all; it only grows.</summary>
    public TimeSpan PutBack
    {
        get
        {
            GetUtcNow();
            lock (gate)
                return putBack;
        }
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            // a stopwatch tells what time it should be by now
            var missing = seen.Time + clock.GetElapsedTime(seen.Timestamp) - now;
            if (missing > Least)
                putBack += missing;
            if (missing > Least || missing < TimeSpan.Zero)
                seen = (now, clock.GetTimestamp());
            return now;
        }
    }

    /// <inheritdoc />
    public override long GetTimestamp() => clock.GetTimestamp();

    /// <inheritdoc />
    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
