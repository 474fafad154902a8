using System.Text.Json;
using System.Text.Json.Serialization;
using WijkBot.Storage;

namespace WijkBot.Roster;

/// <summary>A professional as WijkBot knows them: seen in linked channels, and what they said about their own absence. Record <c>rooster</c>.</summary>
/// <param name="Id">Microsoft Entra object id or, without one, the channel's id.</param>
/// <param name="Name">Name as Teams shows it.</param>
public sealed record Person(string Id, string Name)
{
    /// <summary>Slugs of wijken, parties and the town in whose linked channel this person works.</summary>
    public IReadOnlyList<string> Areas { get; init => field = value ?? []; } = [];
    /// <summary>Areas that this person takes over from colleagues.</summary>
    public IReadOnlyList<string> TakesOver { get; init => field = value ?? []; } = [];
    /// <summary>First day back; null = not away.</summary>
    public DateOnly? BackOn { get; init; }
    /// <summary>Teams' own id of this person, for a personal chat.</summary>
    public string? ChatId { get; init; }

    /// <summary>Kind of the stored record.</summary>
    public const string RecordKind = "rooster";

    /// <summary>Not at work on this day.</summary>
    public bool IsAway(DateOnly today) => BackOn > today;

    /// <summary>Serves this area, by itself or for a colleague.</summary>
    public bool Serves(string area) => Areas.Contains(area) || TakesOver.Contains(area);

    /// <summary>The person in a record.</summary>
    public static Person Read(StoredRecord record) => JsonSerializer.Deserialize(record.Json!, RosterJson.Default.Person)!;

    /// <summary>The record.</summary>
    public StoredRecord ToRecord(DateTimeOffset now) => new(RecordKind, Id, JsonSerializer.Serialize(this, RosterJson.Default.Person)) { At = now };
}

/// <summary>How the roster is stored.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(RosterNews))]
[JsonSerializable(typeof(LogLine))]
public sealed partial class RosterJson : JsonSerializerContext;
