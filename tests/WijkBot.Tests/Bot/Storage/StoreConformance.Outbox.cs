using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Storage;

/// <summary>Deliveries and their statuses.</summary>
public abstract partial class StoreConformance
{
    [Fact]
    public async Task The_next_delivery_to_a_recipient_comes_only_after_the_one_before_is_settled()
    {
        await TurnAsync("SM1", new Changes { Outbox = [Some.Reply("r1"), Some.Reply("r2"), Some.Reply("x1", "sms|a|ander")] });
        var first = await DeliveriesAsync();
        Assert.Equal(["r1", "x1"], first.Select(delivery => delivery.Item.Id).Order());
        Assert.Empty(await DeliveriesAsync());
        await SettleAsync(first.Single(delivery => delivery.Item.Id == "r1"), Some.Sent("SMa"));
        Assert.Equal("r2", (await DeliveryAsync()).Item.Id);
    }

    [Fact]
    public async Task What_must_be_tried_again_comes_back_at_its_time_in_its_place()
    {
        await TurnAsync("SM1", new Changes { Outbox = [Some.Reply("r1"), Some.Reply("r2")] });
        await SettleAsync(await DeliveryAsync(), new Settlement(OutboxState.Waiting, Next: Some.Monday.AddSeconds(5), Why: "429"));
        Assert.Empty(await DeliveriesAsync());
        Clock.Advance(TimeSpan.FromSeconds(5));
        var again = await DeliveryAsync();
        Assert.Equal(("r1", 1, OutboxState.Waiting), (again.Item.Id, again.Attempts, again.Item.State));
        await SettleAsync(again, new Settlement(OutboxState.Unknown, Next: Some.Monday.AddSeconds(6), Why: "time-out"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        var lookFirst = await DeliveryAsync();
        Assert.Equal(("r1", 2, OutboxState.Unknown), (lookFirst.Item.Id, lookFirst.Attempts, lookFirst.Item.State));
    }

    [Fact]
    public async Task What_was_held_back_and_not_tried_counts_no_attempt_also_after_a_restart()
    {
        await TurnAsync("SM1", new Changes { Outbox = [Some.Reply("r1")] });
        await SettleAsync(await DeliveryAsync(), new Settlement(OutboxState.Waiting, Next: Some.Monday.AddSeconds(1), Why: "429"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await SettleAsync(await DeliveryAsync(), new Settlement(OutboxState.Waiting, Next: Some.Monday.AddSeconds(2), Why: "pace") { IsAttempt = false });
        Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await DeliveryAsync();
        Assert.Equal(1, again.Attempts);
        await SettleAsync(again, new Settlement(OutboxState.Waiting, Next: Some.Monday.AddSeconds(3), Why: "pace") { IsAttempt = false });
        await RestartAsync();
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await DeliveryAsync()).Attempts);
    }

    [Fact]
    public async Task What_will_never_arrive_is_a_dead_letter_tells_its_mailbox_and_lets_the_next_go()
    {
        await TurnAsync("SM1", new Changes { Outbox = [Some.Reply("r1"), Some.Reply("r2")] });
        await SettleAsync(await DeliveryAsync(), new Settlement(OutboxState.Never, Why: "21610"), Some.Item("F1", "zaak:M-1", "mislukt"));
        Assert.Equal(new DeadLetter("outbox", "r1", Some.Resident, Some.Monday, "21610"), Assert.Single(await Store.DeadLettersAsync(10, Cancel)));
        Assert.Equal("zaak:M-1", (await ClaimedAsync()).Mailbox);
        Assert.Equal("r2", (await DeliveryAsync()).Item.Id);
    }

    [Fact]
    public async Task A_message_for_later_comes_at_its_time_and_holds_up_none_also_after_a_restart()
    {
        var due = Some.Monday.AddHours(3);
        await TurnAsync("SM1", new Changes { Outbox = [Some.Reply("later") with { Due = due }, Some.Reply("nu")] });
        await SettleAsync(await DeliveryAsync(), Some.Sent("SMa"));
        await RestartAsync();
        Assert.Empty(await DeliveriesAsync());
        Clock.SetUtcNow(due);
        Assert.Equal("later", (await DeliveryAsync()).Item.Id);
    }

    [Fact]
    public async Task The_next_message_waits_until_the_provider_has_sent_the_one_before_but_not_for_ever()
    {
        await TurnAsync("SM1", new Changes { Outbox = [Some.Reply("r1"), Some.Reply("r2"), Some.Reply("r3")] });
        await SettleAsync(await DeliveryAsync(), Some.Sent("SMa") with { HoldNextUntil = Clock.GetUtcNow().AddSeconds(4) });
        Assert.Empty(await DeliveriesAsync());
        await Store.StatusAsync(new StatusReport(ChannelIds.Sms, "SMa", DeliveryStatus.Sending, null), Cancel);
        Assert.Empty(await DeliveriesAsync());
        await Store.StatusAsync(new StatusReport(ChannelIds.Sms, "SMa", DeliveryStatus.Sent, null), Cancel);
        await SettleAsync(await DeliveryAsync(), Some.Sent("SMb") with { HoldNextUntil = Clock.GetUtcNow().AddSeconds(4) });
        Assert.Empty(await DeliveriesAsync());
        Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("r3", (await DeliveryAsync()).Item.Id);
    }

    [Fact]
    public async Task A_clock_that_was_hours_ahead_for_a_moment_makes_nobody_wait_for_hours()
    {
        Assert.Empty(await DeliveriesAsync());
        Assert.Null(await ClaimAsync());
        Clock.Jump(TimeSpan.FromHours(2));
        await TurnAsync("SM1", new Changes { Outbox = [Some.Reply("r1"), Some.Reply("r2"), Some.Reply("r3")] });
        await SettleAsync(await DeliveryAsync(), Some.Sent("SMa") with { HoldNextUntil = Clock.GetUtcNow().AddSeconds(4) });
        await AcceptAsync(Some.Item("SM2"));
        await Store.ReleaseAsync(await ClaimedAsync(), TimeSpan.FromSeconds(10), "fout", Cancel);
        Clock.Jump(TimeSpan.FromHours(-2));
        Clock.Advance(TimeSpan.FromSeconds(4));
        var next = await DeliveryAsync();
        await SettleAsync(next, new Settlement(OutboxState.Waiting, Next: Clock.GetUtcNow().AddSeconds(5)));
        Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(("r2", "r2"), (next.Item.Id, (await DeliveryAsync()).Item.Id));
        Assert.Equal(1, (await ClaimedAsync()).Attempts);
    }

    [Fact]
    public async Task Statuses_never_go_back_also_after_a_restart()
    {
        await TurnAsync("SM1", new Changes { Outbox = [Some.Reply("r1")] });
        await SettleAsync(await DeliveryAsync(), new Settlement(OutboxState.Sent, "SMb") { PartIds = ["SMa", "SMb"] });
        Assert.Equal(DeliveryStatus.Delivered, await StatusAsync("SMa", DeliveryStatus.Delivered));
        Assert.Equal(DeliveryStatus.Delivered, await StatusAsync("SMb", DeliveryStatus.Sending));
        await RestartAsync();
        Assert.Equal(DeliveryStatus.Delivered, await StatusAsync("SMb", DeliveryStatus.Failed));
        Assert.Equal(DeliveryStatus.Read, await StatusAsync("SMb", DeliveryStatus.Read));
        Assert.Null(await StatusAsync("SMonbekend", DeliveryStatus.Sent));
        Assert.Empty(await DeliveriesAsync());
    }

    private async Task<DeliveryStatus?> StatusAsync(string providerId, DeliveryStatus status) =>
        (await Store.StatusAsync(new StatusReport(ChannelIds.Sms, providerId, status, null), Cancel))?.Status;

    [Fact]
    public async Task A_report_that_overtakes_the_answer_of_the_provider_is_not_lost()
    {
        await TurnAsync("SM1", new Changes { Outbox = [Some.Reply("r1")] });
        var delivery = await DeliveryAsync();
        var early = StatusAsync("SMa", DeliveryStatus.Sent);
        await SettleAsync(delivery, Some.Sent("SMa"));
        Assert.Equal(DeliveryStatus.Sent, await early);
    }

    [Fact]
    public async Task A_message_that_follows_another_knows_its_provider_id_also_months_later()
    {
        await TurnAsync("SM1", new Changes { Outbox = [Some.Reply("kaart", "teams:19:x", channel: ChannelIds.Teams)] });
        await SettleAsync(await DeliveryAsync(), Some.Sent("19:x;messageid=1"));
        Clock.Advance(TimeSpan.FromDays(90));
        Assert.NotEqual(0, await ForgottenAsync(new Forgetting(null, Clock.GetUtcNow().AddDays(-28))));
        await RestartAsync();
        await TurnAsync("SM2", new Changes { Outbox = [Some.Reply("ververst", "teams:19:x", channel: ChannelIds.Teams) with { Follows = "kaart" }] });
        Assert.Equal("19:x;messageid=1", (await DeliveryAsync()).FollowsProviderId);
    }

    [Fact]
    public async Task A_delivery_is_settled_once()
    {
        await TurnAsync("SM1", new Changes { Outbox = [Some.Reply("r1"), Some.Reply("r2")] });
        var delivery = await DeliveryAsync();
        await SettleAsync(delivery, Some.Sent("SMa"));
        await SettleAsync(delivery, new Settlement(OutboxState.Never, Why: "te laat"));
        Assert.Empty(await Store.DeadLettersAsync(10, Cancel));
        Assert.Equal("r2", (await DeliveryAsync()).Item.Id);
    }
}
