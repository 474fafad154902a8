namespace WijkBot.Channels.WebChat;

/// <summary>
/// So many at once and so many a second, per name: the generic cell rate algorithm (ITU-T I.371), one moment of a stopwatch per name, since a clock may be put back. What has been quiet is forgotten,
/// and the number of names is bounded, so that a flood of them cannot fill the memory.
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

    /// <summary>Null when it may pass; else how long to wait.</summary>
    public TimeSpan? WaitOf(string name)
    {
        var now = clock.GetElapsedTime(started);
        lock (gate)
        {
            var next = (onSchedule.TryGetValue(name, out var schedule) && schedule > now ? schedule : now) + between;
            var early = next - now - (atOnce * between);
            if (early > TimeSpan.Zero)
                return early;
            if (onSchedule.Count >= MostNames)
                MakeRoom(now);
            onSchedule[name] = next;
            return null;
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
