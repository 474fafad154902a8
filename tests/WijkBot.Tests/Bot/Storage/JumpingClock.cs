using Microsoft.Extensions.Time.Testing;

namespace WijkBot.Tests.Bot.Storage;

/// <summary>A fake clock whose time of day can jump while its stopwatch runs on, as a machine's does; <see cref="FakeTimeProvider.AdjustTime"/> moves both.</summary>
public sealed class JumpingClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    private long jumped;

    /// <summary>The time of day jumps; nothing becomes due by it.</summary>
    public void Jump(TimeSpan by)
    {
        Interlocked.Add(ref jumped, by.Ticks);
        AdjustTime(GetUtcNow() + by);
    }

    /// <inheritdoc />
    public override long GetTimestamp() => base.GetTimestamp() - Interlocked.Read(ref jumped);
}
