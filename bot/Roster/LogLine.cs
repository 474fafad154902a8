using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Delivery;
using WijkBot.Storage;

namespace WijkBot.Roster;

/// <summary>A line of the audit log: what a professional did, saw or was refused. Record <c>logboek</c>; shown by the command <c>logboek</c>.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Id">Who: Microsoft Entra object id or, without one, the channel's id.</param>
/// <param name="Who">Name as Teams shows it.</param>
/// <param name="What">What, Dutch; never what was said to or by a resident.</param>
/// <param name="Case">Reference of the case, if any.</param>
public sealed record LogLine(DateTimeOffset At, string Id, string Who, string What, string? Case)
{
    /// <summary>Kind of the stored record.</summary>
    public const string RecordKind = "logboek";

    /// <summary>The record of a line that this turn writes.</summary>
    /// <param name="turn">The turn; the same turn again makes the same line.</param>
    /// <param name="who">Who did it.</param>
    /// <param name="what">What, Dutch.</param>
    /// <param name="reference">The case.</param>
    public static StoredRecord Of(Turn turn, Professional who, string what, string? reference = null)
    {
        const int apart = 900; // from the numbers that a turn's messages take
        return new StoredRecord(RecordKind, StableId.From(turn.Item.Key, apart), JsonSerializer.Serialize(new LogLine(turn.Now, who.Id, who.Name, what, reference), RosterJson.Default.LogLine))
        {
            At = turn.Now,
        };
    }

    /// <summary>The line in a record, as an operator reads it.</summary>
    public static string Read(StoredRecord record)
    {
        var line = JsonSerializer.Deserialize(record.Json!, RosterJson.Default.LogLine)!;
        return $"{line.At:yyyy-MM-dd HH:mm:ss}Z  {line.Who} ({line.Id})  {line.Case ?? "-"}  {line.What}";
    }
}
