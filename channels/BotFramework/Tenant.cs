using System.Text.Json;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.BotFramework;

/// <summary>Which organisation an activity comes from.</summary>
internal static class Tenant
{
    /// <summary>
    /// <c>channelData.tenant.id</c> (Teams writes it on every activity), else <c>conversation.tenantId</c>; null when neither is there or the two differ.
    /// </summary>
    public static string? Of(Activity activity)
    {
        var conversation = activity.Conversation?.TenantId;
        var channel = activity.ChannelData is { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("tenant", out var tenant) && tenant.ValueKind == JsonValueKind.Object
            && tenant.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString() : null;
        if (string.IsNullOrEmpty(channel))
            return conversation;
        return string.IsNullOrEmpty(conversation) || string.Equals(conversation, channel, StringComparison.OrdinalIgnoreCase) ? channel : null;
    }
}
