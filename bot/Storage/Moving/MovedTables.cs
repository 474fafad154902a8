using LiteDB;
using LiteDB.Engine;
using WijkBot.Storage.LiteDb.Rows;

namespace WijkBot.Storage.Moving;

/// <summary>What a LiteDB file holds, as rows of PostgreSQL. Numbers of rows stay what they are, so that a move that was cut off can be done again.</summary>
internal static class MovedTables
{
    private const int Slice = 1000;
    private const string LastName = "\uffff";

    /// <summary>All of them, in the order in which they can be filled.</summary>
    public static readonly MovedTable[] All =
    [
        new("mailbox", ["id", "state"], engine => ByName(engine, Tables.Mailboxes).Select(row => Of(row["_id"].AsString, row["json"].AsString))),
        new("inbox", ["seq", "key", "mailbox", "activity", "accepted_at", "due", "attempts", "handled_at", "why"],
            engine => ByNumber(engine, Tables.Inbox).Concat(ByNumber(engine, Tables.Timers)).Select(Inbox)),
        new("outbox", ["seq", "id", "recipient", "channel", "message", "due", "tell", "follows", "state", "status", "attempts", "provider_id", "why", "at"],
            engine => ByNumber(engine, Tables.Outbox).Select(Outbox)),
        new("part", ["channel", "provider_id", "outbox"], engine => ByNumber(engine, Tables.Outbox).Where(row => !row["parts"].IsNull).SelectMany(Parts)),
        new("thread", ["id", "provider", "at"], engine => ByName(engine, Tables.Threads).Select(row => Of(row["_id"].AsString, row["provider"].AsString, row["at"].ToInstant()))),
        new("record", ["kind", "id", "json", "owner", "wijk", "status", "at"], engine => ByName(engine, Tables.Records).Select(Record)),
        new("dead", ["seq", "kind", "id", "box", "at", "why"], engine => ByNumber(engine, Tables.Dead).Select(Dead)),
        new("counter", ["series", "next"], engine => ByName(engine, Tables.Counters).Where(row => !row["next"].IsNull).Select(row => Of(row["_id"].AsString, row["next"].AsInt64))),
    ];

    private static object?[] Inbox(BsonDocument row) => Of(
        row["_id"].AsInt64, row["key"].AsString, row["box"].AsString, row["json"].AsString, row["at"].ToInstant(), row["due"].ToInstantOrNull(),
        Number(row["tries"]), row["done"].ToInstantOrNull(), row["why"].AsString);

    private static object?[] Outbox(BsonDocument row) => Of(
        row["_id"].AsInt64, row["id"].AsString, row["to"].AsString, OutboxRow.ChannelOf(row), row["json"].AsString, row["due"].ToInstantOrNull(), row["tell"].AsString,
        row["follows"].AsString, (long)OutboxRow.StateOf(row), (long)OutboxRow.StatusOf(row), Number(row["tries"]), row["provider"].AsString, row["why"].AsString,
        row["at"].ToInstant());

    private static IEnumerable<object?[]> Parts(BsonDocument row) =>
        OutboxRow.ProviderIdsOf(row).Distinct().Select(id => Of(OutboxRow.ChannelOf(row), id, row["_id"].AsInt64));

    private static object?[] Record(BsonDocument row)
    {
        var record = RecordRow.ToRecord(row);
        return Of(record.Kind, record.Id, record.Json, record.Owner, record.Wijk, record.Status, record.At);
    }

    private static object?[] Dead(BsonDocument row)
    {
        var dead = DeadRow.ToDeadLetter(row);
        return Of(row["_id"].AsInt64, dead.Kind, dead.Id, dead.Mailbox, dead.At, dead.Why);
    }

    private static long Number(BsonValue value) => value.IsNull ? 0 : value.AsInt32;

    /// <summary>PostgreSQL's text has no NUL; nothing that we store needs one.</summary>
    private static object?[] Of(params object?[] values) => Array.ConvertAll(values, value => value is string text ? text.Replace("\0", "", StringComparison.Ordinal) : value);

    private static IEnumerable<BsonDocument> ByNumber(LiteEngine engine, string table) => Slices(engine, table, 0L, long.MaxValue);

    private static IEnumerable<BsonDocument> ByName(LiteEngine engine, string table) => Slices(engine, table, "", LastName);

    private static IEnumerable<BsonDocument> Slices(LiteEngine engine, string table, BsonValue from, BsonValue to)
    {
        while (true)
        {
            var first = from;
            var slice = engine.Range(table, "_id", first, to, Query.Ascending, Slice);
            foreach (var row in slice.Where(row => row["_id"] != first || first == "" || first == 0L))
                yield return row;
            if (slice.Count < Slice)
                yield break;
            from = slice[^1]["_id"];
        }
    }
}
