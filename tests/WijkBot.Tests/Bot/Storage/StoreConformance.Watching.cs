using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Storage;

/// <summary>What operators see of a store.</summary>
public abstract partial class StoreConformance
{
    private const string Traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    [Fact]
    public async Task The_trace_of_what_waits_is_kept_over_a_restart_and_is_no_part_of_the_message()
    {
        await AcceptAsync(Some.Item("SM1") with { Traceparent = Traceparent });
        var signal = Some.Item("S1", "zaak:M-1") with { Traceparent = Traceparent };
        var reply = Some.Reply("r1") with { Message = Some.Reply("r1").Message with { Traceparent = Traceparent } };
        await RestartAsync();
        var claim = await ClaimedAsync();
        Assert.Equal((Traceparent, true), (claim.Item.Traceparent, claim.Item.Activity.Extra is null));
        await Store.CommitAsync(claim, new Changes { Inbox = [signal], Outbox = [reply] }, Cancel);
        await RestartAsync();
        Assert.Equal(Traceparent, (await ClaimedAsync()).Item.Traceparent);
        Assert.Equal(Traceparent, (await DeliveryAsync()).Item.Message.Traceparent);
    }

    [Fact]
    public async Task What_waits_is_counted_since_when_and_timers_are_not()
    {
        Assert.Equal((new Queue(0, null), new Queue(0, null), 0), await SeenAsync());
        await AcceptAsync(Some.Item("SM1"));
        await AcceptAsync(Some.Item("SM2"));
        await AcceptAsync(Some.Item("T1", "zaak:M-1", due: Some.Monday.AddDays(1)));
        Assert.Equal((new Queue(1, Some.Monday), new Queue(0, null), 0), await SeenAsync());
        var claim = await ClaimedAsync();
        var backlog = await Store.BacklogAsync(Cancel);
        Assert.Equal((0, 1, 1), (backlog.Inbox.Waiting, backlog.Held, backlog.Replicas));
        await Store.CommitAsync(claim, new Changes { Outbox = [Some.Reply("r1"), Some.Reply("r2")] }, Cancel);
        Assert.Equal((1, 1), ((await SeenAsync()).Inbox.Waiting, (await SeenAsync()).Outbox.Waiting));
        await SettleAsync(await DeliveryAsync(), new Settlement(OutboxState.Never, Why: "21610"));
        Assert.Equal(1, (await SeenAsync()).Dead);
    }

    [Fact]
    public async Task Closing_a_second_time_does_nothing()
    {
        await Store.DisposeAsync();
        await Store.DisposeAsync();
    }

    private async Task<(Queue Inbox, Queue Outbox, int Dead)> SeenAsync()
    {
        var backlog = await Store.BacklogAsync(Cancel);
        return (backlog.Inbox, backlog.Outbox, backlog.Dead);
    }
}
