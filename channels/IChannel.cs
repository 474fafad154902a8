using WijkBot.Channels.Activities;

namespace WijkBot.Channels;

/// <summary>
/// Sends activities by one provider's protocol. An implementation renders choices and long text within the channel's limits,
/// never retries, never sees a queue and throws for nothing but cancellation: every failure is a <see cref="SendOutcome"/>.
/// </summary>
public interface IChannel
{
    /// <summary>The <see cref="Activity.ChannelId"/> values that this channel carries.</summary>
    IReadOnlyList<string> ChannelIds { get; }

    /// <summary>Sends one message; returns what became of it.</summary>
    Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancel);
}

/// <summary>A message to send.</summary>
/// <param name="Activity">
/// The message, complete: <c>from</c> = our account, <c>recipient</c> = the person, <c>conversation</c> = where,
/// <c>replyToId</c> = the thread or the message answered, already resolved to the provider's id.
/// </param>
public sealed record Outgoing(Activity Activity)
{
    /// <summary>When the recipient last wrote to us; the WhatsApp window (24 h) is reckoned from it.</summary>
    public DateTimeOffset? LastHeard { get; init; }

    /// <summary>What to send when free text is not allowed any more; null: say so by <see cref="NeverReason.TemplateNeeded"/>.</summary>
    public MessageTemplate? Template { get; init; }

    /// <summary>True when an earlier attempt ended <see cref="SendOutcome.Unknown"/>: look at the provider whether it went out before sending again.</summary>
    public bool LookFirst { get; init; }

    /// <summary>W3C <c>traceparent</c> of the turn that wrote it, while somebody follows traces. It is kept with the message and not sent along in it.</summary>
    public string? Traceparent { get; init; }
}

/// <summary>An approved message with blanks.</summary>
/// <param name="Name">Our name; the setting <c>Twilio:Templates:{name}</c> gives the provider's ContentSid.</param>
/// <param name="Variables">Values for the blanks, in order; the first fills <c>{{1}}</c>.</param>
public sealed record MessageTemplate(string Name, IReadOnlyList<string> Variables);
