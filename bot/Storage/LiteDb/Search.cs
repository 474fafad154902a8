using LiteDB;
using LiteDB.Engine;
using WijkBot.Storage.LiteDb.Memory;
using WijkBot.Storage.LiteDb.Rows;

namespace WijkBot.Storage.LiteDb;

/// <summary>Answers to the port's questions, from one read each.</summary>
internal static class Search
{
    /// <summary>Rows that one cursor walks past: about 5 ms, so that a checkpoint never waits long.</summary>
    private const int Slice = 2000;

    /// <summary>Records that match, newest first.</summary>
    public static IReadOnlyList<StoredRecord> Records(LiteEngine engine, RecordQuery query)
    {
        if (query.Id is { } id)
            return engine.Find(Tables.Records, RecordRow.Key(query.Kind, id)) is { } row && Matches(row, query) ? [RecordRow.ToRecord(row)] : [];
        var found = RecordRow.Ranges(query).Select(range => engine.Range(Tables.Records, range.Value, range.From, range.To, Query.Descending, query.Max, row => Matches(row, query))).ToList();
        var newest = found is [var only] ? only : found.SelectMany(rows => rows).OrderByDescending(row => row["kind"].AsString, StringComparer.Ordinal).Take(query.Max);
        return [.. newest.Select(RecordRow.ToRecord)];
    }

    private static bool Matches(BsonDocument row, RecordQuery query) =>
        (query.Owner is null || row["o"].AsString == query.Owner)
        && (query.Wijk is null || row["w"].AsString == query.Wijk)
        && (query.Since is null || row["at"].ToInstant() >= query.Since.Value.ToMilliseconds())
        && (query.Until is null || row["at"].ToInstant() <= query.Until.Value.ToMilliseconds())
        && (query.Statuses is null || query.Statuses.Contains(row["s"].AsString));

    /// <summary>What stands still, newest first.</summary>
    public static IReadOnlyList<DeadLetter> Dead(LiteEngine engine, int max) =>
        [.. engine.Range(Tables.Dead, "_id", 0L, long.MaxValue, Query.Descending, max).Select(DeadRow.ToDeadLetter)];

    /// <summary>Everything held about one owner.</summary>
    public static Held HeldAbout(LiteEngine engine, string owner)
    {
        var (from, to) = RecordRow.RangeOf(owner);
        var records = engine.Range(Tables.Records, "owner", from, to, Query.Descending, int.MaxValue, row => row["o"].AsString == owner);
        return new Held(
            engine.Find(Tables.Mailboxes, owner)?["json"].AsString,
            [.. records.Select(RecordRow.ToRecord)],
            [.. new[] { Tables.Inbox, Tables.Timers }.SelectMany(table => About(engine, table, "box", owner, int.MaxValue)).Select(InboxRow.ToItem)],
            [.. About(engine, Tables.Outbox, "to", owner, int.MaxValue).Select(OutboxRow.ToItem)]);
    }

    /// <summary>Rows of a table that name a mailbox or recipient, oldest first. There is no index on it: a question of once a month should not slow every message.</summary>
    public static List<BsonDocument> About(LiteEngine engine, string table, string field, string name, int max)
    {
        var found = new List<BsonDocument>();
        for (var from = 0L; found.Count < max;)
        {
            var slice = engine.Range(table, "_id", from, long.MaxValue, Query.Ascending, Slice);
            found.AddRange(slice.Where(row => row[field].AsString == name).Take(max - found.Count));
            if (slice.Count < Slice)
                break;
            from = slice[^1]["_id"].AsInt64 + 1;
        }
        return found;
    }

    /// <summary>Rows that a forgetting takes away, at most so many.</summary>
    public static List<(string Table, BsonDocument Row)> ToForget(LiteEngine engine, Forgetting what, int slice, int waiting, DateTimeOffset now)
    {
        var found = new List<(string, BsonDocument)>();
        if (what.Owner is { } owner)
        {
            Take(Tables.Inbox, About(engine, Tables.Inbox, "box", owner, slice + waiting).Where(InboxRow.IsDone));
            Take(Tables.Timers, About(engine, Tables.Timers, "box", owner, slice));
            Take(Tables.Outbox, About(engine, Tables.Outbox, "to", owner, slice + waiting).Where(IsSettled));
            if (engine.Find(Tables.Mailboxes, owner) is { } mailbox)
                Take(Tables.Mailboxes, [mailbox]);
        }
        if (what.Before is { } before)
        {
            // rows lie in the order of time: what does not match is either young, or waits
            Take(Tables.Inbox, Oldest(Tables.Inbox).Where(row => InboxRow.IsDone(row) && row["done"].ToInstant() < before && !IsScrubbed(row)));
            Take(Tables.Outbox, Oldest(Tables.Outbox).Where(row => IsSettled(row) && row["at"].ToInstant() < before));
        }
        return found;

        List<BsonDocument> Oldest(string table) => engine.Range(table, "_id", 0L, long.MaxValue, Query.Ascending, slice + waiting);

        void Take(string table, IEnumerable<BsonDocument> rows) => found.AddRange(rows.Take(slice - found.Count).Select(row => (table, row)));

        bool IsScrubbed(BsonDocument row) => row["box"].AsString == "" && row["done"].ToInstant() + KnownKeys.Kept > now;
    }

    private static bool IsSettled(BsonDocument row) => OutboxRow.StateOf(row) is OutboxState.Sent or OutboxState.Never;
}
