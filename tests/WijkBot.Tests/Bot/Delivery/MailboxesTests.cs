using System.Text.Json;
using WijkBot.Channels.Activities;
using WijkBot.Delivery;

namespace WijkBot.Tests.Bot.Delivery;

/// <summary>Whose turn an activity is.</summary>
public sealed class MailboxesTests
{
    [Fact]
    public void A_resident_has_one_mailbox_per_number_of_ours() =>
        Assert.Equal("sms|+31546000001|+31612345678", Mailboxes.Of(From(ChannelIds.Sms)));

    [Theory]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"oppakken","data":{"zaak":"M-1042"}}}""", ActivityTypes.Invoke, "zaak:M-1042")]
    [InlineData("""{"zaak":"m-1042","verb":"oppakken"}""", ActivityTypes.Message, "zaak:M-1042")]
    [InlineData("""{"zaak":"koppeling:almelo","verb":"oppakken"}""", ActivityTypes.Message, "teams:19:kanaal@thread.tacv2")]
    [InlineData("""{"zaak":42,"verb":"oppakken"}""", ActivityTypes.Message, "teams:19:kanaal@thread.tacv2")]
    [InlineData("""["zaak"]""", ActivityTypes.Message, "teams:19:kanaal@thread.tacv2")]
    public void A_press_on_a_card_goes_to_its_case_and_nothing_else_can(string value, string type, string mailbox)
    {
        var activity = new Activity
        {
            Type = type,
            Name = type == ActivityTypes.Invoke ? "adaptiveCard/action" : null,
            ChannelId = ChannelIds.Teams,
            Conversation = new ConversationAccount { Id = "19:kanaal@thread.tacv2;messageid=1" },
            From = new ChannelAccount { Id = "29:iemand" },
            Value = JsonDocument.Parse(value).RootElement,
        };
        Assert.Equal(mailbox, Mailboxes.Of(activity));
    }

    [Fact]
    public void A_resident_who_writes_like_a_card_does_not_reach_a_case()
    {
        var activity = From(ChannelIds.WhatsApp) with { Value = JsonDocument.Parse("""{"zaak":"M-1042","verb":"afhandelen"}""").RootElement };
        Assert.Equal("whatsapp|+31546000001|+31612345678", Mailboxes.Of(activity));
    }

    private static Activity From(string channel) => new()
    {
        ChannelId = channel,
        From = new ChannelAccount { Id = "+31612345678" },
        Recipient = new ChannelAccount { Id = "+31546000001" },
    };
}
