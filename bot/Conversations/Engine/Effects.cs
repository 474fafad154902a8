using System.Text.Json;
using WijkBot.Storage;

namespace WijkBot.Conversations.Engine;

/// <summary>What a turn does besides talking; it leaves with the turn's commit, or not at all.</summary>
public sealed class Effects
{
    /// <summary>Records to write.</summary>
    public List<StoredRecord> Records { get; } = [];
    /// <summary>Items for other mailboxes, as they are.</summary>
    public List<InboxItem> Inbox { get; } = [];
    /// <summary>Signals to other mailboxes.</summary>
    public List<Signal> Signals { get; } = [];
    /// <summary>The conversation that follows this one, when it ends.</summary>
    public Later? Next { get; set; }
    /// <summary>A person gets the word.</summary>
    public HandOver? HandOver { get; set; }
    /// <summary>The resident chose this language, two letters.</summary>
    public string? Language { get; set; }
    /// <summary>Slug of the wijk that the resident lives in, once said.</summary>
    public string? Wijk { get; set; }
    /// <summary>Everything held about the resident goes: nothing that runs goes on.</summary>
    public bool Erased { get; set; }
    /// <summary>A case was opened.</summary>
    public RecentCase? Opened { get; set; }
}

/// <summary>A signal to another mailbox, such as a case's.</summary>
/// <param name="Mailbox">Who must handle it.</param>
/// <param name="Name">Name of the event.</param>
/// <param name="Value">Its payload.</param>
public sealed record Signal(string Mailbox, string Name, JsonElement? Value = null)
{
    /// <summary>Not before this time; null = at once.</summary>
    public DateTimeOffset? Due { get; init; }
}
