using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WijkBot.Storage;
using WijkBot.Storage.Postgres;

namespace WijkBot.Tests.Bot.Storage.Postgres;

/// <summary>Writes of many go to PostgreSQL in one transaction. What one of them does wrong is its own; an outage is everybody's.</summary>
public sealed class GroupedWritesTests(TestServer server) : IAsyncLifetime
{
    /// <summary>Two groups of one are on their way, and wait for a lock; the others make the third.</summary>
    private const int First = 2, Together = 6, Bad = 4;

    private NpgsqlConnectionStringBuilder database = null!;
    private PostgresStore store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await server.NewDatabaseAsync();
        store = new PostgresStore(Address.Parse(database.ConnectionString), TimeProvider.System, NullLogger<PostgresStore>.Instance, lease: TimeSpan.FromMinutes(10));
        await store.Ready.WaitAsync(TimeSpan.FromMinutes(2), Cancel);
    }

    [Theory]
    [MemberData(nameof(GroupedWrite.Kinds), MemberType = typeof(GroupedWrite))]
    public async Task One_that_PostgreSQL_refuses_fails_alone(string kind)
    {
        var writes = await GroupedWrite.PreparedAsync(kind, store, First + Together, Cancel);
        Task[] done;
        await using (await LockedAsync(writes.Table))
            done = await AllOnTheirWayAsync(writes, bad: Bad);
        for (var n = 0; n < done.Length; n++)
            if (n == Bad)
                Assert.IsNotType<StoreUnavailableException>(await Assert.ThrowsAnyAsync<Exception>(() => done[Bad]));
            else
                await done[n];
        Assert.Equal(First + Together - 1L, await server.RunSqlAsync(database.Database!, writes.HowMany));
    }

    [Theory]
    [MemberData(nameof(GroupedWrite.Kinds), MemberType = typeof(GroupedWrite))]
    public async Task An_outage_fails_the_whole_group_and_nothing_of_it_was_done(string kind)
    {
        var writes = await GroupedWrite.PreparedAsync(kind, store, First + Together, Cancel);
        Task[] done;
        await using (await LockedAsync(writes.Table))
        {
            done = await AllOnTheirWayAsync(writes, bad: null);
            await server.RunSqlAsync("postgres", $"alter database {database.Database} with allow_connections false");
            await server.RunSqlAsync("postgres", $"select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '{database.Database}'");
        }
        foreach (var one in done)
            await Assert.ThrowsAsync<StoreUnavailableException>(() => one);
        await server.RunSqlAsync("postgres", $"alter database {database.Database} with allow_connections true");
        Assert.Equal(0L, await server.RunSqlAsync(database.Database!, writes.HowMany));
    }

    /// <summary>Begins them all: when this returns, the first two wait for the lock, each as a group of one, and the others in our queue.</summary>
    private async Task<Task[]> AllOnTheirWayAsync(GroupedWrite writes, int? bad)
    {
        var begun = new List<Task>();
        for (var n = 0; n < First + Together; n++)
        {
            begun.Add(writes.WriteAsync(n, n == bad));
            while (await WaitingAsync(writes.Statement) < Math.Min(n + 1, First))
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancel);
        }
        return [.. begun];
    }

    private async Task<long> WaitingAsync(string statement) => (long)(await server.RunSqlAsync(database.Database!,
        $"select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%{statement}(%'"))!;

    /// <summary>A table that nobody may touch until this is disposed.</summary>
    private async Task<IAsyncDisposable> LockedAsync(string table)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand($"begin; lock table wijkbot.{table} in access exclusive mode", connection);
        await command.ExecuteNonQueryAsync(Cancel);
        return connection;
    }

    public ValueTask DisposeAsync() => store?.DisposeAsync() ?? ValueTask.CompletedTask;
}
