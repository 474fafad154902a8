namespace WijkBot.Storage;

/// <summary>How the store stands at one moment, for those who watch over it. Timers whose time has not come do not wait.</summary>
/// <param name="Inbox">Mailboxes whose turn has not begun.</param>
/// <param name="Outbox">Recipients with messages, none of them on its way.</param>
/// <param name="Dead">What can never go on; no more than <see cref="MostDead"/> are counted.</param>
/// <param name="Held">Mailboxes and recipients that a replica works on.</param>
/// <param name="Replicas">Processes that hold a lease on the store; 1 for LiteDB.</param>
public sealed record Backlog(Queue Inbox, Queue Outbox, int Dead, int Held, int Replicas)
{
    /// <summary>Beyond this, more makes no difference to who must look.</summary>
    public const int MostDead = 1000;
}

/// <summary>What waits.</summary>
/// <param name="Waiting">How many.</param>
/// <param name="Since">Since when the oldest could have gone; null when nothing waits.</param>
public sealed record Queue(int Waiting, DateTimeOffset? Since);
