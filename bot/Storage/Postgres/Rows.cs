using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WijkBot.Storage.Postgres;

/// <summary>An inbox item as <c>accept_items</c> takes it.</summary>
internal sealed record ItemRow(int Turn, string Key, string Mailbox, string Activity, DateTimeOffset AcceptedAt, DateTimeOffset? Due)
{
    /// <summary>The row of an item, of a turn where there is one; throws <see cref="ArgumentException"/> for what cannot be stored.</summary>
    public static ItemRow From(InboxItem item, int turn = 0)
    {
        var stored = item.AsStored();
        return new(turn, Keys.Checked(item.Key), Keys.Checked(item.Mailbox), StoredItem.Write(item), stored.AcceptedAt, stored.Due);
    }
}

/// <summary>A message as <c>post_messages</c> takes it.</summary>
internal sealed record PostRow(int Turn, string Id, string Recipient, string Channel, string Message, DateTimeOffset? Due, string? Tell, string? Follows)
{
    /// <summary>The row of a turn's message.</summary>
    public static PostRow From(OutboxItem item, int turn) => new(
        turn, item.Id, Keys.Checked(item.Recipient), item.Message.Activity.ChannelId, JsonSerializer.Serialize(item.Message, StorageJson.Default.Outgoing),
        item.Due?.ToMilliseconds(), item.TellOnFailure, item.Follows);
}

/// <summary>A record as <c>write_records</c> takes it; no JSON = it goes.</summary>
internal sealed record RecordRow(int Turn, string Kind, string Id, string? Json, string? Owner, string? Wijk, string? Status, DateTimeOffset At)
{
    /// <summary>The row of a turn's record.</summary>
    public static RecordRow From(StoredRecord record, int turn) => new(
        turn, Keys.Checked(record.Kind), Keys.Checked(record.Id), record.Json, record.Owner is { } owner ? Keys.Checked(owner) : null, record.Wijk, record.Status,
        record.At.ToMilliseconds());
}

/// <summary>How rows go to the database: texts that are JSON themselves are not escaped more than they must.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ItemRow[]))]
[JsonSerializable(typeof(PostRow[]))]
[JsonSerializable(typeof(RecordRow[]))]
internal sealed partial class RowsJson : JsonSerializerContext;

/// <summary>Changes as the functions take them; null where there is nothing.</summary>
internal static class Written
{
    private static readonly RowsJson Plain = new(new JsonSerializerOptions(RowsJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Items.</summary>
    public static string? Items(IEnumerable<ItemRow> items) => items.ToArray() is { Length: > 0 } rows ? JsonSerializer.Serialize(rows, Plain.ItemRowArray) : null;

    /// <summary>Messages.</summary>
    public static string? Posts(IEnumerable<PostRow> posts) => posts.ToArray() is { Length: > 0 } rows ? JsonSerializer.Serialize(rows, Plain.PostRowArray) : null;

    /// <summary>Records.</summary>
    public static string? Records(IEnumerable<RecordRow> records) =>
        records.ToArray() is { Length: > 0 } rows ? JsonSerializer.Serialize(rows, Plain.RecordRowArray) : null;
}
