using WijkBot.Channels;

namespace WijkBot.Storage;

/// <summary>
/// The one port to durable state. Both stores (LiteDB, PostgreSQL) keep the promises of Delivery: accepted means on disk, handled once,
/// in order per mailbox, sent at least once, statuses only forward. Every method may throw <see cref="StoreUnavailableException"/>.
/// </summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>False while nothing can be committed; a store that can recover does so by itself.</summary>
    bool IsAvailable { get; }

    /// <summary>Completes when only a new process can go on: the host must stop, so that the service manager starts it again.</summary>
    Task Lost { get; }

    /// <summary>Commits items to their mailboxes; returns after they are on disk. An item whose key is known already is <see cref="Accepted.Duplicate"/>.</summary>
    Task<Accepted> AcceptAsync(InboxItem item, CancellationToken cancel);

    /// <summary>Waits at most <paramref name="wait"/> for a mailbox with a due item that nobody else holds, and takes it. Null: nothing came.</summary>
    Task<Claim?> ClaimAsync(TimeSpan wait, CancellationToken cancel);

    /// <summary>
    /// One transaction: the item is handled, the mailbox's state replaced, records written, deliveries and new items added.
    /// False when another holder took over (stale epoch): then nothing at all happened. With <see cref="StoreUnavailableException"/> the claim is given back
    /// and the item comes again; after any other exception its holder must release it.
    /// </summary>
    Task<bool> CommitAsync(Claim claim, Changes changes, CancellationToken cancel);

    /// <summary>Gives a claim back. With <paramref name="again"/> the item comes once more after that time, in its place in the order; without it is a dead letter.</summary>
    Task ReleaseAsync(Claim claim, TimeSpan? again, string why, CancellationToken cancel);

    /// <summary>Waits at most <paramref name="wait"/> for due deliveries; at most one per recipient, and none whose predecessor is unsettled.</summary>
    Task<IReadOnlyList<Delivery>> DeliveriesAsync(int max, TimeSpan wait, CancellationToken cancel);

    /// <summary>
    /// Records what became of a delivery, with the inbox items that follow from it, in one transaction. After <see cref="StoreUnavailableException"/> the
    /// delivery is still its sender's, who must settle it again: only the sender knows whether it went out.
    /// </summary>
    Task SettleAsync(Delivery delivery, Settlement settlement, IReadOnlyList<InboxItem> follow, CancellationToken cancel);

    /// <summary>Moves a delivery's status forward. Null when no delivery has this provider id; else the delivery as it now stands.</summary>
    Task<OutboxItem?> StatusAsync(StatusReport report, CancellationToken cancel);

    /// <summary>Takes the next <paramref name="count"/> numbers of a series; they are never given again, also after a kill. Returns the first.</summary>
    Task<long> ReserveAsync(string series, int count, CancellationToken cancel);

    /// <summary>Records that match, newest first.</summary>
    Task<IReadOnlyList<StoredRecord>> FindAsync(RecordQuery query, CancellationToken cancel);

    /// <summary>Deliveries and inbox items that stand still and why: dead letters for a person.</summary>
    Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancel);

    /// <summary>What waits and since when, in a few milliseconds however much is kept.</summary>
    Task<Backlog> BacklogAsync(CancellationToken cancel);

    /// <summary>Everything held about one owner: records, mailbox state, inbox and outbox items.</summary>
    Task<Held> HeldAboutAsync(string owner, CancellationToken cancel);

    /// <summary>Removes at most <paramref name="slice"/> rows that match; returns how many. Call again until 0.</summary>
    Task<int> ForgetAsync(Forgetting what, int slice, CancellationToken cancel);

    /// <summary>Writes a copy that holds every acknowledgement given before the call, while serving.</summary>
    Task BackupAsync(Stream destination, CancellationToken cancel);
}

/// <summary>The store cannot read or commit now. What was asked did not happen.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
