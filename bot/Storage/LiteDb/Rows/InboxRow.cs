using LiteDB;
using WijkBot.Storage.LiteDb.Memory;

namespace WijkBot.Storage.LiteDb.Rows;

/// <summary>An inbox item as a row of <see cref="Tables.Inbox"/> or <see cref="Tables.Timers"/>.</summary>
internal static class InboxRow
{
    /// <summary>An item that waits.</summary>
    public static BsonDocument Waits(Waiting waiting)
    {
        var row = new BsonDocument
        {
            ["_id"] = waiting.Number,
            ["key"] = waiting.Item.Key,
            ["box"] = waiting.Item.Mailbox,
            ["at"] = waiting.Item.AcceptedAt.UtcDateTime,
            ["json"] = waiting.Json,
        };
        if (waiting.Item.Due is { } due)
            row["due"] = due.UtcDateTime;
        if (waiting.Attempts > 0)
            row["tries"] = waiting.Attempts;
        return row;
    }

    /// <summary>An item that was handled, or given up for a reason.</summary>
    public static BsonDocument Handled(Waiting waiting, DateTimeOffset at, string? keepJson = null, string? why = null)
    {
        var row = Waits(waiting);
        row["done"] = at.UtcDateTime;
        if (keepJson is not null)
            row["json"] = keepJson;
        if (why is not null)
            row["why"] = why;
        return row;
    }

    /// <summary>What is left of a forgotten row that is too young to lose its key.</summary>
    public static BsonDocument Scrubbed(BsonDocument row) =>
        new() { ["_id"] = row["_id"], ["key"] = row["key"], ["box"] = "", ["at"] = row["at"], ["json"] = "{}", ["done"] = row["done"] };

    /// <summary>True when it waits no more.</summary>
    public static bool IsDone(BsonDocument row) => row.ContainsKey("done");

    /// <summary>The item of a row.</summary>
    public static InboxItem ToItem(BsonDocument row) =>
        StoredItem.Read(row["key"].AsString, row["box"].AsString, row["json"].AsString, row["at"].ToInstant(), row["due"].ToInstantOrNull());

    /// <summary>The row of an item that waits, taken up again after a restart.</summary>
    public static Waiting ToWaiting(BsonDocument row, string table) =>
        new(ToItem(row), row["json"].AsString)
        {
            Number = row["_id"].AsInt64,
            Attempts = row["tries"].IsNull ? 0 : row["tries"].AsInt32,
            Table = table,
        };

    /// <summary>Gives what sleeps its content back.</summary>
    public static void Wake(Waiting waiting, BsonDocument row) => waiting.Wake(ToItem(row), row["json"].AsString);
}
