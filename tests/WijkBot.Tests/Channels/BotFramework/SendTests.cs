using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Channels.BotFramework;

public class SendTests
{
    private const string Channel = "19:wmb@thread.tacv2";
    private const string Thread = Channel + ";messageid=1700000000000";

    private static Activity Words(FakeConnector connector, string text = "Hallo") => new()
    {
        ChannelId = "msteams",
        ServiceUrl = connector.Address.ToString(),
        From = new() { Id = "28:bot" },
        Conversation = new() { Id = Thread, ConversationType = "channel", IsGroup = true, TenantId = "t" },
        Text = text,
    };

    private static Activity ToChannel(FakeConnector connector) => Words(connector) with
    {
        Conversation = new() { ConversationType = "channel", IsGroup = true, TenantId = "t" },
        ChannelData = JsonElement.Parse($$$"""{"channel":{"id":"{{{Channel}}}"}}"""),
    };

    private static Activity ToPerson(FakeConnector connector) => Words(connector) with
    {
        Conversation = new() { ConversationType = "personal", TenantId = "t" },
        Recipient = new() { Id = "29:1anna" },
    };

    private static async Task<SendOutcome> SendAsync(BotEndpoint bot, Activity activity) =>
        await bot.Channel.SendAsync(new Outgoing(activity), TestContext.Current.CancellationToken);

