using System.Collections.Concurrent;
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
    private static readonly TimeSpan CommandWaits = TimeSpan.FromSeconds(30);
    private readonly TimeProvider clock;
    private readonly Link link;
    private readonly Presence presence;
    private readonly Hints hints;
    private readonly Doorbell inbox = new();
    private readonly Doorbell outbox = new();
    private readonly Hand claims;
    private readonly Hand deliveries;
    private readonly Turnstile turnstile;
    private readonly Replicas replicas;
    private readonly ConcurrentDictionary<string, long> outByMessage = new(StringComparer.Ordinal);

    /// <summary>Begins; <see cref="Ready"/> says when the database was reached.</summary>
    public PostgresStore(NpgsqlConnectionStringBuilder address, TimeProvider clock, ILogger<PostgresStore> log, Replicas? others = null, TimeSpan? lease = null)
    {
        (this.clock, replicas) = (clock, others ?? new Replicas());
        link = new Link(new NpgsqlDataSourceBuilder(address.ConnectionString).Build());
        claims = new Hand(link, "i", "select * from take_inbox($1, $2, $3)", clock);
        deliveries = new Hand(link, "o", "select * from take_outbox($1, $2, $3)", clock);
        presence = new Presence(link, me => claims.Me = deliveries.Me = me, RingBoth, lease ?? Presence.UsualLease, log);
        hints = new Hints(link, presence.Ready, Heard, log);
        replicas.Connect(hints.Say);
        turnstile = new Turnstile(claims, inbox, clock);
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
    }

    /// <summary>Completes when the database was reached and brought up to date.</summary>
    public Task Ready => presence.Ready;

    /// <inheritdoc />
    public bool IsAvailable => link.IsUp;

    /// <summary>Never: what cannot be reached now can be later.</summary>
    public Task Lost { get; } = new TaskCompletionSource().Task;

    /// <inheritdoc />
    public async Task<Accepted> AcceptAsync(InboxItem item, CancellationToken cancel)
    {
        if (await link.OneAsync<int>("select accept_items($1, $2)", again: true, cancel, Arg.Json(Written.Items([item])), Now) == 0)
            return Accepted.Duplicate;
        RingInbox();
        return Accepted.New;
    }

    /// <inheritdoc />
    public Task<Claim?> ClaimAsync(TimeSpan wait, CancellationToken cancel) => turnstile.NextAsync(wait, cancel);

    /// <inheritdoc />
    public async Task<bool> CommitAsync(Claim claim, Changes changes, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        NpgsqlParameter[] values =
        [
            Arg.Long(claims.Me), Arg.Text(claim.Mailbox), Arg.Long(claim.Epoch), Now, Arg.Flag(changes.State != claim.State), Arg.Text(changes.State),
            Arg.Text(changes.Keep is { } keep ? System.Text.Json.JsonSerializer.Serialize(keep, StorageJson.Default.Activity) : null),
            Arg.Json(Written.Records(changes.Records)), Arg.Json(Written.Posts(changes.Outbox)), Arg.Json(Written.Items(changes.Inbox)),
        ];
        bool done;
        try
        {
            done = await link.OneAsync<bool>("select commit_turn($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", again: false, cancel, values);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or OperationCanceledException)
        {
            claims.Doubt(claim.Epoch);
            throw;
        }
        claims.Leave(claim.Epoch);
        StorageMeter.Committed(1, clock.GetElapsedTime(started));
        if (done && changes.Inbox.Count > 0)
            RingInbox();
        if (done && changes.Outbox.Count > 0)
            RingOutbox();
        return done;
    }

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
    public async Task<IReadOnlyList<Delivery>> DeliveriesAsync(int max, TimeSpan wait, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + wait;
        while (true)
        {
            var rung = outbox.Next;
            var taken = await deliveries.TakeAsync(max, row =>
            {
                var delivery = row.Delivery();
                outByMessage[delivery.Item.Id] = row.GetInt64(row.GetOrdinal("epoch"));
                return delivery;
            }, cancel);
            if (taken.Count > 0 || clock.GetUtcNow() >= until)
                return taken;
            await rung.WaitAsync(Turnstile.LookEvery, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc />
    public async Task SettleAsync(Delivery delivery, Settlement settlement, IReadOnlyList<InboxItem> follow, CancellationToken cancel)
    {
        if (!outByMessage.TryGetValue(delivery.Item.Id, out var epoch))
            return;
        try
        {
            await link.OneAsync<bool>(
                "select settle($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)", again: true, cancel,
                Arg.Long(deliveries.Me), Arg.Text(delivery.Item.Recipient), Arg.Long(epoch), Now, Arg.Int((int)settlement.State), Arg.Text(settlement.ProviderId),
                Arg.Texts(settlement.PartIds), Arg.At(settlement.Next), Arg.Text(Clean(settlement.Why)), Arg.Flag(settlement.IsAttempt),
                Arg.At(settlement.HoldNextUntil), Arg.Flag(delivery.Item.MayBeFollowed), Arg.Json(Written.Items(follow)));
        }
        catch (PostgresException fenced) when (fenced.SqlState == "WB001")
        {
            // another replica has it now: it looks at the provider before it sends
        }
        outByMessage.TryRemove(delivery.Item.Id, out _);
        deliveries.Leave(epoch);
        RingOutbox();
        if (follow.Count > 0)
            RingInbox();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await turnstile.DisposeAsync();
        await hints.DisposeAsync();
        await presence.DisposeAsync();
        await link.DisposeAsync();
        claims.Dispose();
        deliveries.Dispose();
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
        outbox.Ring();
        hints.Say(OutboxHint);
    }

    private void RingBoth()
    {
        inbox.Ring();
        outbox.Ring();
    }

    private void Heard(string hint)
    {
        if (hint is "" or InboxHint)
            inbox.Ring();
        if (hint is "" or OutboxHint)
            outbox.Ring();
        if (hint is not (InboxHint or OutboxHint))
            replicas.Hear(hint);
    }
}
