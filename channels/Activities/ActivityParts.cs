using System.Text.Json;
using System.Text.Json.Serialization;

namespace WijkBot.Channels.Activities;

/// <summary>A person or bot on a channel.</summary>
public sealed record ChannelAccount
{
    /// <summary>The channel's id: a phone number in E.164 for Twilio, an opaque id elsewhere.</summary>
    public string? Id { get; init; }
    /// <summary>The name that the channel shows.</summary>
    public string? Name { get; init; }
    /// <summary>Microsoft Entra object id (Teams).</summary>
    public string? AadObjectId { get; init; }
    /// <summary><c>user</c>, <c>bot</c> or <c>skill</c>.</summary>
    public string? Role { get; init; }
    /// <summary>Every field that is not named above.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>A conversation on a channel.</summary>
public sealed record ConversationAccount
{
    /// <summary>The channel's id; in Teams <c>19:…@thread.tacv2;messageid=…</c> for a thread.</summary>
    public string? Id { get; init; }
    /// <summary>The name that the channel shows.</summary>
    public string? Name { get; init; }
    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c> (Teams).</summary>
    public string? ConversationType { get; init; }
    /// <summary>More than two take part.</summary>
    public bool? IsGroup { get; init; }
    /// <summary>The tenant that the conversation belongs to (Teams).</summary>
    public string? TenantId { get; init; }
    /// <summary>Every field that is not named above.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>A photo, card or file.</summary>
public sealed record Attachment
{
    /// <summary>MIME type; cards have a Microsoft type, see <see cref="AdaptiveCard"/>.</summary>
    public string ContentType { get; init => field = value ?? ""; } = "";
    /// <summary>Where the bytes are. After acceptance of a resident's photo: <c>media:{id}</c>.</summary>
    public string? ContentUrl { get; init; }
    /// <summary>The content itself, for a card.</summary>
    public JsonElement? Content { get; init; }
    /// <summary>File name or title.</summary>
    public string? Name { get; init; }
    /// <summary>Every field that is not named above.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>Content type of an Adaptive Card.</summary>
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
}

/// <summary>The choices that come with a question, in the order shown.</summary>
public sealed record SuggestedActions
{
    /// <summary>For whom; empty means everyone.</summary>
    public IReadOnlyList<string>? To { get; init; }
    /// <summary>The choices.</summary>
    public IReadOnlyList<CardAction> Actions { get; init => field = value ?? []; } = [];
    /// <summary>Every field that is not named above.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>One choice.</summary>
public sealed record CardAction
{
    /// <summary><c>imBack</c>, <c>postBack</c>, <c>messageBack</c>, <c>openUrl</c>.</summary>
    public string Type { get; init => field = value ?? "imBack"; } = "imBack";
    /// <summary>What the person reads.</summary>
    public string? Title { get; init; }
    /// <summary>A line of explanation, where the channel can show one.</summary>
    public string? Text { get; init; }
    /// <summary>What the bot receives.</summary>
    public JsonElement? Value { get; init; }
    /// <summary>Every field that is not named above.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
