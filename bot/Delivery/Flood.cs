namespace WijkBot.Delivery;

/// <summary>
/// Spreads what one person sends in a burst: the first messages are handled at once, the others five a second, in order. All are kept;
/// the answers stay under what makes Twilio see a loop (14107: 30 replies in 30 seconds), and others do not wait.
/// </summary>
/// <remarks>
/// The generic cell rate algorithm (ITU-T I.371): one moment per sender says when the next message would be on schedule. Moments are of a stopwatch: with a clock
/// that is put back, a sender would wait as long as it had been ahead.
/// </remarks>
/// <param name="clock">The stopwatch.</param>
internal sealed class Flood(TimeProvider clock)
{
    private const int AtOnce = 20;
    private const int MostSenders = 10_000;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, TimeSpan> onSchedule = [];
    private readonly long started = clock.GetTimestamp();
    private readonly Lock gate = new();

    /// <summary>After how long this sender's next message may be handled; null = at once.</summary>
    public TimeSpan? RestOf(string sender)
    {
        lock (gate)
        {
            var now = clock.GetElapsedTime(started);
            var next = (onSchedule.TryGetValue(sender, out var schedule) && schedule > now ? schedule : now) + Between;
            if (onSchedule.Count >= MostSenders)
                ForgetQuiet(now);
            onSchedule[sender] = next;
            var rest = next - (AtOnce * Between) - now;
            return rest > TimeSpan.Zero ? rest : null;
        }
    }

    private void ForgetQuiet(TimeSpan now)
    {
        foreach (var (sender, _) in onSchedule.Where(sender => sender.Value <= now).ToList())
            onSchedule.Remove(sender);
    }
}
