using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using WijkBot.Tests.Browser;

namespace WijkBot.Tests.Channels.WebChat;

/// <summary>The whole program with a web chat, and Direct Line spoken by hand.</summary>
public sealed class WebChatSite : IAsyncLifetime
{
    public const string Secret = "0123456789abcdef0123456789abcdef";
    public const string Allowed = "https://www.almelo.example";
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false });
    private RunningWijkBot? running;

    public Uri Address => running!.Address;

    public async ValueTask InitializeAsync() =>
        running = await RunningWijkBot.StartAsync(("WebChat:Secret", Secret), ("WebChat:Origins:0", Allowed), ("WebChat:NewPerMinute", "100000"));

    /// <summary>A request; <paramref name="path"/> under <c>/v3/directline</c>.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, string? bearer, HttpContent? body = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, "/v3/directline" + path)) { Content = body };
        request.Headers.ExpectContinue = body is { Headers.ContentLength: > 1_000_000 };
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)! : new JsonObject(), response.Headers);
    }

    public Task<Answer> GetAsync(string path, string? bearer) => SendAsync(HttpMethod.Get, path, bearer);

    public Task<Answer> PostAsync(string path, string? bearer, object? body = null) =>
        SendAsync(HttpMethod.Post, path, bearer, body is null ? null : JsonContent.Create(body));

    /// <summary>A conversation that has begun.</summary>
    public async Task<Talk> StartAsync(string account = "windmolenbroek")
    {
        var token = await PostAsync("/tokens/generate", Secret, new { account });
        Assert.Equal(HttpStatusCode.OK, token.Status);
        var started = await PostAsync("/conversations", token["token"]);
        Assert.Equal(HttpStatusCode.Created, started.Status);
        return new Talk(this, started["conversationId"], started["token"], started["streamUrl"]);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (running is not null)
            await running.DisposeAsync();
    }
}

/// <summary>An answer of Direct Line.</summary>
public sealed record Answer(HttpStatusCode Status, JsonNode Body, HttpResponseHeaders Headers)
{
    public string this[string name] => (string?)Body[name] ?? "";

    public string Code => (string?)Body["error"]?["code"] ?? "";
}

/// <summary>One conversation, as its client sees it.</summary>
public sealed record Talk(WebChatSite Site, string Id, string Token, string StreamUrl)
{
    public string Path => "/conversations/" + Id;

    public Task<Answer> SayAsync(string text, string clientId = "") =>
        Site.PostAsync(Path + "/activities", Token, new { type = "message", text, channelData = new { clientActivityID = clientId.Length > 0 ? clientId : Guid.NewGuid().ToString() } });

    public Task<Answer> ReadAsync(string watermark = "") => Site.GetAsync(Path + "/activities?watermark=" + watermark, Token);

    /// <summary>Polls until the log is at least so long.</summary>
    public Task<JsonArray> ReadUntilAsync(int count) => UntilAsync(all => all.Count >= count ? all : null);

    /// <summary>Polls until something is found in the log; gives up after a minute, with the log as it is.</summary>
    public async Task<T> UntilAsync<T>(Func<JsonArray, T?> find)
        where T : class
    {
        var all = new JsonArray();
        for (var asked = 0; asked < 240; asked++)
        {
            all = (await ReadAsync()).Body["activities"] as JsonArray ?? all;
            if (find(all) is { } found)
                return found;
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, TestContext.Current.CancellationToken);
        }
        throw new InvalidOperationException("it was not said: " + all.ToJsonString());
    }

    public async Task<Stream> OpenAsync(string? url = null, string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri(url ?? StreamUrl), TestContext.Current.CancellationToken);
        return new Stream(socket);
    }

    /// <summary>The open socket.</summary>
    public sealed class Stream(ClientWebSocket socket) : IDisposable
    {
        public ClientWebSocket Socket => socket;

        /// <summary>The next frame; null when the server closed.</summary>
        public async Task<JsonNode?> NextAsync()
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(TimeSpan.FromMinutes(1));
            var buffer = new byte[256 * 1024];
            var length = 0;
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                if (part.EndOfMessage)
                    return JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, length));
            }
        }

        /// <summary>Every activity until the bot has answered these words.</summary>
        public async Task<List<JsonNode>> UntilAnsweredAsync(string words)
        {
            var all = new List<JsonNode>();
            while (await NextAsync() is { } frame)
            {
                all.AddRange(frame["activities"]!.AsArray().Select(activity => activity!));
                var said = all.FindIndex(activity => (string?)activity["text"] == words);
                if (said >= 0 && all.FindIndex(said, activity => (string?)activity["from"]!["role"] == "bot" && (string?)activity["type"] == "message") > said)
                    return all;
            }
            throw new InvalidOperationException("closed before it was answered");
        }

        public void Dispose() => socket.Dispose();
    }
}
