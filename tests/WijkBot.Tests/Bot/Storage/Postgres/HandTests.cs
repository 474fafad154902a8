using Npgsql;
using WijkBot.Storage.Postgres;
using WijkBot.Storage.Postgres.Schema;

namespace WijkBot.Tests.Bot.Storage.Postgres;

/// <summary>What a replica holds while it doubts what stands to its name.</summary>
public sealed class HandTests(TestServer server)
{
    private const string Lane = "select coalesce(holder, 0) from wijkbot.lane where name = 'teams|kanaal'";

    [Fact]
    public async Task What_a_write_takes_is_not_freed_before_its_answer_is_read()
    {
        var address = await server.NewDatabaseAsync();
        await using var link = new Link(new NpgsqlDataSourceBuilder(Address.Parse(address.ConnectionString).ConnectionString).Build()) { IsUp = true };
        using var hand = new Hand(link, "o", "outbox", new WatchedClock(TimeProvider.System)) { Me = 7 };
        var cancel = TestContext.Current.CancellationToken;
        await DatabaseSchema.PrepareAsync(link.Source, cancel);
        Task<List<long>>? taking = null;
        await hand.TakenByAsync<long>(async () =>
        {
            await SqlAsync("insert into wijkbot.lane (kind, name, ready_at, holder, epoch) values ('o', 'teams|kanaal', now(), 7, 1000000)");
            hand.Doubt();
            taking = hand.TakeAsync(10, row => 0L, cancel);
            for (var trips = 0; trips < 50; trips++) // far more than the taking needs to free what it may
                Assert.Equal(7L, await SqlAsync(Lane));
            return [1000000L];
        }, epoch => epoch);
        Assert.Empty(await taking!);
        Assert.Equal(7L, await SqlAsync(Lane));

        Task<object?> SqlAsync(string sql) => server.RunSqlAsync(address.Database!, sql);
    }
}
