using LiteDB;
using WijkBot.Storage.LiteDb.Memory;
using WijkBot.Storage.LiteDb.Rows;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace WijkBot.Storage.LiteDb.Writes;

/// <summary>A turn's changes in the form that is stored, made on the turn's own thread so that the writer's has less to do.</summary>
internal sealed class PreparedChanges
{
    private readonly List<(InboxItem Item, string Json)> signals;

    /// <summary>Writes everything out; throws <see cref="ArgumentException"/> for what cannot be stored.</summary>
    public PreparedChanges(Changes changes)
    {
        State = changes.State;
        KeepJson = changes.Keep is null ? null : JsonSerializer.Serialize(changes.Keep, StorageJson.Default.Activity);
        Records = [.. changes.Records.Select(record => (Keys.Checked(RecordRow.Key(record.Kind, record.Id)), record.Json is null ? null : Row(record)))];
        Outbox = [.. changes.Outbox.Select(item => (
            item with { Due = item.Due?.ToMilliseconds() }, JsonSerializer.Serialize(item.Message, StorageJson.Default.Outgoing)))];
        signals = [.. changes.Inbox.Select(item => (item.AsStored(), StoredItem.Write(item)))];
        foreach (var (item, _) in signals)
            Keys.Checked(item.Mailbox);
    }

    /// <summary>The mailbox's new state.</summary>
    public string? State { get; }
    /// <summary>The activity as it is kept, when that differs.</summary>
    public string? KeepJson { get; }
    /// <summary>Rows of records; null = it goes.</summary>
    public IReadOnlyList<(string Key, BsonDocument? Row)> Records { get; }
    /// <summary>Messages with their stored form.</summary>
    public IReadOnlyList<(OutboxItem Item, string Json)> Outbox { get; }

    /// <summary>Items for mailboxes; new objects each time, because a write may be applied twice.</summary>
    public IEnumerable<Waiting> Signals() => signals.Select(signal => new Waiting(signal.Item, signal.Json));

    private static BsonDocument Row(StoredRecord record)
    {
        Keys.Checked(record.Owner ?? "");
        Keys.Checked(record.Wijk ?? "");
        return RecordRow.From(record);
    }
}
