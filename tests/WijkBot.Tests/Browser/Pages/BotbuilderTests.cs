using System.Text.Json.Nodes;
using WijkBot.Tests.Channels;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>
/// Microsoft's client (botframework-directlinejs, in a browser) in front of a bot made with Microsoft's botbuilder, and in front of ours that says the same:
/// what the client hands to a page is compared field by field.
/// </summary>
public sealed class BotbuilderTests(PublicPages site) : IClassFixture<PublicPages>
{
    /// <summary>Says one thing to a bot, and gives back every activity that the client showed, in order, once the bot has answered.</summary>
    private const string Talk = """
        async ([domain, token]) => {
          const client = new window.DirectLine.DirectLine({ domain, token, webSocket: false, pollingInterval: 200 });
          const seen = [];
          const answered = new Promise(done => client.activity$.subscribe(activity => {
            seen.push(activity);
            const said = seen.findIndex(({ from }) => from.role === 'user');
            if (said >= 0 && seen.slice(said).some(({ from, type }) => from.role === 'bot' && type === 'message')) done();
          }));
          const id = await new Promise((done, fail) => client.postActivity({ type: 'message', text: 'de lantaarnpaal voor Palmstraat 4 is kapot', from: { id: 'dl_bewoner' }, locale: 'nl-NL', channelData: { clientActivityID: 'een' } }).subscribe(done, fail));
          await answered;
          client.end();
          return JSON.stringify({ id, seen });
        }
        """;

    [Fact]
    public async Task A_client_sees_of_our_bot_what_it_sees_of_a_botbuilder_bot_field_by_field()
    {
        Node.Require("botbuilder/package.json");
        var library = Path.Combine(Shared.Repository, "bot", "Chat", "node_modules", "botframework-directlinejs", "dist", "directline.js");
        Assert.SkipUnless(File.Exists(library), "needs botframework-directlinejs, which a build with Node fetches");

        var visit = await site.OpenAsync("/privacy");
        await visit.Page.EvaluateAsync("library => { (0, eval)(library); }", await File.ReadAllTextAsync(library, TestContext.Current.CancellationToken));
        var own = await (await visit.Page.APIRequest.PostAsync(new Uri(site.Address, "/chat/gesprek?account=windmolenbroek").ToString())).JsonAsync();
        var ours = await TalkAsync(visit, "/v3/directline", own!.Value.GetProperty("token").GetString()!);

        // a botbuilder bot that says the same words, with the same choices
        var script = new JsonArray([.. ours.Said.Where(IsOfBot).Select(said => new JsonObject
        {
            ["text"] = (string?)said["text"],
            ["choices"] = new JsonArray([.. (said["suggestedActions"]?["actions"]?.AsArray() ?? []).Select(choice => (JsonNode)(string)choice!["title"]!)]),
        })]);
        var bot = Path.Combine(Shared.Repository, "tests", "WijkBot.Tests", "Channels", "WebChat", "botbuilder-bot.cjs");
        await using var theirBot = await NodeProcess.StartAsync([bot, Node.Modules, script.ToJsonString()], ready: "listening");
        var port = theirBot.Lines.First(line => line.StartsWith("listening", StringComparison.Ordinal)).Split(' ')[1];
        await visit.Page.RouteAsync("**/botbuilder/v3/directline/**", route =>
            route.ContinueAsync(new() { Url = $"http://127.0.0.1:{port}" + new Uri(route.Request.Url).PathAndQuery["/botbuilder".Length..] }));
        var theirs = await TalkAsync(visit, "/botbuilder/v3/directline", "token");

        Assert.Equal(theirs.Said.Select(WhoAndWhat), ours.Said.Select(WhoAndWhat));
        var (shown, expected) = (Shapes(ours.Said), Shapes(theirs.Said));
        // botbuilder repeats the language of the client's message; we answer in the language of its words
        Assert.Equal(["bot.locale: String"], expected.Except(shown));
        // ours says that its words are no Markdown, and to whom a message went
        Assert.Equal(["bot.textFormat: String", "user.recipient.id: String", "user.recipient.role: String", "user.textFormat: String"], shown.Except(expected));
        foreach (var talk in new[] { ours, theirs })
        {
            var answer = talk.Said[^1];
            Assert.Equal(talk.Id, (string?)talk.Said.Single(said => !IsOfBot(said))["id"]); // the client's own message comes back under the id that the post gave
            Assert.Equal(talk.Id, (string?)answer["replyToId"]);
            Assert.Equal(talk.Said.Select(said => (string)said["timestamp"]!).Order(StringComparer.Ordinal), talk.Said.Select(said => (string)said["timestamp"]!));
        }
    }

    private async Task<(string Id, IReadOnlyList<JsonNode> Said)> TalkAsync(Visit visit, string path, string token)
    {
        var told = JsonNode.Parse(await visit.Page.EvaluateAsync<string>(Talk, new[] { new Uri(site.Address, path).ToString(), token }))!;
        return ((string)told["id"]!, [.. told["seen"]!.AsArray().Where(said => (string?)said!["type"] == "message").Select(said => said!)]);
    }

    private static bool IsOfBot(JsonNode said) => (string?)said["from"]?["role"] == "bot";

    private static string WhoAndWhat(JsonNode said) => $"{said["from"]!["role"]}: {said["text"]} {said["suggestedActions"]?["actions"]?.ToJsonString()}";

    /// <summary>Every field of every activity, said of whom, as <c>bot.suggestedActions.actions[].title</c>.</summary>
    private static string[] Shapes(IEnumerable<JsonNode> all) =>
        [.. all.SelectMany(said => Fields(said, IsOfBot(said) ? "bot" : "user")).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Fields(JsonNode? node, string name) => node switch
    {
        JsonObject { Count: > 0 } parts => parts.SelectMany(part => Fields(part.Value, $"{name}.{part.Key}")),
        JsonArray { Count: > 0 } items => items.SelectMany(item => Fields(item, name + "[]")),
        JsonValue value => [$"{name}: {value.GetValueKind()}"],
        _ => [name],
    };
}