    private static async Task<(SendOutcome Outcome, FakeConnector.Call[] Calls)> SendAsync(Func<FakeConnector, Activity> activity)
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        var outcome = await SendAsync(bot, activity(connector));
        return (outcome, [.. connector.Calls]);
    }

    private static string IdOf(SendOutcome outcome) => Assert.IsType<SendOutcome.Sent>(outcome).ProviderId;

    [Fact]
    public async Task Words_into_a_thread_are_posted_there()
    {
        var (outcome, calls) = await SendAsync(connector => Words(connector) with { ReplyToId = "1700000000001" });
        var call = Assert.Single(calls);
        Assert.Equal("POST /v3/conversations/19%3Awmb%40thread.tacv2%3Bmessageid%3D1700000000000/activities/1700000000001", $"{call.Method} {call.Target}");
        Assert.Equal("Hallo", call.Body.GetProperty("text").GetString());
        Assert.Null(call.Authorization);
        Assert.Equal(Thread + ";activityid=1700000000101", IdOf(outcome));
    }

    [Fact]
    public async Task A_message_to_a_channel_starts_a_thread()
    {
        var (outcome, calls) = await SendAsync(ToChannel);
        var call = Assert.Single(calls);
        Assert.Equal("POST /v3/conversations", $"{call.Method} {call.Target}");
        Assert.Equal("""{"isGroup":true,"bot":{"id":"28:bot"},"tenantId":"t","activity":{"type":"message","serviceUrl":"URL","channelId":"msteams","from":{"id":"28:bot"},"text":"Hallo"},"channelData":{"channel":{"id":"19:wmb@thread.tacv2"},"tenant":{"id":"t"}}}""",
            call.Body.GetRawText().Replace(call.Body.GetProperty("activity").GetProperty("serviceUrl").GetString()!, "URL", StringComparison.Ordinal));
        Assert.Equal(Channel + ";messageid=1700000000101", IdOf(outcome));
    }

    [Fact]
    public async Task What_follows_a_card_finds_its_thread_and_an_update_finds_the_card()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        var card = IdOf(await SendAsync(bot, ToChannel(connector)));
        var note = IdOf(await SendAsync(bot, PostedMessage.Parse(card).Lead(ToChannel(connector))));
        await SendAsync(bot, PostedMessage.Parse(card).Lead(ToChannel(connector) with { Type = ActivityTypes.MessageUpdate }));
        await SendAsync(bot, PostedMessage.Parse(note).Lead(ToChannel(connector)));
        await SendAsync(bot, PostedMessage.Parse(note).Lead(ToChannel(connector) with { Type = ActivityTypes.MessageUpdate }));

        const string thread = "/v3/conversations/19%3Awmb%40thread.tacv2%3Bmessageid%3D1700000000101/activities/";
        Assert.Equal(
            ["POST /v3/conversations", $"POST {thread}1700000000101", $"PUT {thread}1700000000101", $"POST {thread}1700000000101", $"PUT {thread}1700000000102"],
            connector.Calls.Select(call => $"{call.Method} {call.Target}"));
        Assert.All(connector.Calls.Where(call => call.Method == "PUT"), call => Assert.Equal("message", call.Body.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_message_to_a_person_opens_the_chat_and_is_posted_there()
    {
        var (outcome, calls) = await SendAsync(ToPerson);
        Assert.Equal(["POST /v3/conversations", "POST /v3/conversations/a%3A1chat/activities"], calls.Select(call => $"{call.Method} {call.Target}"));
        Assert.Equal("29:1anna", calls[0].Body.GetProperty("members")[0].GetProperty("id").GetString());
        Assert.Equal("t", calls[0].Body.GetProperty("tenantId").GetString());
        Assert.Equal("a:1chat;activityid=1700000000102", IdOf(outcome));
    }

    [Fact]
    public async Task The_channel_and_a_message_in_it_are_a_thread()
    {
        var (outcome, calls) = await SendAsync(connector => Words(connector) with
        {
            Conversation = new() { Id = Channel, ConversationType = "channel" },
            ReplyToId = "1700000000077",
        });
        Assert.EndsWith("messageid%3D1700000000077/activities/1700000000077", Assert.Single(calls).Target, StringComparison.Ordinal);
        Assert.Equal(Channel + ";messageid=1700000000077;activityid=1700000000101", IdOf(outcome));
    }

    [Fact]
    public async Task A_message_that_names_no_place_is_never_sent()
    {
        var (outcome, calls) = await SendAsync(connector => Words(connector) with { Conversation = null });
        Assert.Equal(NeverReason.BadAddress, Assert.IsType<SendOutcome.Never>(outcome).Reason);
        Assert.Empty(calls);
    }

    [Fact]
    public async Task A_message_without_words_says_nothing_about_text()
    {
        var (_, calls) = await SendAsync(connector => Words(connector) with { Text = null });
        Assert.DoesNotContain("null", Assert.Single(calls).Body.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "BadSyntax", typeof(SendOutcome.Never), NeverReason.Rejected)]
    [InlineData(403, "BotNotInConversationRoster", typeof(SendOutcome.Never), NeverReason.Unreachable)]
    [InlineData(404, "ConversationNotFound", typeof(SendOutcome.Never), NeverReason.Unreachable)]
    [InlineData(404, "ActivityNotFoundInConversation", typeof(SendOutcome.Never), NeverReason.Rejected)]
    [InlineData(413, "MessageSizeTooBig", typeof(SendOutcome.Never), NeverReason.Rejected)]
    [InlineData(307, null, typeof(SendOutcome.Never), NeverReason.Rejected)]
    [InlineData(401, null, typeof(SendOutcome.TryAgain), null)]
    [InlineData(408, null, typeof(SendOutcome.TryAgain), null)]
    [InlineData(412, "PreconditionFailed", typeof(SendOutcome.TryAgain), null)]
    [InlineData(500, null, typeof(SendOutcome.TryAgain), null)]
    [InlineData(502, "ServiceError", typeof(SendOutcome.TryAgain), null)]
    public async Task A_refusal_has_a_name(int status, string? code, Type outcome, NeverReason? reason)
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        connector.Refuse(status, code);
        var became = await SendAsync(bot, Words(connector));
        Assert.IsType(outcome, became);
        Assert.Equal(reason, (became as SendOutcome.Never)?.Reason);
        Assert.DoesNotContain("Anna", became.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{status}", became.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Mon, 02 Mar 2026 09:00:30 GMT", 30)]
    [InlineData("Mon, 02 Mar 2026 08:00:00 GMT", 0)]
    [InlineData(null, null)]
    public async Task Too_many_requests_says_how_long_to_wait(string? retryAfter, int? seconds)
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        connector.Refuse(429, retryAfter: retryAfter);
        var became = Assert.IsType<SendOutcome.TryAgain>(await SendAsync(bot, Words(connector)));
        Assert.Equal(seconds is null ? null : TimeSpan.FromSeconds(seconds.Value), became.After);
    }

    [Fact]
    public async Task Nobody_listening_is_try_again_and_a_broken_connection_is_unknown()
    {
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        var connector = await FakeConnector.StartAsync();
        var words = Words(connector);
        connector.Next.Enqueue(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        Assert.IsType<SendOutcome.Unknown>(await SendAsync(bot, words));
        await connector.DisposeAsync();
        Assert.IsType<SendOutcome.TryAgain>(await SendAsync(bot, words));
    }

    [Fact]
    public async Task Every_kind_of_call_fits_the_official_specification()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var prism = await PrismProxy.StartAsync(Shared.File("specs/ConnectorAPI.json"), connector.Address);
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        var through = prism.Address.ToString();
        var card = ToChannel(connector) with { ServiceUrl = through, Text = null, Attachments = [Teams.SomeCard.Full().ToAttachment()] };
        var posted = PostedMessage.Parse(IdOf(await SendAsync(bot, card)));
        foreach (var activity in new[] { posted.Lead(card), posted.Lead(card with { Type = ActivityTypes.MessageUpdate }), Words(connector), ToPerson(connector) })
            IdOf(await SendAsync(bot, activity with { ServiceUrl = through }));
        Assert.Equal(6, connector.Calls.Count);
        Assert.Empty(prism.Violations);

        var wrong = Words(connector) with { ServiceUrl = through, TextFormat = "klei" };
        Assert.Equal("Connector 422", Assert.IsType<SendOutcome.Never>(await SendAsync(bot, wrong)).Why);
        connector.Next.Enqueue(context => context.Response.WriteAsJsonAsync(new { id = 5 }));
        Assert.StartsWith("Connector 500", Assert.IsType<SendOutcome.TryAgain>(await SendAsync(bot, Words(connector) with { ServiceUrl = through })).Why, StringComparison.Ordinal);
    }
}
