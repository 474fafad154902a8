using System.Globalization;
using LiteDB;

namespace WijkBot.Storage.LiteDb.Rows;

/// <summary>A record as a row. Each index holds its fields and the time of change in one string, so that "newest first" is a walk along it.</summary>
internal static class RecordRow
{
    /// <summary>Indexes by name, and what each holds: by kind, by owner, by wijk and by state, each ending in the time. The last is reckoned, so that rows from before it was there have it.</summary>
    public static readonly (string Name, string Value)[] Indexes = [("kind", "$.kind"), ("owner", "$.owner"), ("wijk", "$.wijk"), ("status", ByStatus)];

    private const string ByStatus = "$.s+'|'+$.kind";

    private const string Last = "\uffff";

    /// <summary>Primary key.</summary>
    public static string Key(string kind, string id) => $"{kind}|{id}";

    /// <summary>The row of a record.</summary>
    public static BsonDocument From(StoredRecord record)
    {
        var row = new BsonDocument { ["_id"] = Key(record.Kind, record.Id), ["kind"] = $"{record.Kind}|{Ticks(record.At)}", ["json"] = record.Json, ["at"] = record.At.UtcDateTime };
        if (record.Owner is { } owner)
            row["owner"] = $"{owner}|{record.Kind}|{Ticks(record.At)}";
        if (record.Wijk is { } wijk)
            row["wijk"] = $"{record.Kind}|{wijk}|{Ticks(record.At)}";
        row["o"] = record.Owner;
        row["w"] = record.Wijk;
        row["s"] = record.Status;
        return row;
    }

    /// <summary>The record of a row.</summary>
    public static StoredRecord ToRecord(BsonDocument row)
    {
        var key = row["_id"].AsString;
        var bar = key.IndexOf('|', StringComparison.Ordinal);
        return new StoredRecord(key[..bar], key[(bar + 1)..], row["json"].AsString)
        {
            Owner = row["o"].AsString,
            Wijk = row["w"].AsString,
            Status = row["s"].AsString,
            At = row["at"].ToInstant(),
        };
    }

    /// <summary>The range of the owner index with all records of one owner; it may hold others whose name is longer.</summary>
    public static (string From, string To) RangeOf(string owner) => (owner + "|", owner + "|" + Last);

    /// <summary>The index and its ranges that answer a query best; what they leave is filtered after. In the whole town each state has its own.</summary>
    public static IEnumerable<(string Value, string From, string To)> Ranges(RecordQuery query)
    {
        return query switch
        {
            { Owner: { } owner } => [Range("$.owner", $"{owner}|{query.Kind}|")],
            { Wijk: { } wijk } => [Range("$.wijk", $"{query.Kind}|{wijk}|")],
            { Statuses: { } statuses } => statuses.Distinct().Select(status => Range(ByStatus, $"{status}|{query.Kind}|")),
            _ => [Range("$.kind", $"{query.Kind}|")],
        };

        (string Value, string From, string To) Range(string value, string prefix) =>
            (value, prefix + (query.Since is { } since ? Ticks(since) : ""), prefix + (query.Until is { } until ? Ticks(until.AddMilliseconds(1)) : Last));
    }

    private static string Ticks(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}
