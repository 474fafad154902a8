using System.Text.Json;
using WijkBot.Channels;
using WijkBot.Channels.Activities;

namespace WijkBot.Tests.Channels.Twilio;

/// <summary>A question with choices, and the form in which it leaves.</summary>
public sealed class ChoiceTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, string> Templates = new(StringComparer.OrdinalIgnoreCase)
    {
        ["keuze-2"] = "HX00000000000000000000000000000002",
        ["keuze-3"] = "HX00000000000000000000000000000003",
        ["lijst-2"] = "HX00000000000000000000000000000012",
        ["lijst-4"] = "HX00000000000000000000000000000014",
        ["lijst-uitleg-2"] = "HX00000000000000000000000000000022",
    };

    private static async Task<FakeTwilio.Call> SendAsync(Outgoing message)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        Assert.IsType<SendOutcome.Sent>(await twilio.Channel(s => s with { Templates = Templates }).SendAsync(message, Cancel));
        return Assert.Single(twilio.Calls);
    }

    private static void Fills(string template, string[] values, FakeTwilio.Call call)
    {
        Assert.Equal((Templates[template], null), (call["ContentSid"], call["Body"]));
        Assert.Equal(values, JsonSerializer.Deserialize<Dictionary<string, string>>(call["ContentVariables"]!)!
            .OrderBy(v => int.Parse(v.Key, System.Globalization.CultureInfo.InvariantCulture)).Select(v => v.Value));
    }

    [Fact]
    public async Task Two_short_choices_are_buttons() =>
        Fills("keuze-2", ["Klopt dit?", "Ja", "1", "Nee, andere plek", "2"], await SendAsync(Some.ToWhatsApp("Klopt dit?", "Ja", "Nee, andere plek")));

    [Fact]
    public async Task Titles_of_21_to_24_characters_are_a_list() => Fills(
        "lijst-2", ["Wat is er?", "Een kapotte lantaarnpaal", "1", "Iets anders", "2"],
        await SendAsync(Some.ToWhatsApp("Wat is er?", "Een kapotte lantaarnpaal", "Iets anders")));

    [Fact]
    public async Task Four_choices_are_a_list() =>
        Fills("lijst-4", ["Welke?", "a", "1", "b", "2", "c", "3", "d", "4"], await SendAsync(Some.ToWhatsApp("Welke?", "a", "b", "c", "d")));

    [Fact]
    public async Task A_button_gives_back_the_value_of_its_choice() => Fills(
        "keuze-2", ["Wat?", "Lamp", "straatverlichting", "Afval", "7"],
        await SendAsync(With(
            new CardAction { Title = "Lamp", Value = JsonSerializer.SerializeToElement("straatverlichting") },
            new CardAction { Title = "Afval", Value = JsonSerializer.SerializeToElement(7) })));

    [Fact]
    public async Task Choices_with_a_line_of_explanation_are_a_list_with_descriptions() => Fills(
        "lijst-uitleg-2", ["Wat?", "Afval naast de container", "zakken en dozen", "1", "Volle container", "hij zit dicht", "2"],
        await SendAsync(With(
            new CardAction { Title = "Afval naast de container", Text = "zakken en dozen" }, new CardAction { Title = "Volle container", Text = "hij zit dicht" })));

    private static Outgoing With(params CardAction[] choices)
    {
        var message = Some.ToWhatsApp("Wat?");
        return message with { Activity = message.Activity with { SuggestedActions = new SuggestedActions { Actions = choices } } };
    }

    public static TheoryData<string, Outgoing, string> Numbered => new()
    {
        { "no template of one", Some.ToWhatsApp("Goed?", "Ja"), "Goed?\n1. Ja" },
        { "a title of 25", Some.ToWhatsApp("Wat?", "Een kapotte lantaarnpaal!", "b"), "Wat?\n1. Een kapotte lantaarnpaal!\n2. b" },
        { "two equal titles", Some.ToWhatsApp("Wat?", "a", "a"), "Wat?\n1. a\n2. a" },
        { "a text of several lines", Some.ToWhatsApp("Samenvatting\nKlopt dit?", "Ja", "Nee"), "Samenvatting\nKlopt dit?\n1. Ja\n2. Nee" },
        { "no text", Some.ToWhatsApp(null, "Ja", "Nee"), "1. Ja\n2. Nee" },
        { "a text of 1,025", Some.ToWhatsApp(new string('a', 1025), "Ja", "Nee"), new string('a', 1025) + "\n1. Ja\n2. Nee" },
        { "SMS", Some.ToSms("Klopt dit?", "Ja", "Nee"), "Klopt dit?\n1. Ja\n2. Nee" },
        {
            "a link among them, which takes no number",
            With(
                new CardAction { Title = "Meer lezen", Type = "openUrl", Value = JsonSerializer.SerializeToElement("https://almelo.example/a") },
                new CardAction { Title = "Lamp", Text = "straatverlichting" }),
            "Wat?\nMeer lezen: https://almelo.example/a\n1. Lamp (straatverlichting)"
        },
    };

    [Theory, MemberData(nameof(Numbered))]
    public async Task What_no_button_or_list_holds_is_numbered_lines(string why, Outgoing message, string body)
    {
        var call = await SendAsync(message);
        Assert.True(call["Body"] == body, $"{why}: {call["Body"]}");
        Assert.Null(call["ContentSid"]);
    }

    [Fact]
    public async Task Buttons_that_Twilio_refuses_go_out_as_numbered_lines()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.AnswerError(400, 21656);
        var outcome = await twilio.Channel(s => s with { Templates = Templates }).SendAsync(Some.ToWhatsApp("Klopt dit?", "Ja", "Nee"), Cancel);
        Assert.IsType<SendOutcome.Sent>(outcome);
        Assert.Equal(["", "Klopt dit?\n1. Ja\n2. Nee"], twilio.Calls.Select(c => c["Body"] ?? ""));
    }

    [Fact]
    public async Task Buttons_that_may_have_gone_out_are_not_followed_by_numbered_lines()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(500);
        var outcome = await twilio.Channel(s => s with { Templates = Templates }).SendAsync(Some.ToWhatsApp("Klopt dit?", "Ja", "Nee"), Cancel);
        Assert.IsType<SendOutcome.Unknown>(outcome);
        Assert.Single(twilio.Calls);
    }

    [Fact]
    public async Task A_link_to_an_attachment_is_a_line_and_a_card_is_left_out()
    {
        var message = Some.ToSms("Uw brief:");
        var call = await SendAsync(message with
        {
            Activity = message.Activity with
            {
                Attachments =
                [
                    new Attachment { ContentType = "application/pdf", ContentUrl = "https://almelo.example/brief.pdf" },
                    new Attachment { ContentType = Attachment.AdaptiveCard }, new Attachment { ContentType = "image/jpeg", ContentUrl = "media:1" },
                ],
            },
        });
        Assert.Equal("Uw brief:\nhttps://almelo.example/brief.pdf", call["Body"]);
    }
}
