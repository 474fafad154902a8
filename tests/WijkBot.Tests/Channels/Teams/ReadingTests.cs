using System.Text.Json;
using System.Text.Json.Nodes;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Tests.Channels.BotFramework;

namespace WijkBot.Tests.Channels.Teams;

/// <summary>What the bot reads from Teams: words, places, changes, presses.</summary>
public class ReadingTests
{
    private const string Bot = "28:" + BotEndpoint.AppId;

    private static Activity Read(JsonNode json) => json.Deserialize(ActivityJson.Default.Activity)!;

    private static Activity With(Action<JsonObject> change)
    {
        var said = Said.InChannel();
        change(said);
        return Read(said);
    }

    private static JsonObject Mention(string id, string text) => new() { ["type"] = "mention", ["text"] = text, ["mentioned"] = new JsonObject { ["id"] = id } };

    [Theory]
    [InlineData("<at>WijkBot</at> koppel windmolenbroek", "koppel windmolenbroek")]
    [InlineData("<at>WijkBot</at>&nbsp;koppel\u00A0 de-riet\n", "koppel de-riet")]
    [InlineData("koppel <at>WijkBot</at> de-riet", "koppel de-riet")]
    [InlineData("<AT>wijkbot</AT> help", "help")]
    [InlineData("koppel R&amp;B &lt;wijk&gt;", "koppel R&B <wijk>")]
    [InlineData("<at>WijkBot</at> vraag het <at id=\"0\">Bram Jansen</at>", "vraag het Bram Jansen")]
    [InlineData("WijkBot is handig", "WijkBot is handig")]
    [InlineData("<at>WijkBot</at>", "")]
    public void The_mention_of_the_bot_is_no_part_of_what_is_said(string text, string said)
    {
        var activity = With(json =>
        {
            json["text"] = text;
            json["entities"] = new JsonArray(Mention(Bot, "<at>WijkBot</at>"), Mention("29:2bram", "<at id=\"0\">Bram Jansen</at>"), 5, null);
        });
        Assert.Equal(said, TeamsText.Of(activity));
    }

    [Fact]
    public void A_message_without_words_says_nothing() => Assert.Equal("", TeamsText.Of(new Activity()));

    [Fact]
    public void The_place_of_a_message_in_a_channel()
    {
        var place = TeamsPlace.Of(Read(Said.InChannel()));
        Assert.Equal("19:wmb@thread.tacv2", place.ConversationId);
        Assert.Equal("1700000000000", place.ThreadRoot);
        Assert.Equal("19:wmb@thread.tacv2", place.ChannelId);
        Assert.Equal(("19:team@thread.tacv2", "Wijknetwerk Windmolenbroek"), (place.TeamId, place.TeamName));
        Assert.Equal((BotEndpoint.TenantId, BotEndpoint.ServiceUrl), (place.TenantId, place.ServiceUrl));
    }

    [Fact]
    public void The_first_channel_of_a_team_is_known_by_its_conversation()
    {
        var place = TeamsPlace.Of(With(json => json["channelData"] = new JsonObject { ["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2" } }));
        Assert.Equal("19:wmb@thread.tacv2", place.ChannelId);
    }

    [Theory]
    [InlineData("personal")]
    [InlineData("groupChat")]
    public void A_chat_is_no_channel(string kind)
    {
        var place = TeamsPlace.Of(With(json =>
        {
            json["conversation"] = new JsonObject { ["id"] = "a:1chat", ["conversationType"] = kind, ["tenantId"] = "t" };
            json["channelData"] = new JsonObject { ["tenant"] = 5 };
        }));
        Assert.Equal(("a:1chat", kind, null, null, "t"), (place.ConversationId, place.Kind, place.ChannelId, place.ThreadRoot, place.TenantId));
    }

