using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using WijkBot.Storage;
using WijkBot.Tests.Bot.Storage.Postgres;

namespace WijkBot.Tests.Bot.Delivery.Histories;

/// <summary>The six promises of delivery, on random histories of everything that can happen to a store, beside a simple model.</summary>
public sealed class HistoryTests(TestServer server, ITestOutputHelper output)
{
    /// <summary>How many; <c>WIJKBOT_HISTORIES=10000</c> plays more, each run other ones.</summary>
    private static readonly int? Asked = int.TryParse(Environment.GetEnvironmentVariable("WIJKBOT_HISTORIES"), System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : null;

    [Fact]
    public void The_embedded_store_keeps_its_promises_in_every_history() => Assert.Null(FirstBroken(() => EmbeddedAsync(null), Asked ?? 150));

    [Fact]
    public async Task PostgreSQL_keeps_its_promises_in_every_history()
    {
        var database = await server.NewDatabaseAsync();
        Assert.Null(FirstBroken(async () => await PostgresUnderTest.OpenAsync(server, database, null), Asked ?? 20));
    }

    /// <summary>What random histories found in PostgreSQL.</summary>
    public static TheoryData<string> Found { get; } =
    [
        "Accept(0,0) JumpBack(0,0) Claim(0,0)", "Claim(0,0) Advance(0,0) Accept(0,0) JumpBack(0,0) Claim(0,0)",
        "Accept(0,0) Claim(0,0) Deliver(0,0) Advance(0,0) Commit(0,0) JumpBack(0,0) Deliver(0,0)",
        "Accept(0,0) Claim(0,0) Commit(0,20) JumpBack(0,0) Deliver(0,0) Settle(0,3) Deliver(0,0)",
    ];

    [Theory]
    [MemberData(nameof(Found))]
    public async Task A_history_that_once_broke_a_promise_breaks_none(string steps)
    {
        var database = await server.NewDatabaseAsync();
        await PlayAsync(History.Parse(steps), async () => await PostgresUnderTest.OpenAsync(server, database, null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_store_that_breaks_a_promise_is_caught_by_a_short_history(int promise)
    {
        var (history, broken) = FirstBroken(() => EmbeddedAsync(store => new BrokenStore(store, promise)), 500)!.Value;
        output.WriteLine($"{broken.Message}: {history}");
        Assert.Equal(promise, broken.Promise);
        Assert.InRange(history.Steps.Count, 1, 8);
    }

    /// <summary>The shortest history found that breaks a promise, or null when so many break none.</summary>
    private static (History History, BrokenPromiseException Broken)? FirstBroken(Func<Task<StoreUnderTest>> open, int histories)
    {
        (History, BrokenPromiseException)? shortest = null;
        var config = Config.Quick.WithMaxTest(histories).WithQuietOnSuccess(true);
        if (Asked is null)
            config = config.WithReplay(new Replay(new Rnd(2611, 7), FSharpOption<int>.None));
        Check.One(config, Prop.ForAll(History.Any, history =>
        {
            try
            {
                Task.Run(() => PlayAsync(history, open)).GetAwaiter().GetResult();
                return true;
            }
            catch (BrokenPromiseException broken)
            {
                shortest = (history, broken);
                return false;
            }
        }));
        return shortest;
    }

    private static async Task<StoreUnderTest> EmbeddedAsync(Func<IStore, IStore>? fault) => await EmbeddedUnderTest.OpenAsync(fault);

    private static async Task PlayAsync(History history, Func<Task<StoreUnderTest>> open)
    {
        await using var place = await open();
        await new Player(place).PlayAsync(history);
    }
}
