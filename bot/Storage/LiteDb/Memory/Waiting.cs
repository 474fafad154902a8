namespace WijkBot.Storage.LiteDb.Memory;

/// <summary>An inbox item that is not handled yet.</summary>
/// <param name="item">The item.</param>
/// <param name="json">Its activity as it is stored.</param>
internal sealed class Waiting(InboxItem item, string json)
{
    /// <summary>The item.</summary>
    public InboxItem Item => item;
    /// <summary>Its activity as it is stored.</summary>
    public string Json => json;
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
