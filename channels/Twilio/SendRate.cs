using System.Collections.Concurrent;

namespace WijkBot.Channels.Twilio;

/// <summary>
/// Keeps each of our numbers within the pace that its provider allows: a burst of one second's worth, then evenly. It goes by a stopwatch: after a clock was
/// put back, a number would be silent as long as that had been ahead.
/// </summary>
public sealed class SendRate(TwilioSettings settings, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Channel, string Number), Pace> paces = [];
    private readonly long started = clock.GetTimestamp();

    /// <summary>Takes room for so many messages now. Null: go ahead; else how long until there is room, and nothing was taken.</summary>
    public TimeSpan? Take(string channelId, string number, int messages)
    {
        if (settings.Find(channelId, number) is not { Rate: > 0 } ours)
            return null;
        return paces.GetOrAdd((channelId, number), _ => new Pace()).Take(messages, ours.Rate, clock.GetElapsedTime(started));
    }

    private sealed class Pace
    {
        private readonly Lock gate = new();
        private TimeSpan busyUntil;

        public TimeSpan? Take(int messages, double rate, TimeSpan now)
        {
            var each = TimeSpan.FromSeconds(1 / rate);
            var burst = TimeSpan.FromSeconds(Math.Max(1, messages / rate));
            lock (gate)
            {
                var start = busyUntil > now ? busyUntil : now;
                var end = start + (each * messages);
                if (end - now > burst)
                    return end - now - burst;
                busyUntil = end;
                return null;
            }
        }
    }
}
