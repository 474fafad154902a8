using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WijkBot.Tests.Browser;

namespace WijkBot.Tests.Channels.WebChat;

/// <summary>What a resident said, and what was answered, is there again after the program was killed.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task A_conversation_goes_on_after_the_program_was_killed()
    {
        var folder = Directory.CreateTempSubdirectory("wijkbot-herstart").FullName;
        (string, string)[] settings = [("WebChat:Secret", WebChatSite.Secret), ("ConnectionStrings:WijkBot", $"Filename={Path.Combine(folder, "wijkbot.db")}")];
        string id, token, watermark;
        JsonArray before;
        await using (var first = await RunningWijkBot.StartAsync(settings))
        {
            var started = await SendAsync(first, HttpMethod.Post, "/conversations", WebChatSite.Secret, new { account = "windmolenbroek" });
            (id, token) = ((string)started["conversationId"]!, (string)started["token"]!);
            await SayAsync(first, id, token, "de lantaarnpaal voor Palmstraat 4 is kapot");
            before = await UntilAsync(first, id, token, "Waar gaat het over?");
            watermark = (string)(await SendAsync(first, HttpMethod.Get, $"/conversations/{id}/activities", token))["watermark"]!;
        }
        await using var second = await RunningWijkBot.StartAsync(settings);
        var again = await SendAsync(second, HttpMethod.Get, $"/conversations/{id}/activities", token);
        Assert.True(JsonNode.DeepEquals(before, again["activities"]), again.ToJsonString());
        await SayAsync(second, id, token, "Straatverlichting");
        await UntilAsync(second, id, token, "Windmolenbroek?");
        var later = await SendAsync(second, HttpMethod.Get, $"/conversations/{id}/activities?watermark={watermark}", token);
        Assert.Equal("Straatverlichting", (string?)later["activities"]![0]!["text"]);
    }

    private static Task<JsonNode> SayAsync(RunningWijkBot bot, string id, string token, string text) =>
        SendAsync(bot, HttpMethod.Post, $"/conversations/{id}/activities", token, new { type = "message", text });

    private static async Task<JsonArray> UntilAsync(RunningWijkBot bot, string id, string token, string words)
    {
        for (var asked = 0; asked < 300; asked++)
        {
            var all = (await SendAsync(bot, HttpMethod.Get, $"/conversations/{id}/activities", token))["activities"]!.AsArray();
            if (((string?)all[^1]!["text"])?.Contains(words, StringComparison.Ordinal) == true)
                return all;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, TestContext.Current.CancellationToken);
        }
        throw new InvalidOperationException("it was not said: " + words);
    }

    private static async Task<JsonNode> SendAsync(RunningWijkBot bot, HttpMethod method, string path, string bearer, object? body = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(bot.Address, "/v3/directline" + path)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, $"{path}: {response.StatusCode}");
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
