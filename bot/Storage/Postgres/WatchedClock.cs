namespace WijkBot.Storage.Postgres;

/// <summary>The clock of this replica, with an eye on whether somebody puts it back.</summary>
/// <param name="clock">The clock.</param>
internal sealed class WatchedClock(TimeProvider clock) : TimeProvider
{
    /// <summary>Less is no more than the order in which threads look.</summary>
    private static readonly long Least = TimeSpan.FromMilliseconds(200).Ticks;

    private readonly Lock gate = new();
    private long latest;
    private int timesPutBack;

    /// <summary>So often; it only grows.</summary>
    public int TimesPutBack
    {
        get
        {
            GetUtcNow();
            lock (gate)
                return timesPutBack;
        }
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (now.UtcTicks < latest - Least)
            {
                timesPutBack++;
                latest = now.UtcTicks;
            }
            latest = Math.Max(latest, now.UtcTicks);
        }
        return now;
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
