using WijkBot.Channels.Activities;

namespace WijkBot.Storage.LiteDb.Memory;

/// <summary>An inbox item that is not handled yet.</summary>
/// <param name="item">The item.</param>
/// <param name="json">Its activity as it is stored.</param>
internal sealed class Waiting(InboxItem item, string json)
{
    private static readonly Activity OnDisk = new();

    /// <summary>The item; without its activity while it <see cref="Sleeps"/>.</summary>
    public InboxItem Item { get; private set; } = item;
    /// <summary>Its activity as it is stored; empty while it <see cref="Sleeps"/>.</summary>
    public string Json { get; private set; } = json;
    /// <summary>Its row; 0 before the writer has seen it.</summary>
    public long Number { get; set; }
    /// <summary>How often it was released.</summary>
    public int Attempts { get; set; }
    /// <summary>The table that its row is in on the disk; null before its acceptance got there.</summary>
    public string? Table { get; set; }
    /// <summary>Its acceptance, while that may stand aside for its turn.</summary>
    public Writes.AcceptWrite? Acceptance { get; set; }
    /// <summary>Its acceptance failed: whoever took it early must drop it.</summary>
    public bool IsVoid { get; set; }

    /// <summary>Its activity is on the disk alone: every open case has a timer that waits for days, and 2 kB in memory for each was most of what a long run took.</summary>
    public bool Sleeps => ReferenceEquals(Item.Activity, OnDisk);

    /// <summary>Drops the activity of what is on the disk and waits for its time.</summary>
    public void Sleep() => (Item, Json) = (Item with { Activity = OnDisk, Traceparent = null }, "");

    /// <summary>Has its activity again.</summary>
    public void Wake(InboxItem item, string json) => (Item, Json) = (item, json);
}

/// <summary>A message that is not settled yet.</summary>
/// <param name="item">The message.</param>
/// <param name="json">Its <see cref="Channels.Outgoing"/> as it is stored.</param>
/// <param name="number">Its row.</param>
internal sealed class Post(OutboxItem item, string json, long number)
{
    /// <summary>The message, with the state that its last settlement gave it.</summary>
    public OutboxItem Item { get; set; } = item;
    /// <summary>Its content as it is stored.</summary>
    public string Json => json;
    /// <summary>Its row.</summary>
    public long Number => number;
    /// <summary>Attempts that were settled.</summary>
    public int Attempts { get; set; }
}
