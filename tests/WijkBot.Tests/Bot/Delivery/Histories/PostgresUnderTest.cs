using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WijkBot.Storage;
using WijkBot.Storage.Postgres;
using WijkBot.Tests.Bot.Storage.Postgres;

namespace WijkBot.Tests.Bot.Delivery.Histories;

/// <summary>The store of replicas, each history on the same database, emptied.</summary>
internal sealed class PostgresUnderTest : StoreUnderTest
{
    private const string Everything = "delete from wijkbot.lane; delete from wijkbot.mailbox; delete from wijkbot.inbox; delete from wijkbot.outbox; delete from wijkbot.thread; "
        + "delete from wijkbot.record; delete from wijkbot.dead; delete from wijkbot.counter; delete from wijkbot.replica";

    /// <summary>What it held stands to the name of a replica that is not there any more.</summary>
    private const string Dies = "update wijkbot.lane set holder = -1 where holder is not null; delete from wijkbot.replica";

    private readonly TestServer server;
    private readonly NpgsqlConnectionStringBuilder database;

    private PostgresUnderTest(TestServer server, NpgsqlConnectionStringBuilder database, Func<IStore, IStore>? wrap)
        : base(wrap) => (this.server, this.database) = (server, database);

    public override TimeSpan Moment => TimeSpan.FromMilliseconds(5);

    public static async Task<PostgresUnderTest> OpenAsync(TestServer server, NpgsqlConnectionStringBuilder database, Func<IStore, IStore>? wrap)
    {
        var place = new PostgresUnderTest(server, database, wrap);
        place.Use(await place.OpenAsync());
        return place;
    }

    protected override async Task<IStore> OpenAsync()
    {
        var store = new PostgresStore(Address.Parse(database.ConnectionString), Clock, NullLogger<PostgresStore>.Instance, lease: TimeSpan.FromMinutes(10));
        await store.Ready.WaitAsync(TimeSpan.FromMinutes(2));
        return store;
    }

    public override async Task KillAsync()
    {
        await server.RunSqlAsync(database.Database!, Dies);
        await RestartAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await server.RunSqlAsync(database.Database!, Everything);
    }
}
