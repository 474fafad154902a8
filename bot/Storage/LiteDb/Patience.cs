using WijkBot.Storage.LiteDb.Memory;

namespace WijkBot.Storage.LiteDb;

/// <summary>Waits for a lane's turn, no longer than was asked.</summary>
internal sealed class Patience(TimeSpan wait, TimeProvider clock, CancellationToken cancel) : IDisposable
{
    private CancellationTokenSource? timeout;
    private CancellationTokenSource? either;

    /// <summary>The next lane; null when none came in time.</summary>
    /// <param name="lanes">The lanes.</param>
    /// <param name="waits">False: only one whose turn it is already.</param>
    public async ValueTask<Lane<T>?> NextAsync<T>(Lanes<T> lanes, bool waits = true) where T : class
    {
        cancel.ThrowIfCancellationRequested();
        if (lanes.TryNext(out var ready))
            return ready;
        if (!waits || wait <= TimeSpan.Zero)
            return null;
        timeout ??= new CancellationTokenSource(wait, clock);
        either ??= CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            return await lanes.NextAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        either?.Dispose();
        timeout?.Dispose();
    }
}
