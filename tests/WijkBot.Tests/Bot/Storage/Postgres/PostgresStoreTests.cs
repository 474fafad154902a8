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

    private async Task<IStore> OpenAsync(NpgsqlConnectionStringBuilder address)
    {
        var store = new PostgresStore(Address.Parse(address.ConnectionString), Clock, NullLogger<PostgresStore>.Instance);
        await store.Ready.WaitAsync(TimeSpan.FromMinutes(2), Cancel);
        return store;
    }
}
