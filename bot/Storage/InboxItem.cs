using WijkBot.Channels.Activities;

namespace WijkBot.Storage;

/// <summary>Something to handle: a message from outside, a signal between mailboxes, or (with <see cref="Due"/>) a timer.</summary>
/// <param name="Key"><c>channel|account|externalId</c>; unique. Accepting the same key again changes nothing.</param>
/// <param name="Mailbox">Whose turn it is: a resident's conversation, a case (<c>zaak:M-1042</c>) or a Teams conversation. One item of a mailbox is handled at a time.</param>
/// <param name="Activity">What to handle.</param>
/// <param name="AcceptedAt">When it was accepted, UTC, to the millisecond.</param>
public sealed record InboxItem(string Key, string Mailbox, Activity Activity, DateTimeOffset AcceptedAt)
{
    /// <summary>Not before this time; null = at once. Timers do not block the mailbox's later items.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>W3C <c>traceparent</c> of what brought it, while somebody follows traces; its turn belongs to the same trace.</summary>
    public string? Traceparent { get; init; }
}

/// <summary>A mailbox with one item, held by one worker.</summary>
/// <param name="Mailbox">The mailbox.</param>
/// <param name="Epoch">Fencing number; grows with every claim of this mailbox.</param>
/// <param name="State">The mailbox's state as its last turn left it; null at first.</param>
/// <param name="Item">The item to handle.</param>
/// <param name="Attempts">How often it was released before.</param>
public sealed record Claim(string Mailbox, long Epoch, string? State, InboxItem Item, int Attempts);

/// <summary>What one turn changes, all of it or nothing.</summary>
public sealed record Changes
{
    /// <summary>The mailbox's new state (JSON).</summary>
    public string? State { get; init; }
    /// <summary>Records to write.</summary>
    public IReadOnlyList<StoredRecord> Records { get; init; } = [];
    /// <summary>Messages to send, in this order per recipient.</summary>
    public IReadOnlyList<OutboxItem> Outbox { get; init; } = [];
    /// <summary>Items for other mailboxes, and timers. A key that is known already is skipped.</summary>
    public IReadOnlyList<InboxItem> Inbox { get; init; } = [];
    /// <summary>The activity as it is kept from now on, when the turn took something out of it; null = as it was.</summary>
    public Activity? Keep { get; init; }
}
