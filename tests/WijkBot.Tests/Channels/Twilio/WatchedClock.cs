using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace WijkBot.Tests.Channels.Twilio;

/// <summary>A clock that stands still and tells a test who waits for it.</summary>
internal sealed class WatchedClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Lets the time of the next wait pass and returns it; null when the work ended without waiting.</summary>
    public async Task<TimeSpan?> PassNextWaitAsync(Task work, Func<TimeSpan, bool>? which = null)
    {
        while (true)
        {
            var next = waits.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();
            if (await Task.WhenAny(next, work) == work && !next.IsCompleted)
                return null;
            if (which is not null && !which(await next))
                continue;
            Advance(await next);
            return await next;
        }
    }
}
