using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.WebChat;

/// <summary>
/// Delivers in the web chat: a message is delivered once it is in the conversation's log, from which a socket is fed and a poll or a return reads. The conversation's
/// own turn has written it there already; a message from elsewhere is handed to the conversation to be written down first.
/// </summary>
public sealed class WebChatChannel(IHub hub, IWebChatSignal signal) : IChannel
{
    /// <inheritdoc/>
    public IReadOnlyList<string> ChannelIds { get; } = [Activities.ChannelIds.WebChat];

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancel)
    {
        var activity = message.Activity;
        if (activity.Conversation?.Id is not { } conversation || !ConversationId.IsOne(conversation))
            return new SendOutcome.Never(NeverReason.BadAddress, "no conversation of the web chat");
        if (activity.Id is { } written && written.StartsWith(conversation + "|", StringComparison.Ordinal)
            && long.TryParse(written.AsSpan(conversation.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var watermark))
        {
            signal.Publish(conversation, watermark);
            return new SendOutcome.Sent(written);
        }
        var json = JsonSerializer.SerializeToElement(activity, ActivityJson.Default.Activity);
        var id = $"{conversation}|uit|{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Default.Activity)))}";
        var account = ConversationId.AccountOf(conversation);
        var handed = await hub.AcceptAsync(new Incoming(account, id, new Activity
        {
            Type = ActivityTypes.Event,
            Id = id,
            Name = IWebChatLog.ToWrite,
            Value = json,
            ChannelId = Activities.ChannelIds.WebChat,
            From = activity.Recipient,
            Recipient = new ChannelAccount { Id = account, Role = "bot" },
            Conversation = activity.Conversation,
        }), cancel);
        return handed == Accepted.Unavailable ? new SendOutcome.TryAgain(null, "the store is unavailable") : new SendOutcome.Sent(id);
    }
}
