using LiteDB;
using LiteDB.Engine;
using WijkBot.Storage.LiteDb.Memory;
using WijkBot.Storage.LiteDb.Rows;

namespace WijkBot.Storage.LiteDb;

/// <summary>Fills memory from the database at the start: what waits, the keys of the last 72 hours, and the provider ids of the messages sent in them.</summary>
internal static class Fill
{
    private const int Slice = 1000;

    /// <summary>Reads everything needed. Nothing else uses the store yet.</summary>
    public static void From(LiteEngine engine, Working working)
    {
        var lowest = LowestRows.Read(engine);
        working.NumberFrom(new[] { Tables.Inbox, Tables.Timers, Tables.Outbox, Tables.Dead }.Max(engine.LastNumber));
        lock (working.Gate)
        {
            var inbox = Recent(engine, Tables.Inbox, lowest.Inbox, working.Clock.GetUtcNow()).Select(row => (Table: Tables.Inbox, Row: row));
            var timers = engine.Range(Tables.Timers, "_id", 0L, long.MaxValue, Query.Ascending, int.MaxValue).Select(row => (Table: Tables.Timers, Row: row));
            // in the order of acceptance, also where a timer ran out while nobody was there
            foreach (var (table, row) in inbox.Concat(timers).OrderBy(both => both.Row["_id"].AsInt64))
                TakeInbox(working, row, table);
            var first = new HashSet<string>();
            foreach (var row in Recent(engine, Tables.Outbox, lowest.Outbox, working.Clock.GetUtcNow()))
                TakeOutbox(working, row, first);
        }
    }

    private static void TakeInbox(Working working, BsonDocument row, string table)
    {
        working.Known.Add(row["key"].AsString);
        if (InboxRow.IsDone(row))
        {
            working.Known.Handled(row["key"].AsString, row["done"].ToInstant());
            return;
        }
        var waiting = InboxRow.ToWaiting(row, table);
        if (waiting.Item.Due is not null)
            waiting.Sleep();
        working.Inbox.Add(waiting.Item.Mailbox, waiting, waiting.Item.Due);
    }

    private static void TakeOutbox(Working working, BsonDocument row, HashSet<string> recipients)
    {
        var number = row["_id"].AsInt64;
        if (OutboxRow.StateOf(row) is OutboxState.Sent or OutboxState.Never)
        {
            var channel = OutboxRow.ChannelOf(row);
            foreach (var id in OutboxRow.ProviderIdsOf(row))
                working.Sent.Add(channel, id, number, row["at"].ToInstant());
            return;
        }
        var item = OutboxRow.ToItem(row);
        // the first of a recipient may have been on its way when the process ended: the channel looks before it sends
        if (recipients.Add(item.Recipient))
            item = item with { State = OutboxState.Unknown };
        var post = new Post(item, row["json"].AsString, number) { Attempts = row["tries"].IsNull ? 0 : row["tries"].AsInt32 };
        working.Outbox.Add(item.Recipient, post, item.Due);
    }

    private static IEnumerable<BsonDocument> Recent(LiteEngine engine, string table, long lowest, DateTimeOffset now)
    {
        var rows = new List<BsonDocument>();
        var below = long.MaxValue;
        while (true)
        {
            var slice = engine.Range(table, "_id", 0L, below, Query.Descending, Slice);
            rows.AddRange(slice.TakeWhile(row => row["_id"].AsInt64 >= lowest || row["at"].ToInstant() + KnownKeys.Kept > now));
            if (slice.Count < Slice || slice[^1]["_id"].AsInt64 < lowest && slice[^1]["at"].ToInstant() + KnownKeys.Kept <= now)
                break;
            below = slice[^1]["_id"].AsInt64 - 1;
        }
        rows.Reverse();
        return rows;
    }
}
