using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.WebChat;

/// <summary>What is said, in and out, without a socket: <c>/conversations/{id}/activities</c>.</summary>
public sealed class WebChatActivities(WebChatAccess access, WebChatInbound inbound, IHub hub, IWebChatLog log, WebChatWatchers watchers, TimeProvider clock)
{
    /// <summary>An answer that takes longer, as with a photo, is announced by "typing".</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(700);

    /// <summary>Takes a message.</summary>
    public async Task PostAsync(HttpContext context, string conversation)
    {
        if (await access.CallerAsync(context, conversation) is not { } caller)
            return;
        context.Limit(WebChatInbound.MaxBody);
        Activity? given;
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            given = context.Request.HasJsonContentType() ? Parse(body.ToArray()) : throw new JsonException("not JSON by its type");
        }
        catch (JsonException)
        {
            await context.FaultAsync(StatusCodes.Status400BadRequest, "BadArgument", "The body is not an activity in JSON.");
            return;
        }
        if (given is null)
            await context.FaultAsync(StatusCodes.Status400BadRequest, "BadArgument", "The body is empty.");
        else if (given.Attachments is { Count: > 0 })
            await context.FaultAsync(StatusCodes.Status400BadRequest, "BadArgument", "Photos come by /upload, not by address.");
        else if (given.Type == ActivityTypes.Invoke)
            await context.FaultAsync(StatusCodes.Status502BadGateway, "BotRejectedActivity", "The bot takes no invoke here.");
        else
            await TakeAsync(context, inbound.Read(given, conversation, caller.User), conversation);
    }

    /// <exception cref="JsonException">It is no activity, or a text in it cannot be read.</exception>
    internal static Activity? Parse(byte[] json)
    {
        var activity = JsonSerializer.Deserialize(json, ActivityJson.Default.Activity);
        return WholeText.In(json) ? activity : throw new JsonException("a text is no Unicode");
    }

    /// <summary>Commits a message and answers its id; what goes no further (typing, events) gets an id too.</summary>
    internal async Task TakeAsync(HttpContext context, Incoming? incoming, string conversation)
    {
        if (incoming is null)
        {
            await AnswerAsync(context, conversation + "|0000000");
            return;
        }
        if (await hub.AcceptAsync(incoming, context.RequestAborted) == Accepted.Unavailable)
        {
            await context.UnavailableAsync();
            return;
        }
        _ = watchers.TypingUnlessNewsAsync(conversation, Moment, clock);
        await AnswerAsync(context, incoming.ExternalId);
    }

    private static Task AnswerAsync(HttpContext context, string id) =>
        context.AnswerAsync(StatusCodes.Status200OK, new DirectLineId(id), DirectLineJson.Default.DirectLineId);

    /// <summary>What was said after the watermark.</summary>
    public async Task GetAsync(HttpContext context, string conversation)
    {
        if (await access.CallerAsync(context, conversation) is null)
            return;
        if (!TryWatermark(context.Request.Query["watermark"], out var after))
            await context.FaultAsync(StatusCodes.Status400BadRequest, "BadArgument", "The watermark is none of ours.");
        else if (await log.ReadAsync(conversation, after, null, context.RequestAborted) is not { } page)
            await context.NoConversationAsync();
        else
            await context.AnswerAsync(
                StatusCodes.Status200OK, new DirectLineActivities(page.Activities, TextOf(page.Watermark)), DirectLineJson.Default.DirectLineActivities);
    }

    /// <summary>A watermark as clients see it.</summary>
    internal static string TextOf(long watermark) => watermark.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a watermark; absent, or the <c>-</c> of older clients, means from the beginning.</summary>
    internal static bool TryWatermark(string? text, out long watermark)
    {
        watermark = 0;
        return string.IsNullOrEmpty(text) || text is "-" or "null" or "undefined"
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out watermark));
    }
}
