using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Storage;
using WijkBot.Storage.Postgres;

namespace WijkBot.Tests.Bot.Storage.Postgres;

/// <summary>A write that PostgreSQL refuses harms no other, at whatever point in the life of its connection it comes.</summary>
public sealed class RefusedWriteTests(TestServer server)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_next_goes_through_on_the_same_connection(int before)
    {
        var address = await server.NewDatabaseAsync();
        address.MaxPoolSize = 2; // one listens, one works
        await using var store = new PostgresStore(Address.Parse(address.ConnectionString), new FakeTimeProvider(Some.Monday), NullLogger<PostgresStore>.Instance);
        var cancel = TestContext.Current.CancellationToken;
        await store.Ready.WaitAsync(TimeSpan.FromMinutes(2), cancel);
        for (var n = 0; n < 8; n++)
        {
            await store.AcceptAsync(Some.Item($"SM{n}", $"sms|a|{n}"), cancel);
            var claim = await store.ClaimAsync(TimeSpan.Zero, cancel);
            if (n == before)
                await Assert.ThrowsAnyAsync<Exception>(() => store.CommitAsync(claim!, new Changes { State = "\0" }, cancel));
            else
                Assert.True(await store.CommitAsync(claim!, new Changes { State = "1" }, cancel));
        }
    }
}
