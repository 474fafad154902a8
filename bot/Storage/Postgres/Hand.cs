using System.Collections.Concurrent;
using Npgsql;

namespace WijkBot.Storage.Postgres;

/// <summary>
/// What this replica has taken of one kind of lanes. When it is not sure what became of a taking or a commit, because the connection broke, it frees
/// before the next takings, until no broken connection can still be at work, whatever stands to its name and is not in its hand: nothing waits for ever.
/// </summary>
/// <param name="link">The database.</param>
/// <param name="kind"><c>i</c> for mailboxes, <c>o</c> for recipients.</param>
/// <param name="box">The name of their table, and the end of the names of the functions that take and wake lanes.</param>
/// <param name="clock">What is due.</param>
internal sealed class Hand(Link link, string kind, string box, WatchedClock clock) : IDisposable
{
    /// <summary>So long the server may go on with what a broken connection asked: it has locks until then, and may take for us at its end.</summary>
    private static readonly TimeSpan AbandonedWork = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan BetweenWakings = TimeSpan.FromSeconds(1);

    /// <summary>More than are ever under way.</summary>
    private const int MostWrites = 4;

    private readonly ConcurrentDictionary<long, bool> held = new();
    private readonly SemaphoreSlim oneTaking = new(1);
    private readonly SemaphoreSlim writes = new(MostWrites);
    private readonly string take = $"select * from take_{box}($1, $2, $3)";
    private readonly string wake = $"select wake_{box}($1, $2)";
    private volatile bool doubt;
    private long doubtUntil;

    /// <summary>How far the clock had been put back when lanes were last woken; not yet: an earlier process may have had a later clock.</summary>
    private TimeSpan? woken;
    private (TimeSpan Back, long Since, long Last) late;

    /// <summary>This replica's number.</summary>
    public long Me { get; set; }

    /// <summary>True while it is this replica's.</summary>
    public bool Holds(long epoch) => held.ContainsKey(epoch);

    /// <summary>It is out of our hand, for certain.</summary>
    public void Leave(long epoch) => held.TryRemove(epoch, out _);

    /// <summary>
    /// A write of ours that may take lanes besides: what it took is in our hand when its whole answer is there. Nothing is freed while one is under way, since
    /// what it takes stands to our name before we can know: freed, it would go out twice.
    /// </summary>
    /// <param name="write">Asks and reads.</param>
    /// <param name="epochOf">The number under which a row of the answer was taken; null = it was not.</param>
    public async Task<List<T>> TakenByAsync<T>(Func<Task<List<T>>> write, Func<T, long?> epochOf)
    {
        await writes.WaitAsync();
        try
        {
            var rows = await write();
            foreach (var epoch in rows.Select(epochOf).OfType<long>())
                held[epoch] = true;
            return rows;
        }
        finally
        {
            writes.Release();
        }
    }

    /// <summary>It may still stand to our name.</summary>
    public void Doubt(long epoch)
    {
        Leave(epoch);
        Doubt();
    }

    /// <summary>Something may stand to our name without our knowing.</summary>
    public void Doubt()
    {
        Volatile.Write(ref doubtUntil, Environment.TickCount64 + (long)AbandonedWork.TotalMilliseconds);
        doubt = true;
    }

    /// <summary>Takes lanes that are ready, at most so many.</summary>
    public async Task<List<T>> TakeAsync<T>(int most, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await oneTaking.WaitAsync(cancel);
        try
        {
            if (doubt)
                await FreeForgottenAsync();
            await WakeAsync(cancel);
            // not cancelled half-way: what was taken must be known here
            var taken = await link.AskAsync(
                take, row => (Epoch: row.GetInt64(row.GetOrdinal("epoch")), What: read(row)), again: false, CancellationToken.None, Arg.Long(Me), Arg.At(clock.GetUtcNow()), Arg.Int(most));
            foreach (var (epoch, _) in taken)
                held[epoch] = true; // not before the whole answer is there: of a half one nobody gets anything, and what is noted is never freed
            return [.. taken.Select(one => one.What)];
        }
        catch (StoreUnavailableException)
        {
            Doubt();
            throw;
        }
        finally
        {
            oneTaking.Release();
        }
    }

    /// <summary>
    /// Lanes that were written with a later clock. A write that was under way when the clock was put back may come after the first waking, so lanes are
    /// woken once a second for as long as one can be.
    /// </summary>
    private async Task WakeAsync(CancellationToken cancel)
    {
        var putBack = clock.PutBack;
        if (putBack != woken)
            late = (putBack - (woken ?? putBack), clock.GetTimestamp(), 0);
        else if (late.Back == TimeSpan.Zero || clock.GetElapsedTime(late.Last) < BetweenWakings)
            return;
        await link.OneAsync<int>(wake, again: true, cancel, Arg.At(clock.GetUtcNow()), Arg.Span(late.Back));
        woken = putBack;
        late = clock.GetElapsedTime(late.Since) > AbandonedWork ? default : late with { Last = clock.GetTimestamp() };
    }

    private async Task FreeForgottenAsync()
    {
        for (var free = 0; free < MostWrites; free++)
            await writes.WaitAsync();
        try
        {
            doubt = Environment.TickCount64 < Volatile.Read(ref doubtUntil);
            await link.OneAsync<int>("select free_lanes($1, $2, $3)", again: false, CancellationToken.None, Arg.Longs([Me]), Arg.Texts([kind]), Arg.Longs(held.Keys));
        }
        finally
        {
            writes.Release(MostWrites);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        oneTaking.Dispose();
        writes.Dispose();
    }
}
