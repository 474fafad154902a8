using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Storage;
using WijkBot.Tests.Bot.Storage;

namespace WijkBot.Tests.Bot.Delivery.Histories;

/// <summary>Plays a history on a store and on the model beside it; then kills the store, and everything that waits must still come.</summary>
internal sealed class Player(StoreUnderTest place)
{
    private static readonly TimeSpan[] Times = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)];
    private static readonly string[] Mailboxes = ["sms|a|een", "sms|a|twee", "zaak:M-3"];
    private readonly InboxLedger inbox = new();
    private readonly OutboxLedger outbox = new();
    private readonly List<Claim> claims = [];
    private readonly List<WijkBot.Storage.Delivery> deliveries = [];
    private readonly List<string> providerIds = [];
    private readonly JumpingClock clock = place.Clock;
    private int turns;
    private bool wasKilled;

    /// <exception cref="BrokenPromiseException">The store broke one.</exception>
    public async Task PlayAsync(History history)
    {
        foreach (var step in history.Steps)
            await PlayAsync(step);
        await KillAsync();
        await DrainAsync();
    }

    private Task PlayAsync(Step step) => step.Act switch
    {
        Act.Accept => AcceptAsync(Some.Item($"k{step.How % 12}", Mailboxes[step.Which % 3])),
        Act.Timer => AcceptAsync(Some.Item($"t{step.How % 6}", Mailboxes[step.Which % 3], due: clock.GetUtcNow() + Times[step.How % 5])),
        Act.Claim => ClaimAsync(),
        Act.Commit when claims.Count > 0 => CommitAsync(claims[step.Which % claims.Count], Effect(step)),
        Act.Release when claims.Count > 0 => ReleaseAsync(claims[step.Which % claims.Count], step.How % 3 == 0 ? null : Times[step.How % 5]),
        Act.Deliver => DeliverAsync(),
        Act.Settle when deliveries.Count > 0 => SettleAsync(deliveries[step.Which % deliveries.Count], Outcome(step)),
        Act.Report => ReportAsync(step.Which % (providerIds.Count + 1) is var n && n < providerIds.Count ? providerIds[n] : "onbekend", (DeliveryStatus)(step.How % 7)),
        Act.Advance => Task.Run(() => Advance(Times[step.How % 5])),
        Act.JumpBack => Task.Run(() => clock.Jump(-Times[step.How % 4])),
        Act.Kill => KillAsync(),
        Act.Restart => ReopenedAsync(place.RestartAsync()),
        _ => Task.CompletedTask,
    };

    private async Task AcceptAsync(InboxItem item) => inbox.Answered(item, await place.Store.AcceptAsync(item, default));

    private async Task<bool> ClaimAsync()
    {
        var claim = await place.Store.ClaimAsync(TimeSpan.Zero, default);
        inbox.Claimed(claim, clock.GetUtcNow(), wasKilled);
        if (claim is not null)
            claims.Add(claim);
        return claim is not null;
    }

    private async Task CommitAsync(Claim claim, Changes changes)
    {
        if (inbox.Committed(claim, changes, await place.Store.CommitAsync(claim, changes, default)))
            foreach (var item in changes.Outbox)
                outbox.Add(item);
    }

    /// <summary>One turn in six answers twice, one signals another mailbox by a key that may be known, one sets a timer.</summary>
    private Changes Effect(Step step)
    {
        var changes = new Changes { State = $"na beurt {++turns}" };
        OutboxItem Reply(int n) => Some.Reply($"uit{turns}-{n}", Mailboxes[step.How / 6 % 2]);
        return (step.How % 6) switch
        {
            0 or 1 => changes with { Outbox = [Reply(0)] },
            2 => changes with { Outbox = [Reply(0), Reply(1)] },
            3 => changes with { Inbox = [Some.Item($"s{step.How / 6}", Mailboxes[2])] },
            4 => changes with { Inbox = [Some.Item($"w{turns}", Mailboxes[0], due: clock.GetUtcNow() + Times[2])] },
            _ => changes with { State = null, Records = [Some.Case($"M-{turns}")] },
        };
    }

    private async Task ReleaseAsync(Claim claim, TimeSpan? again)
    {
        claims.Remove(claim);
        await place.Store.ReleaseAsync(claim, again, "proef", default);
        inbox.Released(claim, again, clock.GetUtcNow());
    }

    private async Task<bool> DeliverAsync()
    {
        var found = await place.Store.DeliveriesAsync(100, TimeSpan.Zero, default);
        outbox.Delivering(found, clock.GetUtcNow());
        deliveries.AddRange(found);
        return found.Count > 0;
    }

    private Settlement Outcome(Step step) => (step.How % 5) switch
    {
        0 => Some.Sent(NewProviderId()),
        1 => new Settlement(OutboxState.Waiting, Next: clock.GetUtcNow() + Times[1], Why: "429"),
        2 => new Settlement(OutboxState.Unknown, Next: clock.GetUtcNow() + Times[2], Why: "time-out"),
        3 => new Settlement(OutboxState.Never, Why: "21610"),
        _ => Some.Sent(NewProviderId()) with { HoldNextUntil = clock.GetUtcNow() + Times[1] },
    };

    private string NewProviderId()
    {
        providerIds.Add($"SM{providerIds.Count}");
        return providerIds[^1];
    }

    private async Task SettleAsync(WijkBot.Storage.Delivery delivery, Settlement settlement)
    {
        await place.Store.SettleAsync(delivery, settlement, [], default);
        outbox.Settled(delivery, settlement);
    }

    private async Task ReportAsync(string providerId, DeliveryStatus status)
    {
        var report = new StatusReport(ChannelIds.Sms, providerId, status, null);
        var waiting = place.Store.StatusAsync(report, default);
        // a report on an unknown id is held back for a moment of the clock, in case it overtook the provider's answer
        var moment = providerIds.Contains(providerId) ? TimeSpan.FromSeconds(1) : place.Moment;
        while (await Task.WhenAny(waiting, Task.Delay(moment, TimeProvider.System)) != waiting)
            Advance(Times[0]);
        outbox.Reported(report, await waiting);
    }

    private void Advance(TimeSpan time)
    {
        clock.Advance(time);
        inbox.Latest = outbox.Latest = Later(inbox.Latest, clock.GetUtcNow());
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private async Task KillAsync()
    {
        foreach (var mailbox in Mailboxes)
            inbox.Held(mailbox, (await place.Store.HeldAboutAsync(mailbox, default)).Received);
        await ReopenedAsync(place.KillAsync());
    }

    private async Task ReopenedAsync(Task reopened)
    {
        await reopened;
        wasKilled = true;
        claims.Clear();
        deliveries.Clear();
        inbox.Killed();
        outbox.Killed();
    }

    /// <summary>A day later everything is handled and sent.</summary>
    private async Task DrainAsync()
    {
        for (var day = 0; day < 3; day++)
        {
            Advance(TimeSpan.FromDays(1));
            while (await ClaimAsync())
                await CommitAsync(claims[^1], new Changes { State = $"na beurt {++turns}" });
            while (await DeliverAsync())
                foreach (var delivery in deliveries.ToList())
                {
                    deliveries.Remove(delivery);
                    await SettleAsync(delivery, Some.Sent(NewProviderId()));
                }
        }
        if (inbox.Waiting is { } item)
            throw new BrokenPromiseException(6, $"{item} was never handled");
        if (outbox.Waiting is { } message)
            throw new BrokenPromiseException(4, $"{message} was never sent");
    }
}
