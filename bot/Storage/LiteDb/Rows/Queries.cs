using System.Globalization;
using LiteDB;
using LiteDB.Engine;

namespace WijkBot.Storage.LiteDb.Rows;

/// <summary>Reads. Every answer is a list, read to its end at once on one thread: an open cursor would hold up the next checkpoint.</summary>
internal static class Queries
{
    private const string IsId = "$._id = @0";

    [ThreadStatic]
    private static Dictionary<string, BsonExpression>? s_read;

    /// <summary>
    /// Values are parameters, never part of the text: LiteDB compiles each new text and keeps it for ever (5.0.20), so that Query.EQ costs 2 ms and leaks.
    /// It still reads the text at each call, unless the expression is kept; a thread reads one cursor at a time.
    /// </summary>
    private static BsonExpression Expression(string text, params ReadOnlySpan<BsonValue> values)
    {
        s_read ??= [];
        if (!s_read.TryGetValue(text, out var expression))
            s_read[text] = expression = BsonExpression.Create(text);
        for (var n = 0; n < values.Length; n++)
            expression.Parameters[n.ToString(CultureInfo.InvariantCulture)] = values[n];
        return expression;
    }

    extension(LiteEngine engine)
    {
        /// <summary>The row with this primary key.</summary>
        public BsonDocument? Find(string table, BsonValue id)
        {
            using var reader = engine.Query(table, new Query { Where = { Expression(IsId, id) } });
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
            using var reader = engine.Query(table, new Query { Where = { Expression(path + " BETWEEN @0 AND @1", from, to) }, OrderBy = Expression(path), Order = order });
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
