using LiteDB;
using LiteDB.Engine;
using WijkBot.Storage.LiteDb.Memory;

namespace WijkBot.Storage.LiteDb.Rows;

/// <summary>
/// The lowest row of the inbox and of the outbox that still waits, noted with every checkpoint: a start reads from there, not the whole history.
/// A note that lags behind only makes a start read more.
/// </summary>
/// <param name="Inbox">In <see cref="Tables.Inbox"/>.</param>
/// <param name="Outbox">In <see cref="Tables.Outbox"/>.</param>
internal sealed record LowestRows(long Inbox, long Outbox)
{
    private const string Id = "lowest";

    /// <summary>Puts what is so now in the group. Called inside the gate, between two groups.</summary>
    public static void Note(Group group, Working working)
    {
        var inbox = Lowest(working.Inbox.All.Where(waiting => waiting.Table == Tables.Inbox).Select(waiting => waiting.Number));
        var outbox = Lowest(working.Outbox.All.Select(post => post.Number));
        var before = group.Find(Tables.Counters, Id);
        if (before is null || before["inbox"].AsInt64 != inbox || before["outbox"].AsInt64 != outbox)
            group.Upsert(Tables.Counters, new BsonDocument { ["_id"] = Id, ["inbox"] = inbox, ["outbox"] = outbox });

        long Lowest(IEnumerable<long> numbers) => numbers.DefaultIfEmpty(working.Number + 1).Min();
    }

    /// <summary>What was noted last.</summary>
    public static LowestRows Read(LiteEngine engine) =>
        engine.Find(Tables.Counters, Id) is { } row ? new LowestRows(row["inbox"].AsInt64, row["outbox"].AsInt64) : new LowestRows(0, 0);
}
