using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Storage.Postgres;

namespace WijkBot.Tests.Bot.Storage.Postgres;

/// <summary>Replicas go by one time of day, whatever the clocks of their machines say.</summary>
public sealed class SharedTimeTests(TestServer server)
{
    private readonly JumpingClock own = new(Some.Monday);

    [Fact]
    public void A_jump_of_the_own_clock_changes_nothing_and_time_goes_on()
    {
        var time = new SharedTime(own);
        own.Jump(TimeSpan.FromHours(-2));
        own.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Some.Monday.AddSeconds(5), time.GetUtcNow());
    }

    [Theory]
    [InlineData(20 * 60, 0, 20 * 60)]
    [InlineData(-20 * 60, 0, -20 * 60)]
    [InlineData(20, 600, 20)] // the answer is half the way older
    [InlineData(0.9, 0, 0)] // no more than the way there and back
    [InlineData(20, 1100, 0)] // nobody knows how old it is
    public void The_time_of_the_database_counts_when_it_is_another(double apart, int tookMilliseconds, double expected)
    {
        var time = new SharedTime(own);
        var asked = time.GetTimestamp();
        own.Advance(TimeSpan.FromMilliseconds(tookMilliseconds));
        var right = own.GetUtcNow().AddSeconds(expected);
        time.Hear(own.GetUtcNow().AddSeconds(apart).AddMilliseconds(-tookMilliseconds / 2.0), asked);
        Assert.Equal(right, time.GetUtcNow());
    }

    [Fact]
    public async Task A_replica_hears_it_before_it_works()
    {
        var time = new SharedTime(own);
        var address = await server.NewDatabaseAsync();
        await using var store = new PostgresStore(Address.Parse(address.ConnectionString), time, NullLogger<PostgresStore>.Instance);
        await store.Ready.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        var database = (DateTime)(await server.RunSqlAsync(address.Database!, "select clock_timestamp()"))!;
        Assert.InRange(time.GetUtcNow().UtcDateTime, database.AddMinutes(-5), database.AddMinutes(5));
    }
}
