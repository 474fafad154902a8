using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace WijkBot.Benchmarks.WebChat;

/// <summary>Direct Line, as thin as it can be.</summary>
internal sealed class DirectLineClient(string url) : IDisposable
{
    public const string Secret = "0123456789abcdef0123456789abcdef";

    private readonly HttpClient client = new() { BaseAddress = new Uri(url + "/v3/directline/") };

    public async Task<OpenChat> StartAsync()
    {
        var started = await PostAsync("conversations", Secret, new { account = "windmolenbroek" });
        return new OpenChat(this, (string)started["conversationId"]!, (string)started["token"]!);
    }

    public async Task<JsonNode> PostAsync(string path, string bearer, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        return await AnswerAsync(request, bearer);
    }

    public async Task<JsonNode> GetAsync(string path, string bearer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await AnswerAsync(request, bearer);
    }

    private async Task<JsonNode> AnswerAsync(HttpRequestMessage request, string bearer)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public void Dispose() => client.Dispose();
}

/// <summary>One conversation with its socket.</summary>
internal sealed class OpenChat(DirectLineClient client, string id, string token) : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private static readonly string[] Melding = ["de lantaarnpaal voor Palmstraat 4 is kapot", "Straatverlichting", "ja", "weet ik niet", "nee", "ja"];
    private readonly List<double> times = [];
    private int said;

    public bool IsOpen => socket.State == WebSocketState.Open;

    /// <summary>From the turn to here, milliseconds, for each answer since the last call.</summary>
    public IReadOnlyList<double> TakeTimes()
    {
        lock (times)
        {
            double[] taken = [.. times];
            times.Clear();
            return taken;
        }
    }

    public async Task OpenAsync()
    {
        var again = await client.GetAsync("conversations/" + id, token);
        await socket.ConnectAsync(new Uri((string)again["streamUrl"]!), CancellationToken.None);
        var welcome = new TaskCompletionSource();
        _ = ReadAsync(welcome);
        await welcome.Task;
    }

    /// <summary>The next line of a melding; after the last one it begins again.</summary>
    public Task SayNextAsync() => SayAsync(Melding[(Interlocked.Increment(ref said) - 1) % Melding.Length]);

    private Task SayAsync(string text) => client.PostAsync($"conversations/{id}/activities", token, new { type = "message", text });

    private async Task ReadAsync(TaskCompletionSource welcome)
    {
        var buffer = new byte[8 * 1024];
        try
        {
            for (var first = true; ; first = false)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                var now = TimeProvider.System.GetUtcNow();
                if (!first)
                    Note(JsonNode.Parse(buffer.AsSpan(0, length))!, now);
                welcome.TrySetResult();
            }
        }
        catch (Exception fault) when (fault is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            welcome.TrySetException(fault); // the run is over, or the server hung up: answers that do not come are counted
        }
    }

    private void Note(JsonNode frame, DateTimeOffset now)
    {
        foreach (var activity in frame["activities"]!.AsArray().Where(one => (string?)one!["from"]!["role"] == "bot" && (string?)one["type"] == "message"))
            lock (times)
                times.Add((now - (DateTimeOffset)activity!["timestamp"]!).TotalMilliseconds);
    }

    public void Dispose() => socket.Dispose();
}
