using System.Text.Json;
using System.Text.Json.Serialization;
using WijkBot.Knowledge.Netwerk;
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

    /// <summary>What the content says of this person; null = it does not name them.</summary>
    [JsonIgnore]
    public Persoon? Named { get; init; }

    /// <summary>Not there for this work: absent, or with hours of their own that begin after it must have been taken.</summary>
    public bool IsAway(Duty duty) => BackOn > duty.Day || Named?.Hours?.NextOpening(duty.Now) >= duty.Until;

    /// <summary>Whether this is this person's own work.</summary>
    public bool Does(Duty duty) => Areas.Contains(duty.Party.Id) && Named?.Does(duty.Subject, duty.Areas) != false;

    /// <summary>Whether this person does it for a colleague.</summary>
    public bool TakesOverFor(Duty duty) => TakesOver.Contains(duty.Party.Id) || TakesOver.Intersect(duty.Areas).Any();

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
