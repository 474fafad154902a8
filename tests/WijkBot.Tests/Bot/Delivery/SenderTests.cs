using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Delivery;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Delivery;

/// <summary>What follows from every outcome of sending.</summary>
public sealed class SenderTests
{
    private static TestHandler Says(params string[] texts) => new(turn => Task.FromResult(turn.Item.Activity.Type == ActivityTypes.Event
        ? new TurnResult(new Changes())
        : new TurnResult(new Changes { Outbox = [.. texts.Select((text, n) => Storage.Some.Reply(StableId.From(turn.Item.Key, n), turn.Mailbox, text) with { TellOnFailure = "zaak:M-1" })] })));

    private static TestChannel Answers(params SendOutcome[] outcomes)
    {
        var queue = new Queue<SendOutcome>(outcomes);
        return new TestChannel(_ => Task.FromResult(queue.TryDequeue(out var outcome) ? outcome : new SendOutcome.Sent("SMlaatste")));
    }

    [Fact]
    public async Task Try_again_waits_as_long_as_the_provider_asks_and_keeps_the_order()
    {
        var channel = Answers(new SendOutcome.TryAgain(TimeSpan.FromSeconds(20), "429"));
        await using var site = await DeliverySite.StartAsync(Says("een", "twee"), channel);
        await site.HearAsync("hallo");
        await site.UntilAsync(() => channel.Asked.Count == 1);
        var asked = site.Clock.GetUtcNow();
        await site.UntilAsync(() => channel.Asked.Count == 3, timePasses: true);
        Assert.Equal(["een", "een", "twee"], channel.Texts);
        Assert.True(site.Clock.GetUtcNow() - asked >= TimeSpan.FromSeconds(20));
        Assert.DoesNotContain(channel.Asked, message => message.LookFirst);
    }

    [Fact]
    public async Task An_unknown_outcome_is_looked_up_before_anything_is_sent_again()
    {
        var channel = Answers(new SendOutcome.Unknown("time-out"));
        await using var site = await DeliverySite.StartAsync(Says("een"), channel);
        await site.HearAsync("hallo");
        await site.UntilAsync(() => channel.Asked.Count == 2, timePasses: true);
        Assert.Equal([false, true], channel.Asked.Select(message => message.LookFirst));
    }

    [Fact]
    public async Task A_channel_that_throws_leaves_the_outcome_unknown()
    {
        var thrown = false;
        var channel = new TestChannel(_ =>
        {
            if (thrown)
                return Task.FromResult<SendOutcome>(new SendOutcome.Sent("SM1"));
            thrown = true;
            throw new InvalidOperationException("kapot");
        });
        await using var site = await DeliverySite.StartAsync(Says("een"), channel);
        await site.HearAsync("hallo");
        await site.UntilAsync(() => channel.Asked.Count == 2, timePasses: true);
        Assert.True(channel.Asked.Last().LookFirst);
    }

    [Fact]
    public async Task What_will_never_arrive_tells_the_mailbox_that_asked_and_the_resident_that_said_STOP()
    {
        var channel = Answers(new SendOutcome.Never(NeverReason.OptedOut, "21610"));
        var handler = Says("een", "twee");
        await using var site = await DeliverySite.StartAsync(handler, channel);
        await site.HearAsync("hallo");
        await site.UntilAsync(() => handler.Turns.Count == 3 && channel.Asked.Count == 2);
        var told = handler.Turns.Skip(1).ToList();
        Assert.Equal([Storage.Some.Resident, "zaak:M-1"], told.Select(turn => turn.Mailbox).Order(StringComparer.Ordinal));
        Assert.All(told, turn => Assert.Equal(("OptedOut", Storage.Some.Resident), (DeliverySignals.Read(turn.Item.Activity).Reason, DeliverySignals.Read(turn.Item.Activity).Recipient)));
        Assert.Equal("OptedOut: 21610", Assert.Single(await site.Store.DeadLettersAsync(10, DeliverySite.Cancel)).Why);
    }

    [Fact]
    public async Task What_was_sent_while_the_store_was_away_is_recorded_later_and_not_sent_twice()
    {
        DeliverySite? site = null;
        var channel = new TestChannel(_ =>
        {
            site!.Log.OnWrite ??= new IOException("No space left on device");
            return Task.FromResult<SendOutcome>(new SendOutcome.Sent("SM1"));
        });
        await using (site = await DeliverySite.StartAsync(Says("een"), channel))
        {
            await site.HearAsync("hallo");
            await site.UntilAsync(() => !site.Store.IsAvailable);
            site.Log.OnWrite = null;
            await site.UntilAsync(() => site.Store.IsAvailable, timePasses: true);
            var stopping = site.StopAsync();
            await site.UntilAsync(() => stopping.IsCompleted, timePasses: true);
            Assert.Equal("een", channel.Texts.Single());
            Assert.Equal(OutboxState.Sent, (await site.Store.HeldAboutAsync(Storage.Some.Resident, DeliverySite.Cancel)).Sent.Single().State);
        }
    }

    [Fact]
    public async Task Stopping_waits_for_what_is_on_its_way_and_records_it()
    {
        var answered = new TaskCompletionSource<SendOutcome>();
        var channel = new TestChannel(_ => answered.Task);
        await using var site = await DeliverySite.StartAsync(Says("een"), channel);
        await site.HearAsync("hallo");
        await site.UntilAsync(() => channel.Asked.Count == 1);
        var stopping = site.StopAsync();
        Assert.False(stopping.IsCompleted);
        answered.SetResult(new SendOutcome.Sent("SM1"));
        await stopping;
        Assert.Equal("SM1", (await site.Store.HeldAboutAsync(Storage.Some.Resident, DeliverySite.Cancel)).Sent.Single().ProviderId);
    }
}
