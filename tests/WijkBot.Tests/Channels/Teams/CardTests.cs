using System.Text.Json;
using System.Text.Json.Nodes;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams.Cards;

namespace WijkBot.Tests.Channels.Teams;

public class CardTests
{
    [Fact]
    public async Task A_card_of_every_building_block_fits_the_official_schema()
    {
        var faults = await CardSchema.FaultsAsync(SomeCard.Full().ToJson());
        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_schema_finds_a_wrong_card()
    {
        var wrong = JsonNode.Parse(SomeCard.Full().ToJson().GetRawText())!;
        wrong["body"]![0]!["kleur"] = "rood";
        Assert.NotEmpty(await CardSchema.FaultsAsync(JsonSerializer.SerializeToElement(wrong)));
    }

    [Fact]
    public void Every_execute_falls_back_to_a_submit_that_is_the_same_verb()
    {
        var button = JsonNode.Parse(SomeCard.Full().ToJson().GetRawText())!["actions"]![0]!;
        Assert.Equal("Action.Execute", (string?)button["type"]);
        Assert.Equal("oppakken", (string?)button["verb"]);
        Assert.Equal("""{"zaak":"M-1042"}""", button["data"]!.ToJsonString());
        Assert.Equal("Action.Submit", (string?)button["fallback"]!["type"]);
        Assert.Equal("""{"zaak":"M-1042","verb":"oppakken"}""", button["fallback"]!["data"]!.ToJsonString());
        Assert.Equal("none", (string?)button["fallback"]!["associatedInputs"]);

        var submitted = CardVerb.Of(new Activity { Value = JsonElement.Parse(button["fallback"]!["data"]!.ToJsonString()), From = new ChannelAccount { Id = "29:1" } });
        Assert.Equal(("oppakken", "M-1042", "29:1", false), (submitted!.Verb, submitted.Said("zaak"), submitted.Who.Id, submitted.CanRefresh));
    }

    [Theory]
    [InlineData("[hier](https://kwaad.example)")]
    [InlineData("[hier][1]\n[1]: https://kwaad.example")]
    [InlineData("{{DATE(2026-01-01T00:00:00Z)}}")]
    public void What_somebody_else_wrote_cannot_hide_an_address_or_change_itself(string said)
    {
        var json = new Card { Body = [new Text(said), new Facts([("Plaats", said)])] }.ToJson();
        var body = json.GetProperty("body");
        foreach (var shown in new[] { body[0].GetProperty("text").GetString()!, body[1].GetProperty("facts")[0].GetProperty("value").GetString()! })
        {
            Assert.DoesNotContain("](", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("][", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("]:", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", shown, StringComparison.Ordinal);
            Assert.Equal(said, shown.Replace("\u200B", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Words_of_a_resident_stand_in_rich_text_line_by_line()
    {
        var lines = new Card { Body = [Verbatim.Lines("een\r\n\r\ndrie")] }.ToJson().GetProperty("body")[0].GetProperty("items");
        Assert.Equal(["een", "\u00A0", "drie"], lines.EnumerateArray().Select(line => line.GetProperty("inlines")[0].GetProperty("text").GetString()));
        Assert.All(lines.EnumerateArray(), line => Assert.Equal("RichTextBlock", line.GetProperty("type").GetString()));
    }

    [Fact]
    public void A_card_says_nothing_with_null()
    {
        Assert.DoesNotContain("null", SomeCard.Full().ToJson().GetRawText());
    }
}
