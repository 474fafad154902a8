namespace WijkBot.Storage.Postgres;

/// <summary>
/// One time of day for all replicas: the database's, and a stopwatch between two looks at it. What one replica accepts another handles, and whether a resident
/// answered after a question was asked is told by their times; a machine whose own clock jumps, or is minutes off, changes nothing.
/// </summary>
/// <param name="own">The machine's clock: the time until the database is reached, and the stopwatch.</param>
internal sealed class SharedTime(TimeProvider own) : TimeProvider
{
    /// <summary>Less is no more than the way to the database and back on a busy machine.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private (DateTimeOffset Time, long Timestamp) seen = (own.GetUtcNow(), own.GetTimestamp());

    /// <summary>The database says what time it is.</summary>
    /// <param name="time">Its time.</param>
    /// <param name="asked">When it was asked, a timestamp of this clock.</param>
    public void Hear(DateTimeOffset time, long asked)
    {
        var took = own.GetElapsedTime(asked);
        if (took > Apart)
            return; // nobody knows how old the answer is
        lock (gate)
        {
            var now = time + (took / 2);
            if ((now - GetUtcNow()).Duration() > Apart)
                seen = (now, own.GetTimestamp());
        }
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return seen.Time + own.GetElapsedTime(seen.Timestamp);
    }

    /// <inheritdoc />
    public override long GetTimestamp() => own.GetTimestamp();

    /// <inheritdoc />
    public override long TimestampFrequency => own.TimestampFrequency;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => own.LocalTimeZone;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => own.CreateTimer(callback, state, dueTime, period);
}
