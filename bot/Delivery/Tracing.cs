using System.Diagnostics;
using WijkBot.Storage;
using Span = System.Diagnostics.Activity;

namespace WijkBot.Delivery;

/// <summary>
/// The spans of a message's way: accepted, handled, sent. One trace, also through the store, which keeps the traceparent with what waits. While nobody follows
/// traces there are no spans and nothing is kept. No span holds personal data: no id of a message, mailbox or person.
/// </summary>
internal static class Tracing
{
    /// <summary>Name of the source of these spans.</summary>
    public const string Name = "WijkBot";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>The traceparent to keep with what is written now; null when nobody follows this.</summary>
    public static string? Parent => Source.HasListeners() && Span.Current is { Recorded: true } now ? now.Id : null;

    /// <summary>An activity comes in.</summary>
    public static Span? Accept(string channel) => Of("accept inbox", ActivityKind.Producer, null, channel, "send");

    /// <summary>A turn begins.</summary>
    public static Span? Turn(InboxItem item) => Of("process inbox", ActivityKind.Consumer, item.Traceparent, item.Activity.ChannelId, "process");

    /// <summary>A provider is called.</summary>
    public static Span? Send(OutboxItem item) => Of("send " + item.Message.Activity.ChannelId, ActivityKind.Client, item.Message.Traceparent, item.Message.Activity.ChannelId, "send");

    /// <summary>How it ended, in one word; a fault is marked so.</summary>
    public static void End(Span? span, string outcome, bool isFault)
    {
        span?.SetTag("wijkbot.outcome", outcome);
        if (isFault)
            span?.SetStatus(ActivityStatusCode.Error, outcome);
    }

    private static Span? Of(string name, ActivityKind kind, string? parent, string channel, string operation)
    {
        if (!Source.HasListeners())
            return null;
        return (ActivityContext.TryParse(parent, null, out var context) ? Source.StartActivity(name, kind, context) : Source.StartActivity(name, kind))
            ?.SetTag("messaging.system", channel).SetTag("messaging.operation.type", operation);
    }
}
