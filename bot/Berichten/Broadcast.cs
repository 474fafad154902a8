using System.Text.Json;
using System.Text.Json.Serialization;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Storage;

namespace WijkBot.Berichten;

/// <summary>
/// A message from a professional to the residents who asked for news about a wijk, a buurt or a project. It is a record and a mailbox, <c>bericht:B-12</c>: everything
/// that happens to it comes one after the other.
/// </summary>
/// <param name="Reference">Its number: <c>B-12</c>.</param>
/// <param name="Topic">Key of the topic.</param>
/// <param name="About">The topic as residents read it.</param>
/// <param name="Text">What the professional wrote.</param>
/// <param name="Urgent">At any hour, and also to who had a message today.</param>
/// <param name="ById">Id of who wrote it.</param>
/// <param name="By">Name of who wrote it.</param>
/// <param name="Said">The words in Teams that began it; what becomes of it is told there.</param>
public sealed record Broadcast(string Reference, string Topic, string About, string Text, bool Urgent, string ById, string By, Activity Said)
{
    /// <summary>Kind of the record; its status is a <see cref="BroadcastState"/>.</summary>
    public const string RecordKind = "bericht";

    /// <summary>First letter of the references, and name of their series.</summary>
    public const string Series = "B";

    private const string Prefix = "bericht:";

    /// <summary>Slug of the wijk that it is about; null for the town.</summary>
    public string? Wijk { get; init; }
    /// <summary>How far it is.</summary>
    public BroadcastState State { get; init; }
    /// <summary>Who wrote, sent, agreed and stopped it, in order.</summary>
    public IReadOnlyList<string> History { get; init => field = value ?? []; } = [];
    /// <summary>People per channel, as counted last.</summary>
    public IReadOnlyDictionary<string, int> Reach { get; init => field = value ?? new Dictionary<string, int>(); } = new Dictionary<string, int>();
    /// <summary>Name of who sent it, or agreed.</summary>
    public string? SentBy { get; init; }
    /// <summary>When the last group has its turn.</summary>
    public DateTimeOffset? LastAt { get; init; }
    /// <summary>Id of the outbox item that posted its card; updates follow it. Null in what was written before there were cards.</summary>
    public string? CardDelivery { get; init; }
    /// <summary>People it goes to, as counted when it was sent.</summary>
    public int People { get; init; }
    /// <summary>Messages that were made for them.</summary>
    public int Made { get; init; }
    /// <summary>People who get it tomorrow, because they had a message today.</summary>
    public int Tomorrow { get; init; }
    /// <summary>People who got an SMS because WhatsApp could not bring it.</summary>
    public int BySms { get; init; }
    /// <summary>People passed by because they said stop meanwhile.</summary>
    public int Stopped { get; init; }
    /// <summary>Messages that never arrived, by reason.</summary>
    public IReadOnlyDictionary<string, int> Failed { get; init => field = value ?? new Dictionary<string, int>(); } = new Dictionary<string, int>();

    /// <summary>It can still be sent.</summary>
    [JsonIgnore]
    public bool IsOpen => State is BroadcastState.Concept or BroadcastState.Wacht;

    /// <summary>It was sent: there are figures.</summary>
    [JsonIgnore]
    public bool IsSent => SentBy is not null || People > 0;

    /// <summary>The same with a line of history.</summary>
    public Broadcast Noted(DateTimeOffset now, Professional by, string what) =>
        this with { History = [.. History, $"{now:yyyy-MM-dd HH:mm} UTC {by.Name} ({by.Id}): {what}"] };

    /// <summary>Messages that never arrived.</summary>
    [JsonIgnore]
    public int NotArrived => Failed.Values.Sum();

    /// <summary>Mailbox of a broadcast.</summary>
    public static string MailboxOf(string reference) => Prefix + reference;

    /// <summary>The reference in a mailbox's name; null for another kind of mailbox.</summary>
    public static string? ReferenceOf(string mailbox) => mailbox.StartsWith(Prefix, StringComparison.Ordinal) ? mailbox[Prefix.Length..] : null;

    /// <summary>The record; it belongs to no resident.</summary>
    public StoredRecord ToRecord(DateTimeOffset at) =>
        new(RecordKind, Reference, JsonSerializer.Serialize(this, BroadcastJson.Default.Broadcast)) { Wijk = Wijk, Status = State.ToString().ToLowerInvariant(), At = at };

    /// <summary>Reads a record.</summary>
    public static Broadcast Read(StoredRecord record) => JsonSerializer.Deserialize(record.Json!, BroadcastJson.Default.Broadcast)!;
}

/// <summary>How far a broadcast is.</summary>
public enum BroadcastState
{
    /// <summary>Written and shown, not sent.</summary>
    Concept,
    /// <summary>A colleague must agree.</summary>
    Wacht,
    /// <summary>Being sent.</summary>
    Onderweg,
    /// <summary>Everybody had their turn.</summary>
    Klaar,
    /// <summary>Somebody stopped it.</summary>
    Gestopt,
}

/// <summary>Names of the event activities of broadcasts, and what they carry.</summary>
public static class BroadcastSignals
{
    /// <summary>To the broadcast: show it to who wrote it.</summary>
    public const string Preview = "bericht/voorbeeld";
    /// <summary>To the broadcast: a professional wrote <c>verstuur</c>, <c>akkoord</c>, <c>stop</c> or <c>stand</c> (<see cref="BroadcastOrder"/>).</summary>
    public const string Order = "bericht/opdracht";
    /// <summary>To the broadcast: it is the turn of some people (<see cref="BroadcastGroup"/>).</summary>
    public const string Group = "bericht/groep";
    /// <summary>To the broadcast: everybody had their turn a while ago.</summary>
    public const string Over = "bericht/klaar";
    /// <summary>To the broadcast: a resident did not get it now (<see cref="BroadcastOutcome"/>).</summary>
    public const string Outcome = "bericht/uitkomst";
    /// <summary>To a resident: <see cref="BroadcastNews"/>.</summary>
    public const string News = "bericht/nieuws";
}

/// <summary>What a professional wants of a broadcast.</summary>
/// <param name="Verb">The word that was written.</param>
/// <param name="Said">The words in Teams, to answer to.</param>
public sealed record BroadcastOrder(string Verb, Activity Said);

/// <summary>Some of the people, who come at the same time.</summary>
/// <param name="People">Their mailboxes.</param>
public sealed record BroadcastGroup(IReadOnlyList<string> People);

/// <summary>The message on its way to a resident.</summary>
/// <param name="Reference">Which broadcast.</param>
/// <param name="About">The topic as residents read it.</param>
/// <param name="Text">What the professional wrote.</param>
/// <param name="Urgent">Also to who had a message today.</param>
public sealed record BroadcastNews(string Reference, string About, string Text, bool Urgent);

/// <summary>Why a resident did not get it now.</summary>
/// <param name="Person">The mailbox.</param>
/// <param name="What"><see cref="Stopped"/> or <see cref="Tomorrow"/>.</param>
public sealed record BroadcastOutcome(string Person, string What)
{
    /// <summary>Said STOP.</summary>
    public const string Stopped = "stop";
    /// <summary>Had a message today.</summary>
    public const string Tomorrow = "morgen";
}

/// <summary>How broadcasts are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Broadcast))]
[JsonSerializable(typeof(BroadcastOrder))]
[JsonSerializable(typeof(BroadcastGroup))]
[JsonSerializable(typeof(BroadcastNews))]
[JsonSerializable(typeof(BroadcastOutcome))]
public sealed partial class BroadcastJson : JsonSerializerContext;
