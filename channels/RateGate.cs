namespace WijkBot.Channels;

/// <summary>
/// So many at once and so many a second, per name: the generic cell rate algorithm (ITU-T I.371), which keeps one moment per name. Moments are of a stopwatch: with a
/// clock that is put back, everybody would wait as long as it had been ahead. What has been quiet is forgotten, and the number of names is bounded, so that a flood of
/// them cannot fill the memory.
/// </summary>
/// <param name="atOnce">Allowed in a burst.</param>
/// <param name="between">One more after each of these.</param>
/// <param name="clock">The stopwatch.</param>
public sealed class RateGate(int atOnce, TimeSpan between, TimeProvider clock)
{
    private const int MostNames = 50_000;
    private readonly Dictionary<string, TimeSpan> onSchedule = [];
    private readonly long started = clock.GetTimestamp();
    private readonly Lock gate = new();

    /// <summary>Null when it may pass; else how long to wait before asking again: it took no place.</summary>
    public TimeSpan? WaitOf(string name) => Ask(name, isKept: false);

    /// <summary>Null when it may pass; else when its turn is: it keeps that place, and the next comes after it.</summary>
    public TimeSpan? TurnOf(string name) => Ask(name, isKept: true);

    private TimeSpan? Ask(string name, bool isKept)
    {
        lock (gate)
        {
            var now = clock.GetElapsedTime(started);
            var next = (onSchedule.TryGetValue(name, out var schedule) && schedule > now ? schedule : now) + between;
            TimeSpan? early = next - now - (atOnce * between) is var wait && wait > TimeSpan.Zero ? wait : null;
            if (early is not null && !isKept)
                return early;
            if (onSchedule.Count >= MostNames)
                MakeRoom(now);
            onSchedule[name] = next;
            return early;
        }
    }

    private void MakeRoom(TimeSpan now)
    {
        foreach (var (name, _) in onSchedule.Where(known => known.Value <= now).ToList())
            onSchedule.Remove(name);
        if (onSchedule.Count >= MostNames) // everyone is busy: better a fresh start than a full memory
            onSchedule.Clear();
    }
}
