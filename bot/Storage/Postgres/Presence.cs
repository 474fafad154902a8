using Npgsql;
using WijkBot.Storage.Postgres.Schema;

namespace WijkBot.Storage.Postgres;

/// <summary>
/// This replica's lease. It stands on the replica, not on each lane: one small write every second and a half keeps all that it holds, however long a turn
/// takes, and a replica that died is known within seconds. Every replica frees what dead ones held.
/// </summary>
/// <remarks>Leases run on the database's clock, and beats in real time: a replica whose clock jumps holds what it holds.</remarks>
internal sealed partial class Presence : IAsyncDisposable
{
    /// <summary>Four beats: one or two may fail on a busy machine.</summary>
    public static readonly TimeSpan UsualLease = TimeSpan.FromSeconds(6);

    /// <summary>In beats: about a minute.</summary>
    private const int ClearsEvery = 40;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1.5);
    private readonly Link link;
    private readonly TimeSpan lease;
    private readonly Action<long> begun;
    private readonly Action freed;
    private readonly SharedTime? time;
    private readonly ILogger log;
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task life;
    private long me;
    private bool prepared;
    private int beats;
    private bool down;

    /// <summary>Begins to live; the database may be reached later.</summary>
    /// <param name="link">The database.</param>
    /// <param name="begun">Hears this replica's number, before anything can be asked.</param>
    /// <param name="freed">Something of another replica was freed.</param>
    /// <param name="lease">After how long without a beat others take over.</param>
    /// <param name="time">Hears the database's time at each beat; null = each has its own, as in a test.</param>
    /// <param name="log">Outages.</param>
    public Presence(Link link, Action<long> begun, Action freed, TimeSpan lease, SharedTime? time, ILogger log)
    {
        (this.link, this.begun, this.freed, this.lease, this.time, this.log) = (link, begun, freed, lease, time, log);
        life = Task.Run(LiveAsync);
    }

    /// <summary>Completes when the database was reached and its schema is ours; fails with <see cref="SettingsFaultException"/> on a half-filled one.</summary>
    public Task Ready => ready.Task;

    private async Task LiveAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await BeatAsync();
                if (down)
                    Back();
                down = false;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (SettingsFaultException fault)
            {
                link.IsUp = false;
                ready.TrySetException(fault);
                return;
            }
            catch (Exception fault) // also a wrong password or a missing right: it is said, and tried again
            {
                link.IsUp = false;
                // our functions were removed while we were taken for dead: they come again
                prepared &= fault is not PostgresException { SqlState: PostgresErrorCodes.UndefinedFunction };
                if (!down)
                    Gone(fault);
                down = true;
            }
            await Task.Delay(Beat, TimeProvider.System, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task BeatAsync()
    {
        if (!prepared)
            await PrepareAsync();
        link.IsUp = true; // or the question below would not be asked
        if (me == 0)
            begun(me = await link.OneAsync<long>("select nextval('epoch')", again: true, stop.Token));
        if (time?.GetTimestamp() is { } asked)
            time.Hear(await link.OneAsync<DateTimeOffset>("select clock_timestamp()", again: true, stop.Token), asked);
        if (await link.OneAsync<int>("select beat($1, $2)", again: true, stop.Token, Arg.Long(me), Arg.Span(lease)) > 0)
            freed();
        ready.TrySetResult();
        if (beats++ % ClearsEvery == 0)
            await RemoveUnusedAsync();
    }

    private async Task RemoveUnusedAsync()
    {
        try
        {
            await DatabaseSchema.RemoveUnusedAsync(link.Source, stop.Token);
        }
        catch (PostgresException fault)
        {
            NotRemoved(fault); // they are another account's, or somebody works with them: they harm nothing
        }
    }

    private async Task PrepareAsync()
    {
        await DatabaseSchema.PrepareAsync(link.Source, stop.Token);
        if (await DatabaseSchema.IsHalfMovedAsync(link.Source, stop.Token))
            throw new SettingsFaultException(StorageSetup.Key, "een verhuizing naar deze database is begonnen en niet af; doe verhuis opnieuw, of kies een lege database");
        prepared = true;
    }

    /// <summary>Leaves at once: others need not wait for the lease to end.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await life;
        try
        {
            if (me != 0 && link.IsUp)
                await link.AskAsync("select leave($1)", _ => true, again: true, CancellationToken.None, Arg.Long(me));
        }
        catch (StoreUnavailableException fault)
        {
            Gone(fault);
        }
        stop.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "PostgreSQL cannot be used: nothing is accepted until it can")]
    private partial void Gone(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Functions that no replica calls any more stay in the database")]
    private partial void NotRemoved(Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL can be used again")]
    private partial void Back();
}
