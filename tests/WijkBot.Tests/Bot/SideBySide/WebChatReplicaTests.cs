using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using WijkBot.Tests.Bot.Kill;
using WijkBot.Tests.Bot.Storage.Postgres;
using WijkBot.Tests.Channels.WebChat;

namespace WijkBot.Tests.Bot.SideBySide;

/// <summary>A web chat whose socket and whose messages go to different replicas, as behind a load balancer.</summary>
public sealed class WebChatReplicaTests(TestServer server)
{
    [Fact]
    public async Task A_reply_reaches_the_socket_whichever_replica_took_the_message()
    {
        await using var replicas = await TwoReplicas.StartAsync(server);
        using var client = new HttpClient();
        var token = (string)(await PostAsync(client, replicas.First, "/tokens/generate", KilledProgram.WebChatSecret, new { account = "windmolenbroek" }))["token"]!;
        var started = await PostAsync(client, replicas.First, "/conversations", token, new { });
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri((string)started["streamUrl"]!), TestContext.Current.CancellationToken);
        using var stream = new Talk.Stream(socket);

        foreach (var (said, heard) in new[] { ("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?"), ("Straatverlichting", "Windmolenbroek?") })
        {
            await PostAsync(client, replicas.Second, $"/conversations/{started["conversationId"]}/activities", token, new { type = "message", text = said });
            await UntilHeardAsync(stream, heard);
        }
    }

    private static async Task UntilHeardAsync(Talk.Stream stream, string words)
    {
        while (await stream.NextAsync() is { } frame)
        {
            if (frame["activities"]!.AsArray().Any(activity => (string?)activity!["from"]!["role"] == "bot" && ((string?)activity["text"])?.Contains(words, StringComparison.Ordinal) == true))
                return;
        }
        Assert.Fail("the socket closed before it was said: " + words);
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, KilledProgram replica, string path, string bearer, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, replica.Url + "/v3/directline" + path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
