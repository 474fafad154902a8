namespace WijkBot.Storage.Postgres;

/// <summary>
/// Hands claims to the workers that wait for one. One loop asks the database for as many as there are waiting, so that hundred idle workers
/// are one question, and a busy replica takes many mailboxes in one round trip. What was taken at its acceptance is handed out without a question.
/// </summary>
internal sealed class Turnstile : IAsyncDisposable
{
    /// <summary>Also without a hint this often: timers become due, and a hint may be lost.</summary>
    internal static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan WhileUnavailable = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GivenBackAfter = TimeSpan.FromSeconds(1);
    private const int MostAtOnce = 64;
    private readonly Hand hand;
    private readonly Doorbell bell;
    private readonly TimeProvider clock;
    private readonly LinkedList<TaskCompletionSource<Claim>> waiting = [];
    private readonly Queue<(Claim Claim, long Since)> spare = new();
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;

    /// <summary>Begins to hand out.</summary>
    public Turnstile(Hand hand, Doorbell bell, TimeProvider clock)
    {
        (this.hand, this.bell, this.clock) = (hand, bell, clock);
        loop = Task.Run(RunAsync);
    }

    /// <summary>So many workers wait for whom nothing is there.</summary>
    public int Wanted
    {
        get
        {
            lock (gate)
                return Math.Max(0, waiting.Count - spare.Count);
        }
    }

    /// <summary>A mailbox that was taken at its acceptance. When the workers who waited got others meanwhile, it is the next one's, or given back after a second.</summary>
    public void Offer(Claim claim)
    {
        lock (gate)
        {
            while (waiting.First is { } first)
            {
                waiting.RemoveFirst();
                if (first.Value.TrySetResult(claim))
                    return;
            }
            spare.Enqueue((claim, clock.GetTimestamp()));
        }
        bell.Ring();
    }

    /// <summary>The next claim; null when none came in time.</summary>
    public async Task<Claim?> NextAsync(TimeSpan wait, CancellationToken cancel)
    {
        if (Spare() is { } there)
            return there;
        if (wait <= TimeSpan.Zero)
            return await hand.TakeAsync(1, row => row.Claim(), cancel) is [var at] ? at : null;
        var mine = new TaskCompletionSource<Claim>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timeout = new CancellationTokenSource(wait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        await using var leaving = either.Token.Register(() => mine.TrySetCanceled(CancellationToken.None));
        bool alone;
        lock (gate)
        {
            alone = waiting.Count == 0;
            waiting.AddLast(mine);
        }
        if (alone)
            bell.Ring(); // else the loop has looked for the others, or does so now
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
            var (most, kept) = GiveBack();
            try
            {
                if (most > 0 && await HandOutAsync(most) == most)
                    continue;
                await rung.WaitAsync(most > 0 || kept ? LookEvery : Timeout.InfiniteTimeSpan, clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(WhileUnavailable, clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Claims that nobody fetched go back, for other replicas; then how many are wanted, and whether some are still kept.</summary>
    private (int Most, bool Kept) GiveBack()
    {
        lock (gate)
        {
            while (spare.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.Since) >= GivenBackAfter)
                hand.Doubt(spare.Dequeue().Claim.Epoch);
            return (Math.Min(waiting.Count, MostAtOnce), spare.Count > 0);
        }
    }

    private Claim? Spare()
    {
        lock (gate)
            return spare.TryDequeue(out var first) ? first.Claim : null;
    }

    private async Task<int> HandOutAsync(int most)
    {
        var claims = await hand.TakeAsync(most, row => row.Claim(), CancellationToken.None);
        foreach (var claim in claims)
            Offer(claim);
        return claims.Count;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        stop.Dispose();
    }
}
