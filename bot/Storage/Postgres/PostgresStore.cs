using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WijkBot.Channels;

namespace WijkBot.Storage.Postgres;

/// <summary>
/// The store of several replicas: one PostgreSQL database. What waits stands in lanes; a replica takes a lane with <c>FOR UPDATE SKIP LOCKED</c> and a number
/// that its commit must still find there. Nothing here is needed to know what waits: a replica may die at any point.
/// </summary>
internal sealed partial class PostgresStore : IStore
{
    private const string InboxHint = "i";
    private const string OutboxHint = "o";
    private const int MostTogether = 64;
    private static readonly TimeSpan CommandWaits = TimeSpan.FromSeconds(30);
    private readonly WatchedClock clock;
    private readonly Link link;
    private readonly Presence presence;
    private readonly Hints hints;
    private readonly Doorbell inbox = new();
    private readonly Hand claims;
    private readonly Departures departures;
    private readonly Turnstile turnstile;
    private readonly Replicas replicas;
    private readonly Grouped<InboxItem, Accepted> acceptances;
    private readonly Grouped<TurnWrite, bool> turns;
    private readonly Grouped<ArrivedWrite, bool> arrivals;
    private bool closed;

    /// <summary>Begins; <see cref="Ready"/> says when the database was reached.</summary>
    public PostgresStore(NpgsqlConnectionStringBuilder address, TimeProvider time, ILogger<PostgresStore> log, Replicas? others = null, TimeSpan? lease = null)
    {
        (clock, replicas) = (new WatchedClock(time), others ?? new Replicas());
        link = new Link(new NpgsqlDataSourceBuilder(address.ConnectionString).Build());
        claims = new Hand(link, "i", "inbox", clock);
        departures = new Departures(link, clock);
        presence = new Presence(link, me => claims.Me = departures.Me = me, RingBoth, lease ?? Presence.UsualLease, time as SharedTime, log);
        hints = new Hints(link, presence.Ready, Heard, log);
        replicas.Connect(hints.Say);
        turnstile = new Turnstile(claims, inbox, clock);
        acceptances = new(new Acceptances(link, claims, turnstile, clock, RingInbox).WriteAsync, MostTogether);
        turns = new(new Turns(link, claims, departures, clock, RingInbox, RingOutbox).WriteAsync, MostTogether);
        arrivals = new(new Arrivals(link, departures, clock).WriteAsync, MostTogether);
    }

