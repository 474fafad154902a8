using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.WebChat;

/// <summary>
/// The socket of a conversation. It is fed from the log alone: first everything after the client's watermark, then whatever a signal says is new,
/// so that a cut socket loses nothing.
/// </summary>
public sealed class WebChatStream(
    WebChatOrigins origins, WebChatTokens tokens, WebChatStreamTickets tickets, IWebChatLog log, WebChatWatchers watchers, TimeProvider clock, Microsoft.Extensions.Hosting.IHostApplicationLifetime host)
{
    private const int MostSockets = 20_000;

    private static readonly TimeSpan GoodbyeTakes = TimeSpan.FromSeconds(2);

    // A client sends empty frames only.
    private const int LongestFrame = 4096;

    // A signal is a hint and may be lost between replicas: look at the log now and then all the same.
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> open = new(StringComparer.Ordinal);

    /// <summary>Opens the stream. A newer one of the same conversation closes the older.</summary>
    public async Task GetAsync(HttpContext context, string conversation)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await context.FaultAsync(StatusCodes.Status400BadRequest, "BadArgument", "This address is for a WebSocket.");
            return;
        }
        if (WebChatOrigins.ForeignOf(context.Request) is { } origin && !origins.Allows(origin))
        {
            await context.FaultAsync(StatusCodes.Status403Forbidden, "OriginNotAllowed", "This site may not use the chat.");
            return;
        }
        if (await tokens.ReadStreamAsync(context.Request.Query["t"].ToString()) is not var (allowed, id) || allowed != conversation || !tickets.Use(id))
        {
            await context.FaultAsync(StatusCodes.Status403Forbidden, "InvalidToken", "The stream's address is not valid, has been used or is older than a minute.");
            return;
        }
        if (open.Count >= MostSockets)
        {
            await context.TooMuchAsync(TimeSpan.FromSeconds(30));
            return;
        }
        if (!WebChatActivities.TryWatermark(context.Request.Query["watermark"], out var seen))
        {
            await context.FaultAsync(StatusCodes.Status400BadRequest, "BadArgument", "The watermark is none of ours.");
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await ServeAsync(socket, conversation, seen, context.RequestAborted);
    }

    private async Task ServeAsync(WebSocket socket, string conversation, long seen, CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, host.ApplicationStopping);
        if (open.TryRemove(conversation, out var older))
            await EndAsync(older);
        open[conversation] = end;
        using var watcher = watchers.Watch(conversation);
        var listening = ListenAsync(socket, end, gone);
        try
        {
            await FeedAsync(socket, watcher, seen, gone, end.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or IOException)
        {
            await end.CancelAsync(); // gone, replaced by a newer one, or the log cannot be read: the client comes back for what it missed
        }
        finally
        {
            open.TryRemove(new(conversation, end));
            await CloseAsync(socket, listening);
        }
    }

    private static async Task EndAsync(CancellationTokenSource older)
    {
        try
        {
            await older.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            return; // it ended by itself in this very moment
        }
    }

    /// <summary>Hears the client: it says nothing but "still here" and "goodbye". While nothing comes no buffer is held.</summary>
    private static async Task ListenAsync(WebSocket socket, CancellationTokenSource end, CancellationToken gone)
    {
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var first = await socket.ReceiveAsync(Memory<byte>.Empty, gone);
                if (first.MessageType == WebSocketMessageType.Close)
                    break;
                if (first.EndOfMessage)
                    continue;
                var buffer = ArrayPool<byte>.Shared.Rent(LongestFrame);
                try
                {
                    var received = await socket.ReceiveAsync(buffer.AsMemory(0, LongestFrame), gone);
                    if (received.MessageType == WebSocketMessageType.Close || !received.EndOfMessage)
                        break;
                }
                finally
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or IOException)
        {
            socket.Abort(); // the connection is gone, and the feeding side is told so below
        }
        await end.CancelAsync();
    }

    private async Task FeedAsync(WebSocket socket, WebChatWatcher watcher, long seen, CancellationToken gone, CancellationToken end)
    {
        for (var unasked = true; ; unasked = !await watcher.WaitAsync(LookEvery, end))
        {
            var (typing, upTo) = (watcher.TakeTyping(), watcher.UpTo);
            if (unasked || upTo > seen)
            {
                if (await log.ReadAsync(watcher.Conversation, seen, unasked ? null : upTo, end) is not { } page)
                    return;
                if (page.Activities.Count > 0)
                    await SendAsync(socket, new DirectLineActivities(page.Activities, WebChatActivities.TextOf(page.Watermark)), gone);
                seen = Math.Max(seen, page.Watermark);
            }
            else if (typing)
            {
                await SendAsync(socket, new DirectLineActivities([TypingIn(watcher.Conversation)], null), gone);
            }
        }
    }

    private Activity TypingIn(string conversation) => new()
    {
        Type = ActivityTypes.Typing,
        Id = conversation + "|typing",
        Timestamp = clock.GetUtcNow(),
        ChannelId = ChannelIds.WebChat,
        From = ConversationId.BotOf(conversation),
        Conversation = new ConversationAccount { Id = conversation },
    };

    private static Task SendAsync(WebSocket socket, DirectLineActivities frame, CancellationToken cancel) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame, DirectLineJson.Default.DirectLineActivities), WebSocketMessageType.Text, endOfMessage: true, cancel);

    /// <summary>Says goodbye and waits a moment for the other side to do so. A receive that is cancelled would break the connection off.</summary>
    private static async Task CloseAsync(WebSocket socket, Task listening)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).WaitAsync(GoodbyeTakes);
                await listening.WaitAsync(GoodbyeTakes);
            }
        }
        catch (Exception fault) when (fault is TimeoutException or WebSocketException or IOException)
        {
            socket.Abort();
        }
        await listening;
    }
}
