using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WijkBot.Storage;
using WijkBot.Storage.Postgres;
using WijkBot.Storage.Postgres.Copies;

namespace WijkBot.Tests.Bot.Storage.Postgres;

/// <summary>PostgreSQL keeps what every store must.</summary>
public sealed class PostgresStoreTests(TestServer server) : StoreConformance
{
    private NpgsqlConnectionStringBuilder database = null!;

    protected override Changes Refused => new() { State = "\0" };

    public override async ValueTask InitializeAsync()
    {
        database = await server.NewDatabaseAsync();
        await base.InitializeAsync();
    }

    protected override Task<IStore> OpenAsync() => OpenAsync(database);

    protected override async Task<IStore> OpenAfterKillAsync()
    {
        var copy = await server.CopyAsync(database.Database!);
        await server.RunSqlAsync(copy.Database!, "delete from wijkbot.replica"); // its lease is over
        return await OpenAsync(copy);
    }

    protected override async Task<IStore> OpenBackupAsync(byte[] backup)
    {
        var address = Address.Parse((await server.NewDatabaseAsync()).ConnectionString);
        await using (var source = new NpgsqlDataSourceBuilder(address.ConnectionString).Build())
            await DatabaseCopy.ReadAsync(source, new MemoryStream(backup), Cancel);
        return await OpenAsync(address);
    }

    [Fact]
    public async Task What_was_being_written_with_a_later_clock_when_that_was_put_back_waits_no_longer_for_it()
    {
        Assert.Null(await ClaimAsync());
        Clock.Jump(TimeSpan.FromHours(2));
        await AcceptAsync(Some.Item("SM1"));
        Clock.Jump(TimeSpan.FromHours(-2));
        var first = await ClaimedAsync();
        await Store.ReleaseAsync(first, TimeSpan.FromSeconds(3), "fout", Cancel);
        await AcceptAsync(Some.Item("SM2", "sms|a|2"));
        // as a statement that was asked before and came to the table after
        await server.RunSqlAsync(database.Database!, "update wijkbot.lane set ready_at = ready_at + interval '2 hours', rests_until = rests_until + interval '2 hours'");
        Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(2, new[] { await ClaimedAsync(), await ClaimedAsync() }.Select(claim => claim.Mailbox).Distinct().Count());
    }

    private async Task<IStore> OpenAsync(NpgsqlConnectionStringBuilder address)
    {
        var store = new PostgresStore(Address.Parse(address.ConnectionString), Clock, NullLogger<PostgresStore>.Instance);
        await store.Ready.WaitAsync(TimeSpan.FromMinutes(2), Cancel);
        return store;
    }
}
