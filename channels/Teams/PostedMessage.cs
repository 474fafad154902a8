using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Teams;

/// <summary>
/// A message that stands in Teams, and its text form: the <see cref="SendOutcome.Sent.ProviderId"/> of the channel.
/// It is enough to update that message and to answer in its thread.
/// </summary>
/// <remarks>
/// Text form: <c>{conversation id};activityid={activity id}</c>, where a thread's root leaves the last part out, since Teams' own id of a thread
/// names it already: <c>19:…@thread.tacv2;messageid=1612…</c>. A message whose id the Connector did not tell is its conversation alone:
/// it can be followed but not updated.
/// </remarks>
/// <param name="ConversationId">The conversation to call the Connector with; a thread in a channel carries <c>;messageid=</c>.</param>
/// <param name="ActivityId">The message, or null when the Connector did not tell.</param>
public sealed record PostedMessage(string ConversationId, string? ActivityId)
{
    private const string Activity = ";activityid=";
    private const string Root = ";messageid=";

    /// <summary>Reads the text form.</summary>
    public static PostedMessage Parse(string providerId)
    {
        var at = providerId.LastIndexOf(Activity, StringComparison.Ordinal);
        return at >= 0
            ? new PostedMessage(providerId[..at], providerId[(at + Activity.Length)..])
            : new PostedMessage(providerId, RootOf(providerId));
    }

    /// <summary>The id after <c>;messageid=</c>: the first message of a thread; null for a conversation without threads.</summary>
    public static string? RootOf(string conversationId)
    {
        var at = conversationId.IndexOf(Root, StringComparison.Ordinal);
        return at >= 0 ? conversationId[(at + Root.Length)..] : null;
    }

    /// <summary>The conversation without its thread: the channel itself.</summary>
    public static string WithoutThread(string conversationId)
    {
        var at = conversationId.IndexOf(Root, StringComparison.Ordinal);
        return at >= 0 ? conversationId[..at] : conversationId;
    }

    /// <summary>
    /// Points an activity that follows this message at it: an update (<c>messageUpdate</c>) at the message, anything else at its thread.
    /// In a personal or group chat, which has no threads, the answer comes below it.
    /// </summary>
    public Activity Lead(Activity follower)
    {
        var conversation = (follower.Conversation ?? new ConversationAccount()) with { Id = ConversationId };
        return follower.Type == ActivityTypes.MessageUpdate
            ? follower with { Conversation = conversation, Id = ActivityId }
            : follower with { Conversation = conversation, ReplyToId = RootOf(ConversationId) ?? ActivityId };
    }

    /// <summary>The text form.</summary>
    public override string ToString() => ActivityId is null || ActivityId == RootOf(ConversationId) ? ConversationId : ConversationId + Activity + ActivityId;
}
