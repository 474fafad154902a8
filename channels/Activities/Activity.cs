using System.Text.Json;
using System.Text.Json.Serialization;

namespace WijkBot.Channels.Activities;

/// <summary>
/// The one message type that crosses the wall between channels and bot: the Bot Framework Activity, schema 3.2.
/// The fields that WijkBot uses are typed; every other field that a channel sent stays in <see cref="Extra"/> and is written back.
/// </summary>
/// <remarks>A null field is never written: Teams' own emulator refuses <c>"text": null</c> with 400.</remarks>
public sealed record Activity
{
    /// <summary>What this is: see <see cref="ActivityTypes"/>.</summary>
    public string Type { get; init => field = value ?? ActivityTypes.Message; } = ActivityTypes.Message;

    /// <summary>The provider's id of this message, unique in its conversation.</summary>
    public string? Id { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Base address of the Connector that carries the answer (Teams); absent for other channels.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The channel: see <see cref="ChannelIds"/>.</summary>
    public string ChannelId { get; init => field = value ?? ""; } = "";

    /// <summary>Who sent it.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Who receives it.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>Where it was said.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>The words, plain text unless <see cref="TextFormat"/> says otherwise.</summary>
    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>BCP 47 tag of the sender's language, when the channel knows it.</summary>
    public string? Locale { get; init; }

    /// <summary>The message that this one answers or, in a Teams thread, its root.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>Whether the bot waits for an answer (<c>expectingInput</c>) or would take one (<c>acceptingInput</c>); clients that speak listen by it.</summary>
    public string? InputHint { get; init; }

    /// <summary>Photos, cards and files.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Places, mentions and other things found in the message; kept as the channel wrote them.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>The choices to offer with a question; the channel renders them within its limits.</summary>
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Name of an <c>event</c> or <c>invoke</c>, such as <c>adaptiveCard/action</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Payload of an <c>event</c>, an <c>invoke</c> or a submitted card.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>What only this channel knows.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Every field that is not named above.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>Values of <see cref="Activity.Type"/> that WijkBot reads or writes.</summary>
public static class ActivityTypes
{
    /// <summary>Somebody said something.</summary>
    public const string Message = "message";
    /// <summary>An earlier message is replaced (<see cref="Activity.Id"/> names it).</summary>
    public const string MessageUpdate = "messageUpdate";
    /// <summary>A named signal without words.</summary>
    public const string Event = "event";
    /// <summary>A call that wants its answer in the response body.</summary>
    public const string Invoke = "invoke";
    /// <summary>Somebody, or the bot, joined or left.</summary>
    public const string ConversationUpdate = "conversationUpdate";
    /// <summary>The bot was added to or removed from a scope.</summary>
    public const string InstallationUpdate = "installationUpdate";
    /// <summary>The other side is writing.</summary>
    public const string Typing = "typing";
}

/// <summary>Values of <see cref="Activity.ChannelId"/>.</summary>
public static class ChannelIds
{
    /// <summary>WhatsApp by way of Twilio.</summary>
    public const string WhatsApp = "whatsapp";
    /// <summary>SMS by way of Twilio.</summary>
    public const string Sms = "sms";
    /// <summary>Microsoft Teams.</summary>
    public const string Teams = "msteams";
    /// <summary>Direct Line 3.0: the web chat.</summary>
    public const string WebChat = "directline";
}
