using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using WijkBot.Channels;
using WijkBot.Channels.Teams.Cards;

namespace WijkBot.Tests.Channels.BotFramework;

public class InboundTests
{
    private static async Task<HttpStatusCode> StatusAsync(BotEndpoint bot, string body)
    {
        using var response = await bot.PostAsync(body);
        return response.StatusCode;
    }

    private static JsonObject With(string field, JsonNode? value)
    {
        var said = Said.InChannel();
        said[field] = value;
        return said;
    }

    [Theory]
    [InlineData(Accepted.New, HttpStatusCode.Accepted)]
    [InlineData(Accepted.Duplicate, HttpStatusCode.Accepted)]
    [InlineData(Accepted.Unavailable, HttpStatusCode.ServiceUnavailable)]
    public async Task The_answer_tells_whether_it_was_kept(Accepted kept, HttpStatusCode answer)
    {
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        bot.Hub.Says = kept;
        Assert.Equal(answer, await StatusAsync(bot, Said.InChannel().ToJsonString()));
    }

    [Fact]
    public async Task A_press_is_answered_in_the_body_with_what_the_hub_says()
    {
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        bot.Hub.Answers = pressed => Task.FromResult(CardAnswers.Message($"{CardVerb.Of(pressed.Activity)!.Verb} door {pressed.Activity.From!.Name}"));
        using var response = await bot.PostAsync(Said.Press("oppakken", new JsonObject { ["zaak"] = "M-1042" }).ToJsonString());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"oppakken door Anna de Vries"}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Empty(bot.Hub.Accepted);
    }

    [Fact]
    public async Task A_press_that_nobody_answers_in_time_asks_to_try_again()
    {
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        bot.Hub.Answers = _ =>
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(1));
            return new TaskCompletionSource<InvokeAnswer>().Task;
        };
        var answer = bot.PostAsync(Said.Press("oppakken", []).ToJsonString());
        while (!answer.IsCompleted)
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(15));
            await Task.Yield();
        }
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await answer).StatusCode);
    }

    [Fact]
    public async Task The_same_message_has_the_same_id_and_different_things_never_do()
    {
        var told = new[]
        {
            Said.InChannel(),
            Said.InChannel(text: "anders, maar dezelfde boodschap", id: "1700000000001"),
            Said.InChannel(id: "1700000000002"),
            With("conversation", new JsonObject { ["id"] = "19:ander@thread.tacv2;messageid=1", ["tenantId"] = BotEndpoint.TenantId }),
            With("type", "messageUpdate"),
            With("id", null),
            With("id", ""),
            Said.Press("oppakken", new JsonObject { ["zaak"] = "M-1" }),
            Said.Press("oppakken", new JsonObject { ["zaak"] = "M-1" }),
            Said.Press("oppakken", new JsonObject { ["zaak"] = "M-2" }),
            Said.Press("afhandelen", new JsonObject { ["zaak"] = "M-1" }),
            Said.Press("oppakken", new JsonObject { ["zaak"] = "M-1" }, who: "29:2bram"),
            Said.Press("oppakken", new JsonObject { ["zaak"] = "M-1" }, id: "f:2"),
            With("id", new string('x', 900)),
        };
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        foreach (var activity in told)
        {
            var before = bot.Hub.Accepted.Count + bot.Hub.Invoked.Count;
            await StatusAsync(bot, activity.ToJsonString());
            Assert.Equal(before + 1, bot.Hub.Accepted.Count + bot.Hub.Invoked.Count);
        }
        var heard = bot.Hub.Accepted.Select(one => one.ExternalId).ToList();
        var pressed = bot.Hub.Invoked.Select(one => one.ExternalId).ToList();

        Assert.Equal(heard[0], heard[1]);
        Assert.Equal(heard.Count - 1, heard.Distinct().Count());
        Assert.Equal(pressed[0], pressed[1]);
        Assert.Equal(pressed.Count - 1, pressed.Distinct().Count());
        Assert.Empty(heard.Intersect(pressed));
        Assert.All(heard.Concat(pressed), id => Assert.InRange(id.Length, 10, 500));
    }

    public static TheoryData<string, string> Garbage() => new()
    {
        { "nothing", "" },
        { "null", "null" },
        { "a list", "[]" },
        { "a number", "5" },
        { "cut off", """{"type":"message","id":""" },
        { "no JSON", "type=message&text=hallo" },
        { "an empty object", "{}" },
        { "nested 5,000 deep", string.Concat(Enumerable.Repeat("[", 5000)) },
        { "1 MB", With("text", new string('a', 1_000_000)).ToJsonString() },
        { "a sender that is a number", With("from", 5).ToJsonString() },
        { "a time that is none", With("timestamp", "gisteren").ToJsonString() },
        { "no sender", With("from", null).ToJsonString() },
        { "no conversation", With("conversation", null).ToJsonString() },
        { "no return address", With("serviceUrl", null).ToJsonString() },
        { "a channel of somebody else", With("channelId", "directline").ToJsonString() },
        { "half an emoji in the text", Said.InChannel("XX").ToJsonString().Replace("XX", "\\ud83d", StringComparison.Ordinal) },
        { "half an emoji in the channel data", Said.InChannel().ToJsonString().Replace("Wijknetwerk", "\\ud83d", StringComparison.Ordinal) },
        { "half an emoji in a name", Said.InChannel().ToJsonString().Replace("localTimezone", "\\udc00", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_is_refused(string what, string body)
    {
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        Assert.True(HttpStatusCode.BadRequest == await StatusAsync(bot, body), what);
        Assert.Empty(bot.Hub.Accepted);
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(bot, Said.InChannel().ToJsonString()));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        using var client = new HttpClient();
        using var content = new ByteArrayContent([.. Encoding.UTF8.GetBytes("{\"type\":\""), 0xFF, 0xFE, .. "\"}"u8]);
        using var response = await client.PostAsync(bot.Address, content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Strange_words_arrive_as_they_are()
    {
        string[] words = ["👩‍👩‍👧‍👦 hallo", "مرحبا \u202Eomgekeerd", "nul\u0000breedte\u200Bloos", "regel\r\nregel\ttab", new string('é', 50_000)];
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        for (var at = 0; at < words.Length; at++)
            Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(bot, Said.InChannel(words[at], id: $"{at}").ToJsonString()));
        Assert.Equal(words, bot.Hub.Accepted.Select(one => one.Activity.Text));
    }

    [Fact]
    public async Task Ten_thousand_fields_are_kept()
    {
        var said = Said.InChannel();
        for (var field = 0; field < 10_000; field++)
            said[$"veld{field}"] = 1;
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(bot, said.ToJsonString()));
        Assert.Equal(10_001, Assert.Single(bot.Hub.Accepted).Activity.Extra!.Count);
    }
}
