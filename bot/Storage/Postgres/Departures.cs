using System.Collections.Concurrent;

namespace WijkBot.Storage.Postgres;

/// <summary>Messages that this replica took to send: by asking for them, or at the commit of the turn that made them.</summary>
/// <param name="link">The database.</param>
/// <param name="clock">What is due.</param>
internal sealed class Departures(Link link, WatchedClock clock) : IDisposable
{
    private readonly Hand hand = new(link, "o", "outbox", clock);
    private readonly Doorbell bell = new();
    private readonly Doorbell settled = new();
    private readonly ConcurrentDictionary<string, long> outByMessage = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Delivery> taken = new();
    private int wanted;

    /// <summary>This replica's number.</summary>
    public long Me { get => hand.Me; set => hand.Me = value; }

    /// <summary>Completes when a message of this replica is settled: a report may have waited for that.</summary>
    public Task Settled => settled.Next;

    /// <summary>So many the sender waits for and has not been given.</summary>
    public int Wanted => Math.Max(0, Volatile.Read(ref wanted) - taken.Count);

    /// <summary>Something may be there.</summary>
    public void Ring() => bell.Ring();

    /// <inheritdoc cref="Hand.TakenByAsync" />
    public Task<List<T>> TakenByAsync<T>(Func<Task<List<T>>> write, Func<T, long?> epochOf) => hand.TakenByAsync(write, epochOf);

    /// <summary>Something may stand to our name without our knowing.</summary>
    public void Doubt() => hand.Doubt();

    /// <summary>A message that was taken at its commit.</summary>
    public void Offer(Delivery delivery, long epoch)
    {
        outByMessage[delivery.Item.Id] = epoch;
        taken.Enqueue(delivery);
        bell.Ring();
    }

    /// <summary>Messages to send; waits for the first.</summary>
    public async Task<IReadOnlyList<Delivery>> NextAsync(int max, TimeSpan wait, CancellationToken cancel)
    {
        var began = clock.GetTimestamp(); // not the time of day, which may jump
        while (true)
        {
            var rung = bell.Next;
            if (Offered(max) is { Count: > 0 } offered)
                return offered;
            var asked = await hand.TakeAsync(max, row =>
            {
                var delivery = row.Delivery();
                outByMessage[delivery.Item.Id] = row.GetInt64(row.GetOrdinal("epoch"));
                return delivery;
            }, cancel);
            if (asked.Count > 0 || clock.GetElapsedTime(began) >= wait)
                return asked;
            Volatile.Write(ref wanted, max);
            await rung.WaitAsync(Turnstile.LookEvery, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Volatile.Write(ref wanted, 0);
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Under which number it is out; null when it is not ours.</summary>
    public long? EpochOf(Delivery delivery) => outByMessage.TryGetValue(delivery.Item.Id, out var epoch) ? epoch : null;

    /// <summary>It is settled.</summary>
    public void Leave(Delivery delivery, long epoch)
    {
        outByMessage.TryRemove(delivery.Item.Id, out _);
        hand.Leave(epoch);
        settled.Ring();
    }

    private List<Delivery> Offered(int max)
    {
        var offered = new List<Delivery>();
        while (offered.Count < max && taken.TryDequeue(out var delivery))
            offered.Add(delivery);
        return offered;
    }

    /// <inheritdoc />
    public void Dispose() => hand.Dispose();
}
