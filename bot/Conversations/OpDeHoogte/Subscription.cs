using System.Text.Json;
using System.Text.Json.Serialization;
using WijkBot.Delivery;
using WijkBot.Storage;

namespace WijkBot.Conversations.OpDeHoogte;

/// <summary>A resident wants messages about a topic. Its record's owner is the resident's mailbox and its status the topic's key.</summary>
/// <param name="Topic">Key of the topic.</param>
/// <param name="Name">The topic as it was named when the resident agreed.</param>
/// <param name="AgreedAt">When the resident agreed.</param>
/// <param name="BySms">Where WhatsApp cannot deliver, an SMS may come instead.</param>
public sealed record Subscription(string Topic, string Name, DateTimeOffset AgreedAt, bool BySms)
{
    /// <summary>Kind of the record.</summary>
    public const string RecordKind = "abonnement";

    /// <summary>The record.</summary>
    public StoredRecord ToRecord(string resident, string? wijk) =>
        new(RecordKind, IdOf(resident, Topic), JsonSerializer.Serialize(this, SubscriptionJson.Default.Subscription)) { Owner = resident, Wijk = wijk, Status = Topic, At = AgreedAt };

    /// <summary>Reads a record.</summary>
    public static Subscription Read(StoredRecord record) => JsonSerializer.Deserialize(record.Json!, SubscriptionJson.Default.Subscription)!;

    /// <summary>Id of the record: a topic is followed once. It tells nobody by whom.</summary>
    public static string IdOf(string resident, string topic) => $"{topic}/{StableId.From(resident, 0)}";
}

/// <summary>How subscriptions are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Subscription))]
public sealed partial class SubscriptionJson : JsonSerializerContext;