    /// <summary>Opens a database for a command, which does not wait for one that cannot be reached.</summary>
    /// <exception cref="StoreUnavailableException">It was not reached in half a minute.</exception>
    public static async Task<PostgresStore> OpenAsync(string setting, CancellationToken cancel)
    {
        var store = new PostgresStore(Address.Parse(setting), TimeProvider.System, NullLogger<PostgresStore>.Instance);
        try
        {
            await store.Ready.WaitAsync(CommandWaits, cancel);
            return store;
        }
        catch (TimeoutException fault)
        {
            await store.DisposeAsync();
            throw new StoreUnavailableException("PostgreSQL is niet bereikbaar", fault);
        }
        catch (StartFaultException)
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes when the database was reached and brought up to date.</summary>
    public Task Ready => presence.Ready;

    /// <inheritdoc />
    public bool IsAvailable => link.IsUp;

    /// <summary>Never: what cannot be reached now can be later.</summary>
    public Task Lost { get; } = new TaskCompletionSource().Task;

    /// <inheritdoc />
    public Task<Accepted> AcceptAsync(InboxItem item, CancellationToken cancel)
    {
        Keys.Checked(item.Key);
        Keys.Checked(item.Mailbox);
        return acceptances.AddAsync(item).WaitAsync(cancel);
    }

    /// <inheritdoc />
    public Task<Claim?> ClaimAsync(TimeSpan wait, CancellationToken cancel) => turnstile.NextAsync(wait, cancel);

    /// <inheritdoc />
    public Task<bool> CommitAsync(Claim claim, Changes changes, CancellationToken cancel) => turns.AddAsync(new TurnWrite(claim, changes)).WaitAsync(cancel);

    /// <inheritdoc />
    public async Task ReleaseAsync(Claim claim, TimeSpan? again, string why, CancellationToken cancel)
    {
        var rest = clock.GetUtcNow() + again;
        try
        {
            await link.OneAsync<bool>(
                "select release_item($1, $2, $3, $4, $5, $6)", again: true, cancel,
                Arg.Long(claims.Me), Arg.Text(claim.Mailbox), Arg.Long(claim.Epoch), Now, Arg.At(rest), Arg.Text(Clean(why)));
        }
        catch (Exception fault) when (fault is StoreUnavailableException or OperationCanceledException)
        {
            claims.Doubt(claim.Epoch);
            throw;
        }
        claims.Leave(claim.Epoch);
        inbox.Ring();
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Delivery>> DeliveriesAsync(int max, TimeSpan wait, CancellationToken cancel) => departures.NextAsync(max, wait, cancel);

    /// <inheritdoc />
    public async Task SettleAsync(Delivery delivery, Settlement settlement, IReadOnlyList<InboxItem> follow, CancellationToken cancel)
    {
        if (departures.EpochOf(delivery) is not { } epoch)
            return;
        var more = ArrivedWrite.Fits(settlement, follow)
            ? await arrivals.AddAsync(new ArrivedWrite(delivery, epoch, settlement)).WaitAsync(cancel)
            : await SettleAloneAsync(delivery, epoch, settlement, follow, cancel);
        departures.Leave(delivery, epoch);
        if (more)
            RingOutbox();
        if (follow.Count > 0)
            RingInbox();
    }

    /// <summary>True: the recipient's next message may wait.</summary>
    private async Task<bool> SettleAloneAsync(Delivery delivery, long epoch, Settlement settlement, IReadOnlyList<InboxItem> follow, CancellationToken cancel)
    {
        try
        {
            await link.OneAsync<bool>(
                "select settle($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)", again: true, cancel,
                Arg.Long(departures.Me), Arg.Text(delivery.Item.Recipient), Arg.Long(epoch), Now, Arg.Int((int)settlement.State), Arg.Text(settlement.ProviderId),
                Arg.Texts(settlement.PartIds), Arg.At(settlement.Next), Arg.Text(Clean(settlement.Why)), Arg.Flag(settlement.IsAttempt),
                Arg.At(settlement.HoldNextUntil), Arg.Flag(delivery.Item.MayBeFollowed), Arg.Json(Written.Items(follow.Select(item => ItemRow.From(item)))));
        }
        catch (PostgresException fenced) when (fenced.SqlState == "WB001")
        {
            // another replica has it now: it looks at the provider before it sends
        }
        return true;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, true))
            return;
        await turnstile.DisposeAsync();
        await hints.DisposeAsync();
        await presence.DisposeAsync();
        await link.DisposeAsync();
        claims.Dispose();
        departures.Dispose();
    }

    private NpgsqlParameter Now => Arg.At(clock.GetUtcNow());

    /// <summary>PostgreSQL's text has no NUL; a reason may quote what came in.</summary>
    private static string? Clean(string? why) => why?.Replace("\0", "", StringComparison.Ordinal);

    private void RingInbox()
    {
        inbox.Ring();
        hints.Say(InboxHint);
    }

    private void RingOutbox()
    {
        departures.Ring();
        hints.Say(OutboxHint);
    }

    private void RingBoth()
    {
        inbox.Ring();
        departures.Ring();
    }

    private void Heard(string hint)
    {
        if (hint is "" or InboxHint)
            inbox.Ring();
        if (hint is "" or OutboxHint)
            departures.Ring();
        if (hint is not (InboxHint or OutboxHint))
            replicas.Hear(hint);
    }
}
