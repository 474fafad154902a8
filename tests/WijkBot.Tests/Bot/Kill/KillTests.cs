using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Delivery;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Tests.Channels.Twilio;

namespace WijkBot.Tests.Bot.Kill;

/// <summary>The sixth promise of delivery: <c>kill -9</c> at any point, then restart; nothing accepted is lost, handled twice or out of order.</summary>
public sealed class KillTests
{
    private const int Rounds = 50;
    private readonly List<DateTimeOffset> kills = [];

    [Fact]
    public async Task Fifty_kills_under_load_lose_nothing_handle_nothing_twice_and_keep_the_order()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var twilio = await RecordingTwilio.StartAsync();
        using var program = new KilledProgram(twilio.Url);
        using var residents = new WritingResidents(program);
        using var stop = new CancellationTokenSource();
        program.Start();
        var writing = residents.WriteAsync(stop.Token, cancel);
        await KillAgainAndAgainAsync(program, residents, cancel);
        await stop.CancelAsync();
        await writing;
        await QuietAsync(twilio, residents, cancel);
        await program.KillAsync(cancel);

        await using var store = LiteDbStore.Open(program.DataFile, TimeProvider.System, NullLogger<LiteDbStore>.Instance);
        Assert.Empty(await store.DeadLettersAsync(10, cancel));
        Assert.True(residents.Count > Rounds);
        foreach (var resident in residents.Accepted)
            await CheckAsync(store, resident.Key, [.. resident], twilio.Taken);
    }

    private async Task KillAgainAndAgainAsync(KilledProgram program, WritingResidents residents, CancellationToken cancel)
    {
        var chance = new Random(9);
        for (var round = 0; round < Rounds; round++)
        {
            // one in five dies while it starts, the others after some messages, at any moment of the next
            if (round % 5 != 4)
            {
                await program.UntilReadyAsync(cancel);
                await residents.UntilAcceptedAsync(residents.Count + chance.Next(1, 80), cancel);
            }
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(0, 30)), TimeProvider.System, cancel);
            kills.Add(await program.KillAsync(cancel));
            program.Start();
        }
        await program.UntilReadyAsync(cancel);
    }

    private async Task CheckAsync(LiteDbStore store, string resident, List<int> accepted, IReadOnlyList<TakenMessage> provider)
    {
        var held = await store.HeldAboutAsync($"sms|{Some.SmsNumber}|{resident}", TestContext.Current.CancellationToken);
        var keys = accepted.Select(n => $"sms|{Some.Account}|{Some.Sid(n)}").ToList();
        // accepted once each, in the order of the answers; the talk's own timer stands beside them
        Assert.Equal(keys, held.Received.Select(item => item.Key).Where(key => !key.StartsWith("intern|", StringComparison.Ordinal)));
        // each handled in one turn, in that order: a turn's answer has an id of its own
        Assert.Equal(keys.Select(key => StableId.From(key, 0)), held.Sent.Select(item => item.Id));
        Assert.All(held.Sent, item => Assert.Equal(OutboxState.Sent, item.State));
        // each answer went to the provider in that order, and a second time only when the program died before it could write down the first
        var taken = provider.Where(message => message.To == resident).ToList();
        var first = taken.DistinctBy(message => message.Body).ToList();
        Assert.Equal(accepted.Select(WritingResidents.NumberIn), first.Select(message => WritingResidents.NumberIn(message.Body)));
        Assert.All(taken.Zip(taken.Skip(1)).Where(pair => pair.First.Body == pair.Second.Body), pair =>
            Assert.Contains(kills, kill => pair.First.At <= kill && kill <= pair.Second.At));
        Assert.Equal(first.Count, 1 + taken.Zip(taken.Skip(1)).Count(pair => pair.First.Body != pair.Second.Body));
        Assert.All(held.Sent, item => Assert.Contains(taken, message => message.Sid == item.ProviderId && message.Body == item.Message.Activity.Text));
    }

    /// <summary>Waits until every message has its answer at the provider, and a little longer for one too many.</summary>
    private static async Task QuietAsync(RecordingTwilio twilio, WritingResidents residents, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (twilio.Taken.DistinctBy(message => message.Body).Count() < residents.Count && !patience.IsCancellationRequested)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancel);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancel);
    }
}
