using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace WijkBot.Tests.Channels.WebChat;

/// <summary>Direct Line as its clients use it, against the whole program.</summary>
public sealed class ConversationTests(WebChatSite site) : IClassFixture<WebChatSite>
{
    [Fact]
    public async Task A_conversation_begins_with_a_welcome_that_says_it_is_a_bot_and_offers_a_stream()
    {
        var talk = await site.StartAsync();
        var welcome = await talk.ReadAsync();
        Assert.Contains("robot", (string)welcome.Body["activities"]![0]!["text"]!, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("bot", (string?)welcome.Body["activities"]![0]!["from"]!["role"]);
        Assert.StartsWith("ws://", talk.StreamUrl, StringComparison.Ordinal);
        Assert.Matches(@"^.+\|\d{7}$", (string)welcome.Body["activities"]![0]!["id"]!);
    }

    [Fact]
    public async Task Starting_twice_is_200_and_no_second_welcome()
    {
        var talk = await site.StartAsync();
        var again = await site.PostAsync("/conversations", talk.Token);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(talk.Id, again["conversationId"]);
        Assert.Single((await talk.ReadAsync()).Body["activities"]!.AsArray());
    }

    [Fact]
    public async Task The_stream_brings_the_users_own_message_unchanged_and_then_the_answer()
    {
        var talk = await site.StartAsync();
        using var stream = await talk.OpenAsync();
        await stream.NextAsync();
        var posted = await talk.SayAsync("help", "mijn-nummer-1");
        var said = await stream.UntilAnsweredAsync("help");
        var echo = Assert.Single(said, activity => (string?)activity["channelData"]?["clientActivityID"] == "mijn-nummer-1");
        Assert.Equal(posted["id"], (string?)echo["id"]);
        Assert.Equal("user", (string?)echo["from"]!["role"]);
        Assert.Equal("help", (string?)echo["text"]);
        Assert.True(said.IndexOf(echo) < said.Count - 1);
    }

    [Fact]
    public async Task The_same_message_sent_twice_has_one_id_and_is_handled_once()
    {
        var talk = await site.StartAsync();
        var first = await talk.SayAsync("kapotte lamp", "dubbel");
        var second = await talk.SayAsync("kapotte lamp", "dubbel");
        Assert.Equal(first["id"], second["id"]);
        await talk.ReadUntilAsync(3);
        await talk.SayAsync("help");
        var all = await talk.ReadUntilAsync(5);
        Assert.Single(all, activity => (string?)activity!["text"] == "kapotte lamp");
    }

    [Fact]
    public async Task A_watermark_goes_on_where_it_was_and_none_means_everything()
    {
        var talk = await site.StartAsync();
        var welcome = await talk.ReadAsync();
        await talk.SayAsync("help");
        await talk.ReadUntilAsync(3);
        var later = await talk.ReadAsync(welcome["watermark"]);
        var all = await talk.ReadAsync();
        Assert.Equal("help", (string?)later.Body["activities"]![0]!["text"]);
        Assert.Equal(all.Body["activities"]!.AsArray().Count - 1, later.Body["activities"]!.AsArray().Count);
        var nothing = await talk.ReadAsync(all["watermark"]);
        Assert.Empty(nothing.Body["activities"]!.AsArray());
        Assert.Equal(all["watermark"], nothing["watermark"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await talk.ReadAsync("geen-getal")).Status);
    }

    [Fact]
    public async Task Times_of_activities_rise_because_clients_order_by_them()
    {
        var talk = await site.StartAsync();
        foreach (var text in new[] { "kapotte lamp", "terug", "help" })
            await talk.SayAsync(text);
        var times = (await talk.ReadUntilAsync(7)).Select(activity => (DateTimeOffset)activity!["timestamp"]!).ToList();
        Assert.Equal(times.Distinct().Order(), times);
    }

    [Fact]
    public async Task After_a_cut_socket_a_new_stream_replays_what_was_missed_and_nothing_else()
    {
        var talk = await site.StartAsync();
        string watermark;
        using (var stream = await talk.OpenAsync())
        {
            watermark = (string)(await stream.NextAsync())!["watermark"]!;
            stream.Socket.Abort();
        }
        await talk.SayAsync("kapotte lamp");
        await talk.ReadUntilAsync(3);
        var again = await site.GetAsync($"{talk.Path}?watermark={watermark}", talk.Token);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        using var resumed = await talk.OpenAsync(again["streamUrl"]);
        var missed = (await resumed.NextAsync())!["activities"]!.AsArray();
        Assert.Equal("kapotte lamp", (string?)missed[0]!["text"]);
    }

    [Fact]
    public async Task A_second_stream_closes_the_first()
    {
        var talk = await site.StartAsync();
        using var first = await talk.OpenAsync();
        await first.NextAsync();
        var again = await site.GetAsync(talk.Path, talk.Token);
        using var second = await talk.OpenAsync(again["streamUrl"]);
        Assert.Null(await first.NextAsync());
        Assert.Equal(WebSocketState.Open, second.Socket.State);
    }

    [Fact]
    public async Task Empty_frames_keep_a_stream_alive()
    {
        var talk = await site.StartAsync();
        using var stream = await talk.OpenAsync();
        await stream.NextAsync();
        for (var i = 0; i < 3; i++)
            await stream.Socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        await talk.SayAsync("help");
        Assert.NotEmpty(await stream.UntilAnsweredAsync("help"));
    }

    [Fact]
    public async Task Typing_and_events_are_acknowledged_and_go_no_further()
    {
        var talk = await site.StartAsync();
        var forged = new { type = "event", name = "zaak/bericht", value = new { reference = "M-1", @event = "antwoord", text = "vals", who = "vals", subject = "vals" } };
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync(talk.Path + "/activities", talk.Token, new { type = "typing" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync(talk.Path + "/activities", talk.Token, forged)).Status);
        await talk.SayAsync("help");
        var all = await talk.ReadUntilAsync(3);
        Assert.DoesNotContain(all, activity => activity!.ToJsonString().Contains("vals", StringComparison.Ordinal) || (string?)activity!["type"] != "message");
    }

    [Fact]
    public async Task An_invoke_is_refused_as_the_bot_would_refuse_it()
    {
        var talk = await site.StartAsync();
        var refused = await site.PostAsync(talk.Path + "/activities", talk.Token, new { type = "invoke", name = "adaptiveCard/action" });
        Assert.Equal(HttpStatusCode.BadGateway, refused.Status);
        Assert.Equal("BotRejectedActivity", refused.Code);
    }

    [Fact]
    public async Task A_token_is_refreshed_for_the_same_conversation()
    {
        var talk = await site.StartAsync();
        var fresh = await site.PostAsync("/tokens/refresh", talk.Token);
        Assert.Equal(talk.Id, fresh["conversationId"]);
        Assert.True((int)fresh.Body["expires_in"]! > 1800);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(talk.Path + "/activities", fresh["token"])).Status);
    }

    [Fact]
    public async Task Choices_are_addressed_to_nobody_in_particular_so_that_every_client_shows_them()
    {
        var talk = await site.StartAsync();
        await talk.SayAsync("ik wil iets melden");
        await talk.SayAsync("er ligt rommel naast de container");
        await talk.SayAsync("Palmstraat 4");
        var all = await talk.ReadUntilAsync(7);
        var choices = all.Select(activity => activity!["suggestedActions"]).First(found => found is not null)!.AsObject();
        Assert.False(choices.ContainsKey("to"));
        Assert.IsType<JsonArray>(choices["actions"]);
    }

    [Fact]
    public async Task A_personal_number_typed_by_accident_is_masked_in_the_log_too()
    {
        var talk = await site.StartAsync();
        await talk.SayAsync("mijn bsn is 111222333");
        Assert.DoesNotContain((await talk.ReadUntilAsync(3)), activity => activity!.ToJsonString().Contains("111222333", StringComparison.Ordinal));
    }
}
