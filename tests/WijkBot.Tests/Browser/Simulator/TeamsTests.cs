using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WijkBot.Simulator.Faults;
using WijkBot.Simulator.Live;
using WijkBot.Simulator.Teams;
using static WijkBot.Tests.Browser.Simulator.PlayExtensions;

namespace WijkBot.Tests.Browser.Simulator;

public sealed class TeamsTests
{
    private static readonly JsonObject Card = new() { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray() };

    [Fact]
    public async Task The_bot_is_added_once_before_the_first_message()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Write("koppel windmolenbroek");
        var added = await host.WijkBot.NextActivity();
        Assert.Equal("conversationUpdate", (string)added["type"]!);
        Assert.Equal("teamMemberAdded", (string)added["channelData"]!["eventType"]!);
        Assert.Equal((string)added["recipient"]!["id"]!, (string)added["membersAdded"]![0]!["id"]!);
        Assert.Equal("message", (string)(await host.WijkBot.NextActivity())["type"]!);
        await host.Write("help");
        Assert.Equal("message", (string)(await host.WijkBot.NextActivity())["type"]!);
    }

    [Fact]
    public async Task A_message_in_a_channel_looks_as_Teams_writes_it()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Write("koppel windmolenbroek");
        var said = await host.WijkBot.NextActivity("message");
        Assert.Equal("<at>WijkBot</at> koppel windmolenbroek\n", (string)said["text"]!);
        Assert.Equal("mention", (string)said["entities"]![0]!["type"]!);
        Assert.Equal("19:windmolenbroek@thread.tacv2;messageid=" + (string)said["id"]!, (string)said["conversation"]!["id"]!);
        Assert.Equal("19:windmolenbroek@thread.tacv2", (string)said["channelData"]!["channel"]!["id"]!);
        Assert.Equal(TeamsWorld.TeamId, (string)said["channelData"]!["team"]!["id"]!);
        Assert.Equal((string)said["conversation"]!["tenantId"]!, (string)said["channelData"]!["tenant"]!["id"]!);
        Assert.Equal(host.Url + "/simulator/connector", (string)said["serviceUrl"]!);
        Assert.Equal(("msteams", "Sanne Wolthuis"), ((string)said["channelId"]!, (string)said["from"]!["name"]!));
    }

    [Fact]
    public async Task Without_a_mention_a_message_stays_among_colleagues()
    {
        await using var host = await SimulatorHost.StartAsync();
        var root = await host.PostCard(Card);
        await host.Write("weet jij of dit al loopt?", mention: false, root: root);
        Assert.Equal(root, host.Board().Posts[^1].Root);
        Assert.True(host.WijkBot.NothingMore);
    }

    [Fact]
    public async Task A_proactive_card_begins_a_thread_and_its_id_names_it()
    {
        await using var host = await SimulatorHost.StartAsync();
        var answer = await host.Connector.PostAsJsonAsync("conversations", new JsonObject
        {
            ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = "19:schelfhorst@thread.tacv2" } },
            ["activity"] = PlayExtensions.Card(Card),
        }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = await answer.Json();
        Assert.Equal("19:schelfhorst@thread.tacv2;messageid=" + (string)made["activityId"]!, (string)made["id"]!);
        var post = Assert.Single(host.Board().Posts);
        Assert.Equal(("schelfhorst", 1), (post.Channel, post.Cards.Count));
    }

    [Fact]
    public async Task An_answer_in_a_thread_stands_under_its_root()
    {
        await using var host = await SimulatorHost.StartAsync();
        var root = await host.PostCard(Card);
        var thread = Uri.EscapeDataString($"19:windmolenbroek@thread.tacv2;messageid={root}");
        var answer = await host.Connector.PostAsJsonAsync($"conversations/{thread}/activities", new { type = "message", text = "Niemand nam dit op." }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal((root, "Niemand nam dit op."), (host.Board().Posts[^1].Root, host.Board().Posts[^1].Text));
    }

    [Fact]
    public async Task A_thread_of_before_a_restart_gets_a_stand_in_instead_of_a_refusal()
    {
        await using var host = await SimulatorHost.StartAsync();
        var thread = Uri.EscapeDataString("19:windmolenbroek@thread.tacv2;messageid=1600000000000");
        await host.Connector.PostAsJsonAsync($"conversations/{thread}/activities", new { type = "message", text = "Verder." }, TestContext.Current.CancellationToken);
        Assert.Equal(["1600000000000", null], host.Board().Posts.Select(post => post.Root).OrderDescending());
    }

    [Fact]
    public async Task A_button_comes_as_an_invoke_and_its_card_is_seen_by_who_pressed()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.PostCard(Card);
        host.WijkBot.OnInvoke = activity => new JsonObject
        {
            ["statusCode"] = 200,
            ["type"] = "application/vnd.microsoft.card.adaptive",
            ["value"] = new JsonObject { ["type"] = "AdaptiveCard", ["speak"] = "opgepakt door " + (string)activity["from"]!["name"]! },
        };
        Assert.Null((string?)(await Press(host, Sanne, id))["message"]);
        var invoke = await host.WijkBot.NextActivity();
        Assert.Equal(("invoke", "adaptiveCard/action", id), ((string)invoke["type"]!, (string)invoke["name"]!, (string)invoke["replyToId"]!));
        Assert.Equal(("oppakken", "M-1042", "manual"), ((string)invoke["value"]!["action"]!["verb"]!, (string)invoke["value"]!["action"]!["data"]!["zaak"]!, (string)invoke["value"]!["trigger"]!));
        var post = host.Board().Find(id)!;
        Assert.Equal("opgepakt door Sanne Wolthuis", post.Views[Sanne].GetProperty("speak").GetString());
        Assert.DoesNotContain(Emre, post.Views.Keys);

        await host.UpdateCard(id, Card);
        Assert.Empty(host.Board().Find(id)!.Views);
        Assert.True(host.Board().Find(id)!.Edited);
    }

    [Fact]
    public async Task What_WijkBot_says_to_who_pressed_is_told()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.PostCard(Card);
        host.WijkBot.OnInvoke = _ => new JsonObject { ["statusCode"] = 200, ["type"] = "application/vnd.microsoft.activity.message", ["value"] = "Emre heeft hem al." };
        Assert.Equal("Emre heeft hem al.", (string?)(await Press(host, Sanne, id))["message"]);
        host.WijkBot.OnInvoke = _ => new JsonObject { ["statusCode"] = 400, ["type"] = "application/vnd.microsoft.error", ["value"] = new JsonObject { ["code"] = "x", ["message"] = "Schrijf eerst een antwoord." } };
        Assert.Equal("Schrijf eerst een antwoord.", (string?)(await Press(host, Sanne, id))["message"]);
        host.WijkBot.OnInvoke = _ => "geen kaart";
        Assert.Equal("Er ging iets mis. Probeer het opnieuw.", (string?)(await Press(host, Sanne, id))["message"]);
    }

    [Fact]
    public async Task Two_can_press_at_once()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.PostCard(Card);
        await host.Ready(Fault.TeamsRace);
        await Press(host, Sanne, id);
        var pressed = new[] { await host.WijkBot.NextActivity(), await host.WijkBot.NextActivity() };
        Assert.Equal([Emre, Sanne], pressed.Select(activity => (string)activity["from"]!["id"]!).Order());
        Assert.NotEqual((string)pressed[0]["id"]!, (string)pressed[1]["id"]!);
    }

    [Fact]
    public async Task A_duplicate_press_is_the_same_activity()
    {
        await using var host = await SimulatorHost.StartAsync();
        var id = await host.PostCard(Card);
        await host.Ready(Fault.TeamsDuplicate);
        await Press(host, Sanne, id);
        Assert.Equal((await host.WijkBot.NextActivity()).ToJsonString(), (await host.WijkBot.NextActivity()).ToJsonString());
    }

    [Theory]
    [InlineData(Fault.TeamsTooMany, 429)]
    [InlineData(Fault.TeamsRemoved, 403)]
    public async Task Teams_can_refuse_once(string fault, int status)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(fault);
        var answer = await host.UpdateCard("1", Card);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.NotNull((string?)(await answer.Json())["error"]!["code"]);
        Assert.Empty(host.Board().Posts);
        Assert.Equal(HttpStatusCode.OK, (await host.UpdateCard("1", Card)).StatusCode);
    }

    [Fact]
    public async Task Teams_can_do_it_and_say_nothing()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(Fault.TeamsNoAnswer);
        await using var changes = host.Services.GetRequiredService<LiveFeed>()
            .FollowAsync(() => 0, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await changes.MoveNextAsync(); // the state: from here on no change is missed
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var call = host.Connector.PostAsJsonAsync($"conversations/{Uri.EscapeDataString("19:aadorp@thread.tacv2")}/activities", new { type = "message", text = "Hallo" }, gone.Token);
        while (changes.Current.EventType != "wire")
            await changes.MoveNextAsync();
        Assert.Equal("Hallo", Assert.Single(host.Board().Posts).Text);
        Assert.False(call.IsCompleted);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static async Task<JsonObject> Press(SimulatorHost host, string author, string post) =>
        await (await host.Page.PostAsJsonAsync("/simulator/api/teams/actions", new
        {
            author,
            post,
            action = new { type = "Action.Execute", title = "Oppakken", verb = "oppakken", data = new { zaak = "M-1042" } },
        }, TestContext.Current.CancellationToken)).Json();
}

file static class Boards
{
    public static TeamsBoard Board(this SimulatorHost host) => host.Services.GetRequiredService<TeamsBoard>();
}
