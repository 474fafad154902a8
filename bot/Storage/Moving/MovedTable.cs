using LiteDB.Engine;

namespace WijkBot.Storage.Moving;

/// <summary>One table that moves from a LiteDB file into PostgreSQL.</summary>
/// <param name="Name">In PostgreSQL.</param>
/// <param name="Columns">Its columns, those of its key first.</param>
/// <param name="Rows">Its rows as the file has them, each with a value for each column: text, a whole number, an instant or null.</param>
internal sealed record MovedTable(string Name, string[] Columns, Func<LiteEngine, IEnumerable<object?[]>> Rows)
{
    /// <summary>The columns as SQL.</summary>
    public string List => string.Join(',', Columns);
}
