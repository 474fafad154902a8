using System.Text.Json;
using System.Text.Json.Serialization;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.BotFramework;

/// <summary>Body of <c>POST /v3/conversations</c>.</summary>
internal sealed record ConversationParameters
{
    public bool IsGroup { get; init; }
    public ChannelAccount? Bot { get; init; }
    public IReadOnlyList<ChannelAccount>? Members { get; init; }
    public string? TenantId { get; init; }
    public Activity? Activity { get; init; }
    public JsonElement? ChannelData { get; init; }
}

/// <summary>What the Connector answers to a message or a new conversation; every field may be missing.</summary>
internal sealed record ConnectorReceipt(string? Id, string? ActivityId);

/// <summary>What the Connector answers when it refuses.</summary>
internal sealed record ConnectorFault(ConnectorError? Error);

/// <summary>Its code, such as <c>BotNotInConversationRoster</c>; the message beside it may name people and is not read.</summary>
internal sealed record ConnectorError(string? Code);

/// <summary>The addressing part of a new conversation's channel data.</summary>
internal sealed record NewConversationData(ChannelReference? Channel, ChannelReference? Tenant);

/// <summary>An id in channel data.</summary>
internal sealed record ChannelReference(string Id);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ConnectorReceipt))]
[JsonSerializable(typeof(ConnectorFault))]
[JsonSerializable(typeof(NewConversationData))]
internal sealed partial class ConnectorJson : JsonSerializerContext;
