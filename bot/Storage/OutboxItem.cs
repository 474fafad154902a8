using WijkBot.Channels;
using WijkBot.Channels.Activities;

namespace WijkBot.Storage;

/// <summary>A message on its way to one recipient.</summary>
/// <param name="Id">Unique and stable: derived from the turn that made it, so that a repeated turn makes the same id.</param>
/// <param name="Recipient">Order is kept per recipient: <c>channel|account|user</c>, or a Teams conversation.</param>
/// <param name="Message">What to send.</param>
public sealed record OutboxItem(string Id, string Recipient, Outgoing Message)
{
    /// <summary>Not before this time; null = at once.</summary>
    public DateTimeOffset? Due { get; init; }
    /// <summary>The mailbox to tell when this can never be delivered, such as <c>zaak:M-1042</c>.</summary>
    public string? TellOnFailure { get; init; }
    /// <summary>Id of an earlier delivery whose provider id replaces <c>replyToId</c> (and, for an update, <c>id</c>) at the moment of sending: a thread, or a card to refresh.</summary>
    public string? Follows { get; init; }
    /// <summary>How far it came.</summary>
    public DeliveryStatus Status { get; init; }
    /// <summary>The provider's id, once known.</summary>
    public string? ProviderId { get; init; }
    /// <summary>Where it stands in our own hands.</summary>
    public OutboxState State { get; init; }
    /// <summary>Why it stands still, for a person.</summary>
    public string? Why { get; init; }

    /// <summary>Phones and the web chat have no threads and replace nothing; elsewhere a later message may follow this one, also months after.</summary>
    internal bool MayBeFollowed => Message.Activity.ChannelId is not (ChannelIds.Sms or ChannelIds.WhatsApp or ChannelIds.WebChat);
}

/// <summary>Where an outbox item stands in our hands.</summary>
public enum OutboxState
{
    /// <summary>To be sent.</summary>
    Waiting = 0,
    /// <summary>The provider has it.</summary>
    Sent = 1,
    /// <summary>It may or may not have gone out; it is looked up before it is sent again.</summary>
    Unknown = 2,
    /// <summary>It will never go out; a person was told.</summary>
    Never = 3,
}

/// <summary>An outbox item that is to be sent now.</summary>
/// <param name="Item">The item.</param>
/// <param name="Attempts">Attempts before this one.</param>
/// <param name="FollowsProviderId">Provider id of the delivery that <see cref="OutboxItem.Follows"/> names.</param>
public sealed record Delivery(OutboxItem Item, int Attempts, string? FollowsProviderId);

/// <summary>What became of a delivery, as the store keeps it.</summary>
/// <param name="State">Where it stands now.</param>
/// <param name="ProviderId">The provider's id when <see cref="OutboxState.Sent"/>.</param>
/// <param name="Next">When to take it up again: for <see cref="OutboxState.Waiting"/> and <see cref="OutboxState.Unknown"/>.</param>
/// <param name="Why">For a person; holds no personal data.</param>
public sealed record Settlement(OutboxState State, string? ProviderId = null, DateTimeOffset? Next = null, string? Why = null)
{
    /// <summary>Ids of all parts when the channel had to split: a status report may name any of them.</summary>
    public IReadOnlyList<string>? PartIds { get; init; }
    /// <summary>False when nothing was tried: <see cref="Delivery.Attempts"/> stays as it is.</summary>
    public bool IsAttempt { get; init; } = true;
    /// <summary>The recipient's next message waits until the provider reports <see cref="DeliveryStatus.Sent"/>, but no longer than this; null = does not wait.</summary>
    public DateTimeOffset? HoldNextUntil { get; init; }
}

/// <summary>Something that stands still.</summary>
/// <param name="Kind"><c>inbox</c> or <c>outbox</c>.</param>
/// <param name="Id">Key or id.</param>
/// <param name="Mailbox">Mailbox or recipient.</param>
/// <param name="At">Since when.</param>
/// <param name="Why">The reason.</param>
public sealed record DeadLetter(string Kind, string Id, string Mailbox, DateTimeOffset At, string Why);
