using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WijkBot.Tests.Channels;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>
/// Microsoft's client (botframework-directlinejs, in a browser) in front of a bot made with Microsoft's botbuilder, and in front of ours that says the same:
/// what the client hands to a page is compared field by field, for everything that a bot says.
/// </summary>
public sealed class BotbuilderTests
{
    /// <summary>What is said to the bots, and what they answer.</summary>
    private const string Script = """
        {
          "": [{ "text": "Dag, u praat met een robot." }],
          "de lantaarnpaal is kapot": [{ "text": "Waar gaat het over?", "choices": ["Straatverlichting", "Iets anders"] }],
          "wat is er te doen?": [
            { "type": "typing" },
            { "attachment": { "contentType": "application/vnd.microsoft.card.adaptive", "content": {
              "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "TextBlock", "text": "Koffie in het Noaberhoes", "wrap": true }],
              "actions": [{ "type": "Action.Submit", "title": "Ik kom", "data": { "doe": "aanmelden" } }] } } },
            { "attachment": { "contentType": "application/vnd.microsoft.card.hero", "content": { "title": "Buurtsoep", "buttons": [{ "type": "imBack", "title": "Ik kom", "value": "ik kom" }] } } }
          ],
          "dank u": [{ "text": "Graag gedaan." }, { "type": "endOfConversation" }]
        }
        """;

