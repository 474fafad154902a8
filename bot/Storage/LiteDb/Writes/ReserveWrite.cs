using LiteDB;
using WijkBot.Storage.LiteDb.Rows;

namespace WijkBot.Storage.LiteDb.Writes;

/// <summary>Takes numbers of a series; the answer is the first.</summary>
internal sealed class ReserveWrite(string series, int count) : Write<long>
{
    /// <inheritdoc />
    public override void Apply(Group group)
    {
        Answer = group.Find(Tables.Counters, series) is { } row ? row["next"].AsInt64 : 1;
        group.Upsert(Tables.Counters, new BsonDocument { ["_id"] = series, ["next"] = Answer + count });
    }
}
