using System.Text.Json;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams;

namespace WijkBot.Channels.BotFramework;

/// <summary>Where an outgoing activity goes. This is how the bot says it in the activity itself; the first line that fits counts.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>replace a message</term><description><c>type = messageUpdate</c>, <c>id</c>, <c>conversation.id</c></description></item>
/// <item><term>a new thread in a channel</term><description><c>conversation.conversationType = channel</c> and no <c>replyToId</c>, with the channel
/// (<c>19:…@thread.tacv2</c>, no <c>;messageid=</c>) as <c>channelData.channel.id</c> or as <c>conversation.id</c></description></item>
/// <item><term>into a thread</term><description><c>conversation.id = 19:…@thread.tacv2;messageid=…</c>; or the channel's id and the thread's root as <c>replyToId</c></description></item>
/// <item><term>a personal chat that is not open yet</term><description><c>conversation.conversationType = personal</c>, no <c>conversation.id</c>, and the person as <c>recipient.id</c></description></item>
/// <item><term>into a chat</term><description><c>conversation.id</c>, with <c>replyToId</c> when it answers a message</description></item>
/// </list>
/// Each also needs <c>serviceUrl</c>; new threads and chats need the tenant (<c>conversation.tenantId</c>; default: the configured one)
/// and take <c>from</c> as the bot (default <c>28:{AppId}</c>).
/// </remarks>
internal abstract record Destination
{
    private Destination() { }

    /// <summary>PUT over an earlier message.</summary>
    public sealed record Update(string ConversationId, string ActivityId) : Destination;

    /// <summary>POST into a conversation that exists.</summary>
    public sealed record Post(string ConversationId, string? ReplyToId) : Destination;

    /// <summary>Create a thread with this activity as its first message.</summary>
    public sealed record NewThread(string ChannelId) : Destination;

    /// <summary>Open (or find: the Connector answers with the same one) the chat with a person, then post.</summary>
    public sealed record NewChat(string PersonId) : Destination;

    /// <summary>Reads where to; null when the activity names no place.</summary>
    public static Destination? Of(Activity activity)
    {
        var id = string.IsNullOrEmpty(activity.Conversation?.Id) ? null : activity.Conversation.Id;
        if (activity.Type == ActivityTypes.MessageUpdate)
            return id is not null && !string.IsNullOrEmpty(activity.Id) ? new Update(id, activity.Id) : null;

        if (activity.Conversation?.ConversationType == "channel" && (id is null || PostedMessage.RootOf(id) is null))
        {
            if ((id ?? ChannelOf(activity)) is not { } channel)
                return null;
            return string.IsNullOrEmpty(activity.ReplyToId)
                ? new NewThread(ChannelOf(activity) ?? channel)
                : new Post($"{channel};messageid={activity.ReplyToId}", activity.ReplyToId);
        }
        if (id is not null)
            return new Post(id, string.IsNullOrEmpty(activity.ReplyToId) ? null : activity.ReplyToId);
        return activity.Conversation?.ConversationType == "personal" && !string.IsNullOrEmpty(activity.Recipient?.Id)
            ? new NewChat(activity.Recipient.Id) : null;
    }

    private static string? ChannelOf(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("channel", out var channel) && channel.ValueKind == JsonValueKind.Object
        && channel.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } named
        ? named : null;
}
