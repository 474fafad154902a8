using WijkBot.Channels.Activities;
using WijkBot.Delivery;

namespace WijkBot.Tests.Bot.Delivery;

/// <summary>Personal data is masked before anything is stored; a phone number lives until its turn is over.</summary>
public sealed class PrivacyTests
{
    [Fact]
    public void A_number_typed_by_accident_is_masked_and_told()
    {
        var masked = Privacy.Mask(new Activity { ChannelId = ChannelIds.Sms, Text = "mijn bsn is 111222333 en bel 06-12345678" });

        Assert.DoesNotContain("111222333", masked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", masked.Text, StringComparison.Ordinal);
        Assert.Contains("bsn", masked.ChannelData!.Value.GetProperty("wijkbot").GetProperty(OurNotes.Masked).ToString(), StringComparison.Ordinal);
        Assert.Equal("+31612345678", masked.ChannelData!.Value.GetProperty("wijkbot").GetProperty(OurNotes.Numbers)[0].GetString());
    }

    [Fact]
    public void After_its_turn_no_number_is_left_anywhere_in_the_activity()
    {
        var masked = Privacy.Mask(new Activity { ChannelId = ChannelIds.Sms, Text = "bel 0612345678" });
        var kept = Privacy.WithoutNumbers(masked);
        Assert.NotNull(kept);
        Assert.DoesNotContain("12345678", System.Text.Json.JsonSerializer.Serialize(kept, ActivityJson.Default.Activity), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_channel_said_besides_stays()
    {
        var data = System.Text.Json.JsonDocument.Parse("""{"OptOutType":"STOP"}""").RootElement;
        var masked = Privacy.Mask(new Activity { ChannelId = ChannelIds.Sms, Text = "jan@voorbeeld.nl", ChannelData = data });
        Assert.Equal("STOP", masked.ChannelData!.Value.GetProperty("OptOutType").GetString());
    }

    [Theory]
    [InlineData("lantaarnpaal 12345 in de Palmstraat 12a, 7608 KH")]
    [InlineData("hoe staat het met M-1042?")]
    public void What_a_melding_needs_is_left_as_it_is(string text)
    {
        var activity = new Activity { ChannelId = ChannelIds.Sms, Text = text };
        Assert.Same(activity, Privacy.Mask(activity));
    }
}
