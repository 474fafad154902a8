using WijkBot.Channels;

namespace WijkBot.Delivery;

/// <summary>
/// Spreads what one person sends in a burst: the first messages are handled at once, the others five a second, in order. All are kept;
/// the answers stay under what makes Twilio see a loop (14107: 30 replies in 30 seconds), and others do not wait.
/// </summary>
/// <param name="clock">The stopwatch.</param>
internal sealed class Flood(TimeProvider clock)
{
    private readonly RateGate senders = new(atOnce: 20, TimeSpan.FromMilliseconds(200), clock);

    /// <summary>After how long this sender's next message may be handled; null = at once.</summary>
    public TimeSpan? RestOf(string sender) => senders.TurnOf(sender);
}
