using LiteDB;

namespace WijkBot.Storage.LiteDb.Rows;

/// <summary>A row of <see cref="Tables.Dead"/>.</summary>
internal static class DeadRow
{
    /// <summary><see cref="DeadLetter.Kind"/> of an item that could not be handled.</summary>
    public const string Inbox = "inbox";
    /// <summary><see cref="DeadLetter.Kind"/> of a message that did not arrive.</summary>
    public const string Outbox = "outbox";

    /// <summary>The row.</summary>
    public static BsonDocument From(long number, DeadLetter dead) =>
        new() { ["_id"] = number, ["kind"] = dead.Kind, ["id"] = dead.Id, ["box"] = dead.Mailbox, ["at"] = dead.At.UtcDateTime, ["why"] = dead.Why };

    /// <summary>What it says.</summary>
    public static DeadLetter ToDeadLetter(BsonDocument row) =>
        new(row["kind"].AsString, row["id"].AsString, row["box"].AsString, row["at"].ToInstant(), row["why"].AsString);
}