    [Theory]
    [InlineData("""{"membersAdded":[{"id":"BOT"}]}""", MembershipChange.BotAdded)]
    [InlineData("""{"membersAdded":[{"id":"29:1anna","name":"Anna"}]}""", MembershipChange.PeopleAdded)]
    [InlineData("""{"membersRemoved":[{"id":"BOT"}]}""", MembershipChange.BotRemoved)]
    [InlineData("""{"membersRemoved":[{"id":"29:1anna"}]}""", MembershipChange.PeopleRemoved)]
    [InlineData("""{"channelData":{"eventType":"channelDeleted","channel":{"id":"19:weg@thread.tacv2"}}}""", MembershipChange.ChannelDeleted)]
    [InlineData("""{"channelData":{"eventType":"channelRestored"}}""", MembershipChange.ChannelRestored)]
    [InlineData("""{"channelData":{"eventType":"teamDeleted"}}""", MembershipChange.TeamDeleted)]
    [InlineData("""{"channelData":{"eventType":"channelRenamed"}}""", MembershipChange.Other)]
    [InlineData("""{"membersAdded":"geen lijst"}""", MembershipChange.Other)]
    [InlineData("""{"membersAdded":[5,{"id":7}]}""", MembershipChange.Other)]
    [InlineData("""{"type":"installationUpdate","action":"remove"}""", MembershipChange.BotRemoved)]
    [InlineData("""{"type":"installationUpdate","action":"remove-upgrade"}""", MembershipChange.Other)]
    [InlineData("""{"type":"installationUpdate","action":"add"}""", MembershipChange.Other)]
    [InlineData("""{"type":"installationUpdate"}""", MembershipChange.Other)]
    public void A_change_around_the_bot_has_a_name(string fields, MembershipChange change)
    {
        var membership = Membership.Of(With(json =>
        {
            json["type"] = "conversationUpdate";
            foreach (var (name, value) in JsonNode.Parse(fields.Replace("BOT", Bot, StringComparison.Ordinal))!.AsObject())
                json[name] = value?.DeepClone();
        }));
        Assert.Equal(change, membership!.Change);
    }

    [Fact]
    public void A_message_changes_nothing_around_the_bot() => Assert.Null(Membership.Of(Read(Said.InChannel())));

    [Fact]
    public void A_press_tells_what_with_what_by_whom_and_on_which_card()
    {
        var verb = CardVerb.Of(Read(Said.Press("antwoorden", new JsonObject { ["zaak"] = "M-1042", ["antwoord"] = "  Morgen.  ", ["leeg"] = " ", ["getal"] = 5 })))!;
        Assert.Equal(("antwoorden", "M-1042", "Morgen."), (verb.Verb, verb.Said("zaak"), verb.Said("antwoord")));
        Assert.Null(verb.Said("leeg"));
        Assert.Null(verb.Said("getal"));
        Assert.Null(verb.Said("geen"));
        Assert.Equal(("Anna de Vries", "1700000000000", true), (verb.Who.Name, verb.CardId, verb.CanRefresh));
    }

    [Theory]
    [InlineData("""{"type":"message","text":"oppakken"}""")]
    [InlineData("""{"type":"message","value":{"zaak":"M-1"}}""")]
    [InlineData("""{"type":"message","value":"oppakken"}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute"}}}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":"oppakken"}}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action"}""")]
    [InlineData("""{"type":"invoke","name":"composeExtension/query","value":{"action":{"verb":"oppakken"}}}""")]
    public void Other_things_are_no_press(string json) => Assert.Null(CardVerb.Of(Read(JsonNode.Parse(json)!)));

    [Fact]
    public void A_press_without_data_has_empty_data()
    {
        var verb = CardVerb.Of(Read(JsonNode.Parse("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"verb":"help"}}}""")!))!;
        Assert.Null(verb.Said("zaak"));
        Assert.Equal(JsonValueKind.Object, verb.Data.ValueKind);
    }

    [Theory]
    [InlineData("19:wmb@thread.tacv2;messageid=17", "19:wmb@thread.tacv2;messageid=17", "17")]
    [InlineData("19:wmb@thread.tacv2;messageid=17;activityid=18", "19:wmb@thread.tacv2;messageid=17", "18")]
    [InlineData("a:1chat;activityid=f:9", "a:1chat", "f:9")]
    [InlineData("a:1chat", "a:1chat", null)]
    public void A_posted_message_goes_round_as_text(string text, string conversation, string? activity)
    {
        var posted = PostedMessage.Parse(text);
        Assert.Equal(new PostedMessage(conversation, activity), posted);
        Assert.Equal(text, posted.ToString());
    }

    [Fact]
    public void Answers_have_the_form_that_Teams_asks()
    {
        var card = new Card { Body = [new Text("Klaar")] };
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"body":[{"type":"TextBlock","text":"Klaar","wrap":true}],"lang":"nl","type":"AdaptiveCard","version":"1.5"}}""",
            CardAnswers.Refreshed(card).Body!.Value.GetRawText());
        Assert.Equal("""{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"Dat kan niet."}}""",
            CardAnswers.Error(400, "BadRequest", "Dat kan niet.").Body!.Value.GetRawText());
        Assert.Equal(200, CardAnswers.Error(500, "Fault", "x").Status);
    }
}
