namespace WijkBot.Storage.Postgres;

/// <summary>
/// Hands claims to the workers that wait for one. One loop asks the database for as many as there are waiting, so that hundred idle workers
/// are one question, and a busy replica takes many mailboxes in one round trip.
/// </summary>
internal sealed class Turnstile : IAsyncDisposable
{
    /// <summary>Also without a hint this often: timers become due, and a hint may be lost.</summary>
    internal static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan WhileUnavailable = TimeSpan.FromSeconds(1);
    private const int MostAtOnce = 32;
    private readonly Hand hand;
    private readonly Doorbell bell;
    private readonly TimeProvider clock;
    private readonly LinkedList<TaskCompletionSource<Claim>> waiting = [];
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;

    /// <summary>Begins to hand out.</summary>
    public Turnstile(Hand hand, Doorbell bell, TimeProvider clock)
    {
        (this.hand, this.bell, this.clock) = (hand, bell, clock);
        loop = Task.Run(RunAsync);
    }

    /// <summary>The next claim; null when none came in time.</summary>
    public async Task<Claim?> NextAsync(TimeSpan wait, CancellationToken cancel)
    {
        if (wait <= TimeSpan.Zero)
            return await hand.TakeAsync(1, row => row.Claim(), cancel) is [var at] ? at : null;
        var mine = new TaskCompletionSource<Claim>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timeout = new CancellationTokenSource(wait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        await using var leaving = either.Token.Register(() => mine.TrySetCanceled(CancellationToken.None));
        lock (gate)
            waiting.AddLast(mine);
        bell.Ring();
        try
        {
            return await mine.Task;
        }
        catch (OperationCanceledException)
        {
            lock (gate)
                waiting.Remove(mine);
            cancel.ThrowIfCancellationRequested();
            return null;
        }
    }

    private async Task RunAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            var rung = bell.Next;
            int most;
            lock (gate)
                most = Math.Min(waiting.Count, MostAtOnce);
            try
            {
                if (most > 0 && await HandOutAsync(most) == most)
                    continue;
                await rung.WaitAsync(most > 0 ? LookEvery : Timeout.InfiniteTimeSpan, clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(WhileUnavailable, clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> HandOutAsync(int most)
    {
        var claims = await hand.TakeAsync(most, row => row.Claim(), CancellationToken.None);
        foreach (var claim in claims)
        {
            if (!TryHand(claim))
                hand.Doubt(claim.Epoch); // whoever wanted it went away meanwhile
        }
        return claims.Count;
    }

    private bool TryHand(Claim claim)
    {
        while (true)
        {
            TaskCompletionSource<Claim>? first;
            lock (gate)
            {
                first = waiting.First?.Value;
                if (first is null)
                    return false;
                waiting.RemoveFirst();
            }
            if (first.TrySetResult(claim))
                return true;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        stop.Dispose();
    }
}
