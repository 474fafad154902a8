using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Berichten;
using WijkBot.Channels.Activities;
using WijkBot.Conversations.OpDeHoogte;
using WijkBot.Delivery;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Tests.Bot.Kill;
using WijkBot.Tests.Channels.Twilio;

namespace WijkBot.Tests.Bot.Berichten;

/// <summary><c>kill -9</c> in the middle of a broadcast, then restart: everybody gets the message, nobody a second one.</summary>
public sealed class BroadcastKillTests
{
    private const int People = 240, Kills = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_killed_in_the_middle_of_a_broadcast_loses_nobody_and_messages_nobody_twice()
    {
        await using var twilio = await RecordingTwilio.StartAsync();
        using var program = new KilledProgram(twilio.Url) { More = [("Twilio:Numbers:0:Rate", "60")] };
        await PrepareAsync(program);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Patience);
        var kills = new List<DateTimeOffset>();
        program.Start();
        for (var kill = 1; kill <= Kills; kill++)
        {
            await UntilAsync(twilio, People * kill / (Kills + 1), patience.Token);
            kills.Add(await program.KillAsync(patience.Token));
            program.Start();
        }
        await UntilAsync(twilio, People, patience.Token);
        await program.UntilReadyAsync(patience.Token);
        await program.KillAsync(patience.Token);

        var taken = twilio.Taken.Where(message => message.Body.Contains("Morgen is er markt.", StringComparison.Ordinal)).GroupBy(message => message.To).ToList();
        Assert.Equal(Enumerable.Range(0, People).Select(NumberOf).Order(StringComparer.Ordinal), taken.Select(one => one.Key).Order(StringComparer.Ordinal));
        // a second time only when the program died after the provider took it and before that was written down
        foreach (var twice in taken.Select(one => one.ToList()).Where(one => one.Count > 1))
            Assert.All(twice.Zip(twice.Skip(1)), pair => Assert.Contains(kills, kill => pair.First.At <= kill && kill <= pair.Second.At));
        await using var store = LiteDbStore.Open(program.DataFile, TimeProvider.System, NullLogger<LiteDbStore>.Instance);
        var broadcast = Broadcast.Read(Assert.Single(await store.FindAsync(new RecordQuery(Broadcast.RecordKind), Cancel)));
        Assert.Equal((People, People, 0), (broadcast.People, broadcast.Made, broadcast.NotArrived));
        for (var n = 0; n < People; n++)
            Assert.Single((await store.HeldAboutAsync(MailboxOf(n), Cancel)).Sent);
    }

    private static string NumberOf(int n) => "+31680" + n.ToString("000000", CultureInfo.InvariantCulture);

    private static string MailboxOf(int n) => $"sms|{Some.SmsNumber}|{NumberOf(n)}";

    /// <summary>People who follow a wijk, and a message that a colleague has just agreed to.</summary>
    private static Task PrepareAsync(KilledProgram program)
    {
        var now = TimeProvider.System.GetUtcNow();
        Activity Said(string who) => new()
        {
            Id = who,
            ChannelId = ChannelIds.Teams,
            ServiceUrl = "http://127.0.0.1:9",
            From = new() { Id = "29:" + who, Name = who },
            Recipient = new() { Id = "28:bot" },
            Conversation = new() { Id = "19:hofkamp@thread.tacv2", ConversationType = "channel", TenantId = "t" },
        };
        var broadcast = new Broadcast("B-1", "wijk:hofkamp", "Hofkamp", "Morgen is er markt.", Urgent: true, "29:Anna", "Anna", Said("Anna")) { Wijk = "hofkamp" };
        var order = JsonSerializer.SerializeToElement(new BroadcastOrder("akkoord", Said("Bob")), BroadcastJson.Default.BroadcastOrder);
        return program.PrepareAsync(
            [broadcast.ToRecord(now), .. Enumerable.Range(0, People).Select(n => new Subscription("wijk:hofkamp", "Hofkamp", now, false).ToRecord(MailboxOf(n), "hofkamp"))],
            turn => [StableId.Signal(turn, 0, Broadcast.MailboxOf("B-1"), BroadcastSignals.Order, order)]);
    }

    private static async Task UntilAsync(RecordingTwilio twilio, int people, CancellationToken cancel)
    {
        while (twilio.Taken.DistinctBy(message => message.To).Count() < people)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancel);
    }
}
