using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Storage;
using Attempt = WijkBot.Storage.Delivery;

namespace WijkBot.Delivery;

/// <summary>What follows from the outcome of an attempt to send.</summary>
public static class Settling
{
    /// <summary>A short SMS overtakes a long one: the next to the same person waits for the provider's "sent", but no longer than this.</summary>
    private static readonly TimeSpan HoldNext = TimeSpan.FromSeconds(4);

    /// <summary>A lookup at once would find nothing: the provider needs a moment.</summary>
    private static readonly TimeSpan LookAfter = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan[] Again =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    /// <summary>Where the delivery stands now. After about a day of trying it is given up, and a person is told.</summary>
    public static Settlement Of(Attempt delivery, SendOutcome outcome, DateTimeOffset now) => outcome switch
    {
        SendOutcome.Sent sent => new Settlement(OutboxState.Sent, sent.ProviderId)
        {
            PartIds = sent.PartIds,
            HoldNextUntil = delivery.Item.Message.Activity.ChannelId is ChannelIds.Sms or ChannelIds.WhatsApp ? now + HoldNext : null,
        },
        SendOutcome.TryAgain { OurPace: true } ours => new Settlement(delivery.Item.State, Next: now + (ours.After ?? Again[0]), Why: ours.Why) { IsAttempt = false },
        _ when delivery.Attempts >= Again.Length => new Settlement(OutboxState.Never, Why: $"opgegeven na {delivery.Attempts} pogingen: {WhyOf(outcome)}"),
        SendOutcome.TryAgain again => new Settlement(OutboxState.Waiting, Next: now + Longest(again.After, Again[delivery.Attempts]), Why: again.Why),
        SendOutcome.Unknown unknown => new Settlement(OutboxState.Unknown, Next: now + Longest(LookAfter, Again[delivery.Attempts]), Why: unknown.Why),
        SendOutcome.Never never => new Settlement(OutboxState.Never, Why: $"{never.Reason}: {never.Why}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Who must be told: the mailbox that asked for it, and the resident's own when the provider says STOP was given there.</summary>
    public static IReadOnlyList<InboxItem> Follow(OutboxItem item, SendOutcome outcome, Settlement settlement, DateTimeOffset now)
    {
        if (settlement.State != OutboxState.Never)
            return [];
        return Told(item, outcome, now);
    }

    /// <summary>
    /// Who must be told when the provider had it and reports later that it did not arrive. Its code means the same as in the answer to a send;
    /// a code that says nothing by itself, or "try again", is told as <c>Failed</c>.
    /// </summary>
    public static IReadOnlyList<InboxItem> Told(OutboxItem item, SendOutcome? outcome, DateTimeOffset now)
    {
        var never = outcome as SendOutcome.Never;
        var told = new List<InboxItem>();
        if (DeliverySignals.Of(item, never?.Reason.ToString() ?? "Failed", now) is { } failed)
            told.Add(failed);
        if (never is { Reason: NeverReason.OptedOut } && item.TellOnFailure != item.Recipient
            && DeliverySignals.Of(item with { TellOnFailure = item.Recipient }, never.Reason.ToString(), now) is { } stopped)
            told.Add(stopped with { Key = stopped.Key + "|stop" });
        return told;
    }

    private static TimeSpan Longest(TimeSpan? asked, TimeSpan ours) => asked > ours ? asked.Value : ours;

    private static string WhyOf(SendOutcome outcome) => outcome switch
    {
        SendOutcome.TryAgain again => again.Why,
        SendOutcome.Unknown unknown => unknown.Why,
        SendOutcome.Never never => never.Why,
        _ => "",
    };
}
