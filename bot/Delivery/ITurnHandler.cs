using WijkBot.Storage;

namespace WijkBot.Delivery;

/// <summary>Handles the turns of one kind of mailbox: residents, cases, Teams channels.</summary>
/// <remarks>A turn is a function of state, activity, content and clock: no I/O but reads, so that it can be repeated after a crash.</remarks>
public interface ITurnHandler
{
    /// <summary>True for the mailboxes that are this handler's.</summary>
    bool Owns(string mailbox);

    /// <summary>Handles one activity. An exception leads to a retry and, after the last one, to a dead letter.</summary>
    ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel);
}

/// <summary>One activity to handle.</summary>
/// <param name="Mailbox">The mailbox.</param>
/// <param name="State">Its state as JSON, as the last turn left it.</param>
/// <param name="Item">What to handle.</param>
/// <param name="Now">The time of this turn.</param>
public sealed record Turn(string Mailbox, string? State, InboxItem Item, DateTimeOffset Now);

/// <summary>What the turn changes and, for an invoke, its answer.</summary>
/// <param name="Changes">To commit in one transaction.</param>
/// <param name="Answer">Answer to an <c>invoke</c>; null otherwise.</param>
public sealed record TurnResult(Changes Changes, Channels.InvokeAnswer? Answer = null);
