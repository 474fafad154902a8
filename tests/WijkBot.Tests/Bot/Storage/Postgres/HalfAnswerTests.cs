using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Storage;
using WijkBot.Storage.Postgres;

namespace WijkBot.Tests.Bot.Storage.Postgres;

/// <summary>The server took something for us, we read that it did, and the connection broke before the end of its answer: nothing may wait for ever.</summary>
public sealed class HalfAnswerTests(TestServer server)
{
    [Theory]
    [InlineData("claim")]
    [InlineData("acceptance")]
    public async Task What_was_taken_in_an_answer_that_broke_off_comes_again(string during)
    {
        var address = await server.NewDatabaseAsync();
        using var wire = new CuttingWire(address.Port);
        address.Port = wire.Port;
        await using var store = new PostgresStore(Address.Parse(address.ConnectionString), TimeProvider.System, NullLogger<PostgresStore>.Instance);
        var cancel = TestContext.Current.CancellationToken;
        await store.Ready.WaitAsync(TimeSpan.FromMinutes(2), cancel);
        if (during == "acceptance")
        {
            wire.CutAfter("SMgebroken"u8.ToArray());
            var worker = store.ClaimAsync(TimeSpan.FromMinutes(1), cancel);
            Assert.Equal(WijkBot.Channels.Accepted.Duplicate, await store.AcceptAsync(Some.Item("SMgebroken"), cancel)); // asked again, it was there
            Assert.EndsWith("SMgebroken", (await worker)!.Item.Key, StringComparison.Ordinal);
            return;
        }
        await store.AcceptAsync(Some.Item("SMgebroken"), cancel);
        wire.CutAfter("SMgebroken"u8.ToArray());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ClaimAsync(TimeSpan.Zero, cancel));
        Assert.NotNull(await store.ClaimAsync(TimeSpan.Zero, cancel));
    }
}
