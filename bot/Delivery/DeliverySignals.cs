using System.Text.Json;
using System.Text.Json.Serialization;
using WijkBot.Channels.Activities;
using WijkBot.Storage;

namespace WijkBot.Delivery;

/// <summary>How a mailbox hears that something it sent will never arrive.</summary>
public static class DeliverySignals
{
    /// <summary>Name of the event; its value is a <see cref="DeliveryFailure"/>.</summary>
    public const string Failed = "bezorging/mislukt";

    /// <summary>The signal to <see cref="OutboxItem.TellOnFailure"/>; null when nobody asked to be told. The same failure makes the same key, so it is told once.</summary>
    /// <param name="item">What did not arrive.</param>
    /// <param name="reason">A <see cref="Channels.NeverReason"/>, or <c>Failed</c> when the provider had it and could not deliver.</param>
    /// <param name="now">The time of the signal.</param>
    public static InboxItem? Of(OutboxItem item, string reason, DateTimeOffset now)
    {
        if (item.TellOnFailure is not { } mailbox)
            return null;
        var failure = new DeliveryFailure(item.Id, item.Recipient, reason);
        var activity = new Activity
        {
            Type = ActivityTypes.Event,
            ChannelId = "intern",
            Id = item.Id,
            Name = Failed,
            Value = JsonSerializer.SerializeToElement(failure, DeliveryJson.Default.DeliveryFailure),
            Timestamp = now,
        };
        return new InboxItem($"intern|mislukt|{item.Id}", mailbox, activity, now);
    }

    /// <summary>Reads the signal's value.</summary>
    public static DeliveryFailure Read(Activity signal) => signal.Value!.Value.Deserialize(DeliveryJson.Default.DeliveryFailure)!;
}

/// <summary>Something that will never arrive.</summary>
/// <param name="Delivery">Id of the outbox item.</param>
/// <param name="Recipient">Its recipient.</param>
/// <param name="Reason">A <see cref="Channels.NeverReason"/>, or <c>Failed</c>.</param>
public sealed record DeliveryFailure(string Delivery, string Recipient, string Reason);

/// <summary>How delivery's own signals are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DeliveryFailure))]
[JsonSerializable(typeof(Channels.InvokeAnswer))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
public sealed partial class DeliveryJson : JsonSerializerContext;
