namespace WijkBot.Delivery;

/// <summary>
/// Spreads what one person sends in a burst: the first messages are handled at once, the others five a second, in order. All are kept;
/// the answers stay under what makes Twilio see a loop (14107: 30 replies in 30 seconds), and others do not wait.
/// </summary>
/// <remarks>The generic cell rate algorithm (ITU-T I.371): one instant per sender says when the next message would be on schedule.</remarks>
internal sealed class Flood
{
    private const int AtOnce = 20;
    private const int MostSenders = 10_000;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, DateTimeOffset> onSchedule = [];
    private readonly Lock gate = new();

    /// <summary>When this sender's next message may be handled; null = at once.</summary>
    public DateTimeOffset? DueOf(string sender, DateTimeOffset now)
    {
        lock (gate)
        {
            var next = (onSchedule.TryGetValue(sender, out var schedule) && schedule > now ? schedule : now) + Between;
            if (onSchedule.Count >= MostSenders)
                ForgetQuiet(now);
            onSchedule[sender] = next;
            var due = next - (AtOnce * Between);
            return due > now ? due : null;
        }
    }

    private void ForgetQuiet(DateTimeOffset now)
    {
        foreach (var (sender, _) in onSchedule.Where(sender => sender.Value <= now).ToList())
            onSchedule.Remove(sender);
    }
}
