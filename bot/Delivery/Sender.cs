using WijkBot.Channels;
using WijkBot.Channels.Teams;
using WijkBot.Storage;
using Attempt = WijkBot.Storage.Delivery;

namespace WijkBot.Delivery;

/// <summary>Takes deliveries from the outbox, sends them by their channel, and records what became of them.</summary>
/// <param name="store">The outbox.</param>
/// <param name="channels">How to send.</param>
/// <param name="clock">Due times.</param>
/// <param name="log">Faults; never content.</param>
public sealed partial class Sender(IStore store, IEnumerable<IChannel> channels, TimeProvider clock, ILogger<Sender> log) : BackgroundService
{
    /// <summary>Calls to providers at one time.</summary>
    private const int AtOnce = 64;
    /// <summary>Deliveries in hand, those included that wait for the commit which they share: more than <see cref="AtOnce"/>, or the calls would wait for the disk.</summary>
    private const int InHand = 512;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WhileUnavailable = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, IChannel> byId = channels.SelectMany(channel => channel.ChannelIds, (channel, id) => (channel, id)).ToDictionary(pair => pair.id, pair => pair.channel);
    private readonly SemaphoreSlim places = new(AtOnce);
    private readonly SemaphoreSlim hands = new(InHand);
    private volatile bool stopping;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await hands.WaitAsync(stoppingToken);
                hands.Release();
                foreach (var delivery in await store.DeliveriesAsync(Math.Clamp(hands.CurrentCount, 1, AtOnce), LookEvery, stoppingToken))
                {
                    await hands.WaitAsync(CancellationToken.None);
                    await places.WaitAsync(CancellationToken.None);
                    _ = SendAsync(delivery);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (StoreUnavailableException fault)
            {
                StoreUnavailable(fault);
                await Task.Delay(WhileUnavailable, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        stopping = true;
        for (var free = 0; free < InHand; free++)
            await hands.WaitAsync(CancellationToken.None);
    }

    /// <summary>What has left us is settled, also while stopping: else it would go out twice.</summary>
    private async Task SendAsync(Attempt delivery)
    {
        try
        {
            using var span = Tracing.Send(delivery.Item);
            var started = clock.GetTimestamp();
            var outcome = await CallAsync(delivery);
            var (now, took) = (clock.GetUtcNow(), clock.GetElapsedTime(started));
            var settlement = Settling.Of(delivery, outcome, now);
            Meters.Delivery(delivery.Item.Message.Activity.ChannelId, settlement.State, took);
            Tracing.End(span, Meters.Word(settlement.State), isFault: settlement.State != OutboxState.Sent);
            span?.Stop(); // the provider's part ends here; the commit that follows is the store's
            await SettleAsync(delivery, settlement, Settling.Follow(delivery.Item, outcome, settlement, now));
        }
        finally
        {
            hands.Release();
        }
    }

    private async Task<SendOutcome> CallAsync(Attempt delivery)
    {
        try
        {
            return await AttemptAsync(delivery);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>What a provider has cannot be taken back: it is recorded as soon as the store can, or found by looking first after a restart.</summary>
    private async Task SettleAsync(Attempt delivery, Settlement settlement, IReadOnlyList<InboxItem> follow)
    {
        while (true)
        {
            try
            {
                await store.SettleAsync(delivery, settlement, follow, CancellationToken.None);
                return;
            }
            catch (StoreUnavailableException fault) when (!stopping)
            {
                StoreUnavailable(fault);
                await Task.Delay(WhileUnavailable, clock, CancellationToken.None);
            }
            catch (StoreUnavailableException fault)
            {
                StoreUnavailable(fault);
                return;
            }
        }
    }

    private async Task<SendOutcome> AttemptAsync(Attempt delivery)
    {
        var message = delivery.Item.Message;
        if (!byId.TryGetValue(message.Activity.ChannelId, out var channel))
            return new SendOutcome.Never(NeverReason.Rejected, $"no channel '{message.Activity.ChannelId}' is configured");
        if (delivery.Item.Follows is not null)
        {
            if (delivery.FollowsProviderId is not { } earlier)
                return new SendOutcome.Never(NeverReason.Rejected, "the message that it follows never arrived");
            message = message with { Activity = PostedMessage.Parse(earlier).Lead(message.Activity) };
        }
        try
        {
            return await channel.SendAsync(message with { LookFirst = delivery.Item.State == OutboxState.Unknown }, CancellationToken.None);
        }
        catch (Exception fault)
        {
            ChannelFault(fault, message.Activity.ChannelId);
            return new SendOutcome.Unknown("fault in the channel: " + fault.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Channel {Channel} threw; it should have named its outcome")]
    private partial void ChannelFault(Exception fault, string channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store is unavailable: deliveries wait")]
    private partial void StoreUnavailable(Exception fault);
}
