using LiteDB;
using LiteDB.Engine;

namespace WijkBot.Storage.LiteDb.Rows;

/// <summary>
/// The collections. Rows are found by ascending numbers wherever possible: an index on random strings rewrites about four pages for every row.
/// </summary>
internal static class Tables
{
    /// <summary>Items accepted, waiting and handled, by number.</summary>
    public const string Inbox = "inbox";
    /// <summary>Items that wait for their time, by number; handled ones move to <see cref="Inbox"/>.</summary>
    public const string Timers = "timers";
    /// <summary>Messages to send and sent, by number.</summary>
    public const string Outbox = "outbox";
    /// <summary>State of each mailbox, by name.</summary>
    public const string Mailboxes = "mailboxes";
    /// <summary>Things of the domain, by <c>kind|id</c>.</summary>
    public const string Records = "records";
    /// <summary>Provider ids of messages that a later one may follow or replace, by id of the message.</summary>
    public const string Threads = "threads";
    /// <summary>What stands still, by number.</summary>
    public const string Dead = "dead";
    /// <summary>Counters by name.</summary>
    public const string Counters = "counters";

    /// <summary>Creates what is missing. Never inside a transaction: a rolled-back creation broke the file (5.0.20).</summary>
    public static void Create(LiteEngine engine)
    {
        engine.Pragma("TIMEOUT", 2);
        engine.Pragma("CHECKPOINT", 0);
        engine.Pragma("UTC_DATE", true);
        var there = engine.GetCollectionNames().ToHashSet();
        foreach (var table in new[] { Inbox, Timers, Outbox, Mailboxes, Records, Threads, Dead, Counters })
        {
            // LiteDB creates a collection with its first row; that row may still be there when the power went in between
            if (!there.Contains(table))
                engine.Insert(table, [new BsonDocument { ["_id"] = 0 }], BsonAutoId.Int64);
            engine.Delete(table, [0]);
        }
        foreach (var (name, value) in RecordRow.Indexes)
            engine.EnsureIndex(Records, name, value, unique: false);
    }
}
