using System.Text.Json;
using System.Text.Json.Nodes;
using WijkBot.Channels.Activities;

namespace WijkBot.Tests.Channels.Activities;

public class ActivityJsonTests
{
    private static Activity Read(string json) => JsonSerializer.Deserialize(json, ActivityJson.Default.Activity)!;

    private static string Write(Activity activity) => JsonSerializer.Serialize(activity, ActivityJson.Default.Activity);

    [Fact]
    public void Fields_that_nobody_here_knows_come_back_as_they_came()
    {
        const string json = """
            {"type":"message","id":"1","channelId":"msteams","from":{"id":"29:1","tenantId":"t","nieuw":{"a":[1,2,{"b":null}]}},
             "conversation":{"id":"19:x","aadObjectId":"o"},"localTimestamp":"2026-03-02T10:00:00+01:00","importance":"high",
             "attachments":[{"contentType":"image/png","thumbnailUrl":"https://x/1"}],
             "suggestedActions":{"actions":[{"type":"imBack","title":"Ja","value":"ja","image":"https://x/2"}]}}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(Write(Read(json)))), Write(Read(json)));
    }

    [Fact]
    public void What_is_absent_has_its_default_and_is_never_written_as_null()
    {
        var read = Read("""{"channelId":"sms","text":null,"suggestedActions":{},"attachments":[{}]}""");
        Assert.Equal("message", read.Type);
        Assert.Empty(read.SuggestedActions!.Actions);
        Assert.Equal("", Assert.Single(read.Attachments!).ContentType);
        Assert.DoesNotContain("null", Write(read));
    }

    [Theory]
    [InlineData("specs/ConnectorAPI.json")]
    [InlineData("specs/botframework-channel.json")]
    [InlineData("specs/directline-3.0.json")]
    public async Task Every_field_of_the_official_specifications_goes_round(string file)
    {
        var specification = JsonNode.Parse(await File.ReadAllTextAsync(Shared.File(file), TestContext.Current.CancellationToken))!;
        var full = new SpecifiedActivity(specification).Full().ToJsonString();
        Assert.InRange(JsonNode.Parse(full)!.AsObject().Count, 25, 100);
        var written = JsonNode.Parse(Write(Read(full)))!;
        foreach (var (name, value) in JsonNode.Parse(full)!.AsObject())
            Assert.True(JsonNode.DeepEquals(value, written[name]), $"{name}: {written[name]?.ToJsonString()}");
    }
}
