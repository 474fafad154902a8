using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.WebChat;
using WijkBot.Tests.Channels.BotFramework;

namespace WijkBot.Tests.Channels.WebChat;

/// <summary>"WijkBot is writing": over the socket only, and only while there is nothing to read yet.</summary>
public sealed class TypingTests
{
    private const string Conversation = "AAAAAAAAAAAAAAAAAAAAAA-wijkbot";
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(700);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_moment_without_news_who_watches_is_told_and_news_takes_it_back(bool news)
    {
        var (clock, signal) = (new FakeTimeProvider(), new WebChatSignalHere());
        var watchers = new WebChatWatchers(signal);
        using var watcher = watchers.Watch(Conversation);
        var telling = watchers.TypingUnlessNewsAsync(Conversation, Moment, clock);
        if (news)
            signal.Publish(Conversation, 7);
        clock.Advance(Moment);
        await telling;
        Assert.True(await watcher.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Equal(!news, watcher.TakeTyping());
        Assert.False(watcher.TakeTyping());
    }

    [Fact]
    public async Task The_socket_brings_typing_in_a_frame_without_a_watermark_and_polling_never_does()
    {
        await using var host = await Loopback.StartAsync(app => app.MapWebChat(), builder =>
        {
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddWebChat(new WebChatSettings { Secret = WebChatSite.Secret, FollowsRequest = true });
            builder.Services.AddSingleton<IHub, Slow>();
            builder.Services.AddSingleton<IWebChatLog, OneLine>();
            builder.Services.AddSingleton<KeepWebChatPhoto>((_, _) => throw new NotSupportedException());
        });
        using var client = new HttpClient { BaseAddress = host.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", WebChatSite.Secret) } };
        var path = $"/v3/directline/conversations/{Conversation}";
        var open = await client.GetFromJsonAsync<JsonNode>(path + "?watermark=0", TestContext.Current.CancellationToken);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri((string)open!["streamUrl"]!), TestContext.Current.CancellationToken);
        using var stream = new Talk.Stream(socket);
        Assert.Equal("1", (string?)(await stream.NextAsync())!["watermark"]);
        (await client.PostAsJsonAsync(path + "/activities", new { type = "message", text = "hoi", from = new { id = "dl_u" } }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var frame = await stream.NextAsync();
        Assert.Equal("typing", (string?)frame!["activities"]!.AsArray().Single()!["type"]);
        Assert.False(frame.AsObject().ContainsKey("watermark"), "a watermark would take the client back, or forward past something");
        var polled = await client.GetFromJsonAsync<JsonNode>(path + "/activities", TestContext.Current.CancellationToken);
        Assert.Equal("message", (string?)polled!["activities"]!.AsArray().Single()!["type"]);
    }

    /// <summary>Takes everything and has not answered yet.</summary>
    private sealed class Slow : IHub
    {
        public Task<Accepted> AcceptAsync(Incoming incoming, CancellationToken cancel) => Task.FromResult(Accepted.New);

        public Task<InvokeAnswer> InvokeAsync(Incoming incoming, CancellationToken cancel) => throw new NotSupportedException();

        public Task<bool> ReportAsync(StatusReport report, CancellationToken cancel) => throw new NotSupportedException();
    }

    private sealed class OneLine : IWebChatLog
    {
        private static readonly Activity Welcome = new() { Type = ActivityTypes.Message, Id = Conversation + "|0000001", Text = "Welkom" };

        public Task<WebChatPage?> ReadAsync(string conversation, long after, long? upTo, CancellationToken cancel) =>
            Task.FromResult<WebChatPage?>(new WebChatPage(after < 1 ? [Welcome] : [], 1));
    }
}
