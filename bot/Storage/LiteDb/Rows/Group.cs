using LiteDB;
using LiteDB.Engine;

namespace WijkBot.Storage.LiteDb.Rows;

/// <summary>
/// Every row that one commit changes, each once: what is accepted and handled in the same group is written as handled, at once.
/// Nothing reaches LiteDB before the whole group is known, so that it never has to look twice or to roll back for a reason of ours.
/// </summary>
/// <param name="database">Where rows are that the group has not touched.</param>
internal sealed class Group(Database database)
{
    private readonly Dictionary<string, Dictionary<BsonValue, Change>> tables = [];

    /// <summary>Nothing to write.</summary>
    public bool IsEmpty => tables.Count == 0;

    /// <summary>A row that is not there yet.</summary>
    public void Insert(string table, BsonDocument row) => Put(table, row["_id"], new Change(Kind.Insert, row));

    /// <summary>Another form of a row that is there, on the disk or earlier in this group.</summary>
    public void Update(string table, BsonDocument row) => Put(table, row["_id"], new Change(Kind.Update, row));

    /// <summary>A row that may be there.</summary>
    public void Upsert(string table, BsonDocument row) => Put(table, row["_id"], new Change(Kind.Upsert, row));

    /// <summary>A row that goes, if it is there.</summary>
    public void Delete(string table, BsonValue id) => Put(table, id, new Change(Kind.Delete, null));

    /// <summary>A row as the writes before in this group leave it; null when there is none.</summary>
    public BsonDocument? Find(string table, BsonValue id) =>
        tables.TryGetValue(table, out var rows) && rows.TryGetValue(id, out var change) ? change.Row : database.Engine.Find(table, id);

    /// <summary>Writes all; false when nothing changed, so that no page will confirm it.</summary>
    public bool WriteTo(LiteEngine engine)
    {
        var changed = false;
        foreach (var (table, rows) in tables)
        {
            var changes = rows.ToLookup(row => row.Value.Kind, row => row);
            changed |= changes[Kind.Delete].Any() && engine.Delete(table, changes[Kind.Delete].Select(row => row.Key)) > 0;
            changed |= changes[Kind.Update].Any() && engine.Update(table, changes[Kind.Update].Select(row => row.Value.Row)) > 0;
            if (changes[Kind.Upsert].Any())
            {
                engine.Upsert(table, changes[Kind.Upsert].Select(row => row.Value.Row), BsonAutoId.Int64);
                changed = true;
            }
            changed |= changes[Kind.Insert].Any() && engine.Insert(table, changes[Kind.Insert].Select(row => row.Value.Row), BsonAutoId.Int64) > 0;
        }
        return changed;
    }

    private void Put(string table, BsonValue id, Change change)
    {
        if (!tables.TryGetValue(table, out var rows))
            tables[table] = rows = [];
        var before = rows.TryGetValue(id, out var earlier) ? earlier.Kind : (Kind?)null;
        rows[id] = (before, change.Kind) switch
        {
            (Kind.Insert, Kind.Delete) => change with { Kind = Kind.Nothing },
            (Kind.Insert or Kind.Nothing, _) => change with { Kind = Kind.Insert },
            (Kind.Delete, Kind.Insert) => change with { Kind = Kind.Upsert },
            _ => change,
        };
    }

    private enum Kind { Nothing, Delete, Update, Upsert, Insert }

    private readonly record struct Change(Kind Kind, BsonDocument? Row);
}
