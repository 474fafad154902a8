using LiteDB;
using LiteDB.Engine;

namespace WijkBot.Storage.LiteDb.Rows;

/// <summary>Reads. Every answer is a list, read to its end at once on one thread: an open cursor would hold up the next checkpoint.</summary>
internal static class Queries
{
    // Values are parameters, never part of the text: LiteDB compiles each new text and keeps it for ever (5.0.20), so that Query.EQ costs 2 ms and leaks.
    private const string IsId = "$._id = @0";

    extension(LiteEngine engine)
    {
        /// <summary>The row with this primary key.</summary>
        public BsonDocument? Find(string table, BsonValue id)
        {
            using var reader = engine.Query(table, new Query { Where = { BsonExpression.Create(IsId, id) } });
            return reader.Read() ? reader.Current.AsDocument : null;
        }

        /// <summary>Rows whose indexed field is in a range, both ends included.</summary>
        /// <param name="table">The table.</param>
        /// <param name="field">An indexed field, or what an index reckons from fields, which begins with <c>$</c>.</param>
        /// <param name="from">Lowest value.</param>
        /// <param name="to">Highest value.</param>
        /// <param name="order"><see cref="Query.Ascending"/> or <see cref="Query.Descending"/>.</param>
        /// <param name="max">At most so many.</param>
        /// <param name="filter">Which of them; null = all.</param>
        public List<BsonDocument> Range(string table, string field, BsonValue from, BsonValue to, int order, int max, Func<BsonDocument, bool>? filter = null)
        {
            var path = field.StartsWith('$') ? field : "$." + field;
            using var reader = engine.Query(table, new Query { Where = { BsonExpression.Create(path + " BETWEEN @0 AND @1", from, to) }, OrderBy = path, Order = order });
            var rows = new List<BsonDocument>();
            while (rows.Count < max && reader.Read())
            {
                var row = reader.Current.AsDocument;
                if (filter is null || filter(row))
                    rows.Add(row);
            }
            return rows;
        }

        /// <summary>The highest number in a table; 0 when it is empty.</summary>
        public long LastNumber(string table) =>
            engine.Range(table, "_id", 0L, long.MaxValue, Query.Descending, 1) is [var last] ? last["_id"].AsInt64 : 0;
    }
}
