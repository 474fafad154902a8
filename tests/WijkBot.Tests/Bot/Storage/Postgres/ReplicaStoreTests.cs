using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WijkBot.Storage;
using WijkBot.Storage.Postgres;

namespace WijkBot.Tests.Bot.Storage.Postgres;

/// <summary>What only a store that several replicas share must keep.</summary>
public sealed class ReplicaStoreTests(TestServer server) : IAsyncLifetime
{
    /// <summary>Long, so that no replica seems dead on a machine that is busy with other tests.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly List<PostgresStore> opened = [];
    private NpgsqlConnectionStringBuilder database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await server.NewDatabaseAsync();

    [Fact]
    public async Task Replicas_that_begin_at_once_on_an_empty_database_make_one_schema()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync()));
        Assert.Equal(1L, await SqlAsync("select count(*) from wijkbot.migration where number = 1"));
        Assert.Equal(4L, await SqlAsync("select count(*) from wijkbot.replica"));
    }

    [Fact]
    public async Task A_database_that_a_newer_program_brought_further_still_serves_this_one()
    {
        await OpenAsync();
        await SqlAsync("alter table wijkbot.inbox add column newer text; insert into wijkbot.migration (number) values (999); create schema wijkbot_newer");
        var older = await OpenAsync();
        await older.AcceptAsync(Some.Item("SM1"), Cancel);
        Assert.True(await older.CommitAsync((await ClaimAsync(older))!, new Changes { State = "1" }, Cancel));
    }

    [Fact]
    public async Task Two_replicas_handle_each_item_once_and_in_order()
    {
        var both = new[] { await OpenAsync(), await OpenAsync() };
        var handled = new ConcurrentQueue<(string Mailbox, int Number)>();
        const int Items = 300;
        var accepting = Task.Run(async () =>
        {
            for (var n = 0; n < Items; n++)
                await both[n % 2].AcceptAsync(Some.Item($"SM{n}", $"sms|a|{n % 7}", $"{n}"), Cancel);
        }, Cancel);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var store = both[worker % 2];
            while (handled.Count < Items)
            {
                if (await store.ClaimAsync(TimeSpan.FromMilliseconds(200), Cancel) is not { } claim)
                    continue;
                // noted while it is held: after the commit another may be first to note the next
                handled.Enqueue((claim.Mailbox, int.Parse(claim.Item.Activity.Text!, System.Globalization.CultureInfo.InvariantCulture)));
                Assert.True(await store.CommitAsync(claim, new Changes { State = claim.Item.Activity.Text }, Cancel));
            }
        }, Cancel)));
        await accepting;
        Assert.Equal(Items, handled.Select(item => item.Number).Distinct().Count());
        Assert.Equal(Items, handled.Count);
        Assert.All(handled.GroupBy(item => item.Mailbox), mailbox => Assert.Equal(mailbox.Select(item => item.Number).Order(), mailbox.Select(item => item.Number)));
    }

    [Fact]
    public async Task What_a_dead_replica_held_goes_on_elsewhere_and_its_message_is_looked_up_first()
    {
        var (dead, alive) = (await OpenAsync(), await OpenAsync());
        await dead.AcceptAsync(Some.Item("SM1"), Cancel);
        await dead.CommitAsync((await ClaimAsync(dead))!, new Changes { Outbox = [Some.Reply("r1")] }, Cancel);
        await dead.AcceptAsync(Some.Item("SM2"), Cancel);
        var (claim, delivery) = ((await ClaimAsync(dead))!, Assert.Single(await dead.DeliveriesAsync(10, TimeSpan.Zero, Cancel)));
        Assert.Null(await ClaimAsync(alive));
        await SqlAsync("update wijkbot.lane set holder = -1 where holder is not null"); // a replica that is not there: as after a pause longer than the lease

        var taken = await alive.ClaimAsync(TimeSpan.FromMinutes(1), Cancel);
        Assert.Equal(("sms|AC1|SM2", true), (taken!.Item.Key, taken.Epoch > claim.Epoch));
        Assert.False(await dead.CommitAsync(claim, new Changes { State = "\"te laat\"" }, Cancel));
        Assert.True(await alive.CommitAsync(taken, new Changes { State = "\"goed\"" }, Cancel));
        var again = Assert.Single(await alive.DeliveriesAsync(10, TimeSpan.FromMinutes(1), Cancel));
        Assert.Equal(("r1", OutboxState.Unknown), (again.Item.Id, again.Item.State));
        await dead.SettleAsync(delivery, new Settlement(OutboxState.Never, Why: "te laat"), [], Cancel);
        Assert.Empty(await alive.DeadLettersAsync(10, Cancel));
    }

    [Fact]
    public async Task What_one_replica_accepts_wakes_the_other()
    {
        var (accepting, waiting) = (await OpenAsync(), await OpenAsync());
        var claim = waiting.ClaimAsync(TimeSpan.FromMinutes(1), Cancel);
        await accepting.AcceptAsync(Some.Item("SM1"), Cancel);
        Assert.Equal("sms|AC1|SM1", (await claim)?.Item.Key);
    }

    [Fact]
    public async Task Broken_connections_lose_no_claim_and_no_acceptance()
    {
        var store = await OpenAsync();
        await store.AcceptAsync(Some.Item("SM1", "sms|a|1"), Cancel);
        var claim = (await ClaimAsync(store))!;
        await SqlAsync("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        Assert.Equal(WijkBot.Channels.Accepted.New, await UntilItCanAsync(() => store.AcceptAsync(Some.Item("SM2", "sms|a|2"), Cancel)));
        Assert.True(await UntilItCanAsync(() => store.CommitAsync(claim, new Changes { State = "1" }, Cancel)));
        Assert.Equal("sms|a|2", (await store.ClaimAsync(TimeSpan.FromMinutes(1), Cancel))?.Mailbox);
    }

    [Fact]
    public async Task A_turn_takes_two_round_trips_at_most()
    {
        const int Turns = 40;
        var store = await OpenAsync();
        for (var n = 0; n < Turns; n++)
            await store.AcceptAsync(Some.Item($"SM{n}", $"sms|a|{n}"), Cancel);
        var statements = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = told =>
            {
                if (told.Tags.Any(tag => tag.Value == database.Database) && told.GetTagItem("db.query.text") is string sql && (sql.Contains("take_inbox", StringComparison.Ordinal) || sql.Contains("commit_turn", StringComparison.Ordinal)))
                    statements.Enqueue(sql);
            },
        };
        ActivitySource.AddActivityListener(listener);
        for (var n = 0; n < Turns; n++)
        {
            var changes = new Changes { State = "1", Records = [Some.Case($"M-{n}")], Outbox = [Some.Reply($"r{n}")], Inbox = [Some.Item($"S{n}", "zaak:M-1", due: Some.Monday.AddYears(9))] };
            Assert.True(await store.CommitAsync((await ClaimAsync(store))!, changes, Cancel));
        }
        Assert.Equal(2 * Turns, statements.Count);
    }

    private static async Task<T> UntilItCanAsync<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
            }
        }
    }

    private static Task<Claim?> ClaimAsync(PostgresStore store) => store.ClaimAsync(TimeSpan.Zero, Cancel);

    private async Task<PostgresStore> OpenAsync()
    {
        var store = new PostgresStore(Address.Parse(database.ConnectionString), TimeProvider.System, NullLogger<PostgresStore>.Instance, lease: Lease);
        opened.Add(store);
        await store.Ready.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
        return store;
    }

    private Task<object?> SqlAsync(string sql) => server.RunSqlAsync(database.Database!, sql);

    public async ValueTask DisposeAsync()
    {
        foreach (var store in opened)
            await store.DisposeAsync();
    }
}