    /// <summary>Says everything of the script to a bot, each after the last answer, and gives back every activity that the client showed, in order.</summary>
    private const string Talk = """
        async ([domain, token, webSocket, rounds]) => {
          const client = new window.DirectLine.DirectLine({ domain, token, webSocket, pollingInterval: 200 });
          const seen = [], ids = [];
          let [look, due] = [() => {}, 0];
          const answers = () => seen.filter(({ from, type }) => from.role === 'bot' && type !== 'typing').length;
          client.activity$.subscribe(activity => {
            seen.push(activity);
            if (activity.type === 'typing') window.sawTyping?.();
            look();
          });
          for (const [text, count] of rounds) {
            if (text) ids.push(await new Promise((done, fail) => client.postActivity(
              { type: 'message', text, from: { id: 'dl_bewoner' }, locale: 'nl-NL', channelData: { clientActivityID: text } }).subscribe(done, fail)));
            due += count;
            await new Promise(done => (look = () => answers() >= due && done())());
          }
          client.end();
          return JSON.stringify({ ids, seen });
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_sees_of_our_bot_what_it_sees_of_a_botbuilder_bot_field_by_field(bool socket)
    {
        Node.Require("botbuilder/package.json");
        var library = Path.Combine(Shared.Repository, "bot", "Chat", "node_modules", "botframework-directlinejs", "dist", "directline.js");
        Assert.SkipUnless(File.Exists(library), "needs botframework-directlinejs, which a build with Node fetches");
        var script = JsonNode.Parse(Script)!.AsObject();
        var typing = new TaskCompletionSource();
        await using var browser = await Chromium.StartAsync();
        await using var ourBot = await ScriptedChat.StartAsync(script, socket ? typing.Task : Task.CompletedTask);
        var bot = Path.Combine(Shared.Repository, "tests", "WijkBot.Tests", "Channels", "WebChat", "botbuilder-bot.cjs");
        await using var theirBot = await NodeProcess.StartAsync([bot, Node.Modules, script.ToJsonString()], ready: "listening");
        var port = theirBot.Lines.First(line => line.StartsWith("listening", StringComparison.Ordinal)).Split(' ')[1];
        var page = await browser.PageAsync();
        await page.GotoAsync(ourBot.Address.ToString());
        await page.EvaluateAsync("library => { (0, eval)(library); }", await File.ReadAllTextAsync(library, TestContext.Current.CancellationToken));
        await page.ExposeFunctionAsync("sawTyping", () => typing.TrySetResult());
        await page.RouteAsync("**/botbuilder/v3/directline/**", route => route.ContinueAsync(new() { Url = $"http://127.0.0.1:{port}" + new Uri(route.Request.Url).PathAndQuery["/botbuilder".Length..] }));

        var ours = await TalkAsync(page, new Uri(ourBot.Address, "/v3/directline"), ScriptedChat.TokenFor(ourBot), script, socket);
        var theirs = await TalkAsync(page, new Uri(ourBot.Address, "/botbuilder/v3/directline"), "token", script, socket);

        Assert.Equal(theirs.Said.Select(WhoAndWhat), ours.Said.Select(WhoAndWhat));
        var (shown, expected) = (Shapes(ours.Seen), Shapes(theirs.Seen));
        // Botbuilder repeats the language of the client's message; we answer in the language of its words.
        // Our "typing" is the channel's, of no message and no turn, and cards lie under each other without saying so, which is what clients do with them.
        string[] onlyTheirs = ["bot endOfConversation.locale: String", "bot message.attachmentLayout: String", "bot message.locale: String"];
        string[] onlyTheirsByStream = ["bot typing.locale: String", "bot typing.recipient.id: String", "bot typing.recipient.role: String", "bot typing.replyToId: String"];
        Assert.Equal([.. onlyTheirs, .. socket ? onlyTheirsByStream : []], expected.Except(shown));
        // ours says that its words are no Markdown, and to whom a message went
        Assert.Equal(["bot message.textFormat: String", "user message.recipient.id: String", "user message.recipient.role: String", "user message.textFormat: String"], shown.Except(expected));
        Assert.Equal((socket, socket), (ours.Seen.Any(IsTyping), theirs.Seen.Any(IsTyping)));
        Assert.All([ours, theirs], KeepsOrder);
    }

    /// <summary>A client's own message comes back under the id that the post gave, answers name the message that they answer, and time goes on.</summary>
    private static void KeepsOrder(Heard talk)
    {
        Assert.Equal(talk.Ids, talk.Said.Where(said => !IsOfBot(said)).Select(said => (string?)said["id"]));
        string? last = null;
        foreach (var said in talk.Said)
        {
            if (!IsOfBot(said))
                last = (string?)said["id"];
            else if (last is not null)
                Assert.Equal(last, (string?)said["replyToId"]);
        }
        var times = talk.Said.Select(said => (DateTimeOffset)said["timestamp"]!).ToList();
        Assert.Equal(times.Order(), times);
    }

    private static async Task<Heard> TalkAsync(IPage page, Uri domain, string token, JsonObject script, bool socket)
    {
        var rounds = script.Select(round => new object[] { round.Key, round.Value!.AsArray().Count(line => !IsTyping(line!)) }).ToArray();
        var told = JsonNode.Parse(await page.EvaluateAsync<string>(Talk, new object[] { domain.ToString(), token, socket, rounds }).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken))!;
        return new Heard([.. told["ids"]!.AsArray().Select(id => (string)id!)], [.. told["seen"]!.AsArray().Select(seen => seen!)]);
    }

    /// <summary>What a client showed of a conversation.</summary>
    /// <param name="Ids">Of what was posted.</param>
    /// <param name="Seen">Everything, "typing" too, which may come whenever an answer takes long.</param>
    private sealed record Heard(IReadOnlyList<string> Ids, IReadOnlyList<JsonNode> Seen)
    {
        public IReadOnlyList<JsonNode> Said { get; } = [.. Seen.Where(seen => !IsTyping(seen))];
    }

    private static bool IsOfBot(JsonNode said) => (string?)said["from"]?["role"] == "bot";

    private static bool IsTyping(JsonNode seen) => (string?)seen["type"] == "typing";

    private static string WhoAndWhat(JsonNode said) =>
        $"{said["from"]!["role"]} {said["type"]}: {said["text"]} {said["suggestedActions"]?["actions"]?.ToJsonString()} {said["attachments"]?.ToJsonString()}";

    /// <summary>Every field of every activity, said of whom and of what kind, as <c>bot message.suggestedActions.actions[].title</c>.</summary>
    private static string[] Shapes(IEnumerable<JsonNode> all) =>
        [.. all.SelectMany(said => Fields(said, $"{(IsOfBot(said) ? "bot" : "user")} {said["type"]}")).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Fields(JsonNode? node, string name) => node switch
    {
        JsonObject { Count: > 0 } parts => parts.SelectMany(part => Fields(part.Value, $"{name}.{part.Key}")),
        JsonArray { Count: > 0 } items => items.SelectMany(item => Fields(item, name + "[]")),
        JsonValue value => [$"{name}: {value.GetValueKind()}"],
        _ => [name],
    };
}
