using System.Text;
using System.Text.Json;
using WijkBot.Channels;
using WijkBot.Channels.Activities;

namespace WijkBot.Tests.Channels.Twilio;

/// <summary>A message, and the calls that Twilio gets.</summary>
public sealed class SendTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private const string Template = "HX00000000000000000000000000000001";
    private static readonly Dictionary<string, string> Templates = new() { ["antwoord"] = Template };

    [Fact]
    public async Task An_SMS_is_one_call_with_Basic_auth_and_a_status_callback()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        var outcome = await twilio.Channel().SendAsync(Some.ToSms("Dank u wel"), Cancel);
        Assert.Equal(new SendOutcome.Sent(Some.Sid(1)), outcome);
        var call = Assert.Single(twilio.Calls);
        Assert.Equal($"/2010-04-01/Accounts/{Some.Account}/Messages.json", call.Path);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Some.Account}:{Some.Token}")), call.Authorization);
        Assert.Equal(
            [("Body", "Dank u wel"), ("From", Some.SmsNumber), ("StatusCallback", "https://wijkbot.example/twilio/status"), ("To", Some.Resident)],
            call.Parameters.Select(p => (p.Key, p.Value)).Order());
    }

    [Theory]
    [InlineData(true, "Zoë’s café… 👍", "Zoë’s café… 👍")]
    [InlineData(false, "Zoë’s café…", "Zoe's café...")]
    public async Task WhatsApp_keeps_its_letters_and_its_prefix_and_SMS_stays_cheap(bool whatsApp, string text, string body)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        await twilio.Channel().SendAsync(whatsApp ? Some.ToWhatsApp(text) : Some.ToSms(text), Cancel);
        var call = Assert.Single(twilio.Calls);
        Assert.Equal(whatsApp ? ("whatsapp:" + Some.Resident, "whatsapp:" + Some.WhatsAppNumber) : (Some.Resident, Some.SmsNumber), (call["To"], call["From"]));
        Assert.Equal(body, call["Body"]);
    }

    [Fact]
    public async Task The_answer_leaves_from_the_number_that_the_resident_wrote_to_and_else_by_the_Messaging_Service()
    {
        const string service = "MG00000000000000000000000000000001";
        await using var twilio = await FakeTwilio.StartAsync();
        var channel = twilio.Channel(s => s with { MessagingServiceSid = service });
        var message = Some.ToSms("Dank u wel");
        await channel.SendAsync(message, Cancel);
        await channel.SendAsync(message with { Activity = message.Activity with { From = null } }, Cancel);
        await channel.SendAsync(message with { Activity = message.Activity with { From = new ChannelAccount { Id = "+31546999999" } } }, Cancel);
        Assert.Equal([(Some.SmsNumber, null), (null, service), (null, service)], twilio.Calls.Select(c => (c["From"], c["MessagingServiceSid"])));
    }

    public static TheoryData<string, Outgoing> NotSendable => new()
    {
        { "typing", With(a => a with { Type = ActivityTypes.Typing }) },
        { "no recipient", With(a => a with { Recipient = null }) },
        { "not our number, no Messaging Service", With(a => a with { From = new ChannelAccount { Id = "+31546999999" } }) },
        { "nothing to say", With(a => a with { Text = " \n" }) },
        { "longer than two messages", With(a => a with { Text = new string('a', 3200) }) },
    };

    private static Outgoing With(Func<Activity, Activity> change) => new(change(Some.ToSms("x").Activity));

    [Theory, MemberData(nameof(NotSendable))]
    public async Task What_cannot_be_sent_is_rejected_without_a_call(string why, Outgoing message)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        var outcome = await twilio.Channel().SendAsync(message, Cancel);
        Assert.True(outcome is SendOutcome.Never { Reason: NeverReason.Rejected }, why);
        Assert.Empty(twilio.Calls);
    }

    [Fact]
    public async Task A_text_of_three_thousand_characters_is_two_numbered_messages_with_a_pause_between()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        var text = string.Concat(Enumerable.Repeat("Dit is een zin van de gemeente. ", 90));
        var sending = twilio.Channel().SendAsync(Some.ToSms(text), Cancel);
        Assert.Equal(TimeSpan.FromSeconds(3), await twilio.Clock.PassNextWaitAsync(sending));
        var sent = Assert.IsType<SendOutcome.Sent>(await sending);
        Assert.Equal(Some.Sid(2), sent.ProviderId);
        Assert.Equal([Some.Sid(1), Some.Sid(2)], sent.PartIds!);
        var bodies = twilio.Calls.Select(c => c["Body"]!).ToList();
        Assert.All(bodies, b => Assert.InRange(b.Length, 1, 1600));
        Assert.Equal(["(1/2) Dit is", "(2/2) Dit is"], bodies.Select(b => b[..12]));
        Assert.Equal(text.Trim(), string.Join(' ', bodies.Select(b => b[6..].Trim())));
    }

    [Theory]
    [InlineData(-1439, true)]
    [InlineData(-1440, false)]
    [InlineData(null, false)]
    public async Task Free_text_goes_out_until_24_hours_after_the_residents_last_message(int? minutes, bool free)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        var message = Some.ToWhatsApp("Uw lamp is gemaakt.") with
        {
            LastHeard = minutes is { } m ? Some.Now.AddMinutes(m) : null,
            Template = new MessageTemplate("antwoord", ["M-1042", "Regel 1\n\tRegel 2      x", ""]),
        };
        Assert.IsType<SendOutcome.Sent>(await twilio.Channel(s => s with { Templates = Templates }).SendAsync(message, Cancel));
        var call = Assert.Single(twilio.Calls);
        Assert.Equal(free ? (null, "Uw lamp is gemaakt.") : (Template, null), (call["ContentSid"], call["Body"]));
        if (!free)
            Assert.Equal(
                new Dictionary<string, string> { ["1"] = "M-1042", ["2"] = "Regel 1 Regel 2 x", ["3"] = "-" },
                JsonSerializer.Deserialize<Dictionary<string, string>>(call["ContentVariables"]!));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("niet-ingesteld")]
    public async Task Outside_the_window_without_a_template_nothing_goes_out_and_the_reason_is_named(string? name)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        var message = Some.ToWhatsApp("x") with { LastHeard = null, Template = name is null ? null : new MessageTemplate(name, []) };
        var outcome = Assert.IsType<SendOutcome.Never>(await twilio.Channel().SendAsync(message, Cancel));
        Assert.Equal(NeverReason.TemplateNeeded, outcome.Reason);
        Assert.Empty(twilio.Calls);
    }

    [Fact]
    public async Task When_WhatsApp_says_that_the_window_is_closed_the_template_follows_at_once()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.AnswerError(400, 63016);
        var message = Some.ToWhatsApp("Uw lamp is gemaakt.") with { Template = new MessageTemplate("antwoord", []) };
        Assert.IsType<SendOutcome.Sent>(await twilio.Channel(s => s with { Templates = Templates }).SendAsync(message, Cancel));
        Assert.Equal([null, Template], twilio.Calls.Select(c => c["ContentSid"]));
        Assert.Null(twilio.Calls[1]["ContentVariables"]);
    }

    [Theory]
    [InlineData(true, "De gemeente stuurt u een foto.", "https://wijkbot.example/media/a")]
    [InlineData(false, "De gemeente stuurt u een foto.\nhttps://wijkbot.example/media/a", null)]
    public async Task A_photo_goes_along_by_WhatsApp_and_is_a_link_by_SMS(bool whatsApp, string body, string? media)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        var message = WithPhoto(whatsApp ? Some.ToWhatsApp("De gemeente stuurt u een foto.") : Some.ToSms("De gemeente stuurt u een foto."));
        Assert.IsType<SendOutcome.Sent>(await twilio.Channel().SendAsync(message, Cancel));
        var call = Assert.Single(twilio.Calls);
        Assert.Equal((body, media), (call["Body"], call["MediaUrl"]));
    }

    [Fact]
    public async Task A_photo_does_not_go_out_when_WhatsApp_lets_only_a_template_through()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        var outcome = await twilio.Channel(s => s with { Templates = Templates }).SendAsync(WithPhoto(Some.ToWhatsApp("Zo is het nu")) with { LastHeard = Some.Now.AddDays(-2) }, Cancel);
        Assert.Equal(NeverReason.TemplateNeeded, Assert.IsType<SendOutcome.Never>(outcome).Reason);
        Assert.Empty(twilio.Calls);
    }

    private static Outgoing WithPhoto(Outgoing message) =>
        message with { Activity = message.Activity with { Attachments = [new Attachment { ContentType = "image/jpeg", ContentUrl = "https://wijkbot.example/media/a" }] } };

    [Fact]
    public async Task SMS_knows_no_window()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        Assert.IsType<SendOutcome.Sent>(await twilio.Channel().SendAsync(Some.ToSms("x") with { LastHeard = Some.Now.AddDays(-30) }, Cancel));
    }

    [Fact]
    public async Task A_number_keeps_its_pace_and_says_when_it_has_room()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        var channel = twilio.Channel(s => s with { Numbers = [.. s.Numbers.Select(n => n.Channel == ChannelIds.Sms ? n with { Rate = 2 } : n)] });
        for (var i = 0; i < 2; i++)
            Assert.IsType<SendOutcome.Sent>(await channel.SendAsync(Some.ToSms("x"), Cancel));
        var wait = Assert.IsType<SendOutcome.TryAgain>(await channel.SendAsync(Some.ToSms("x"), Cancel));
        Assert.Equal(TimeSpan.FromSeconds(0.5), wait.After);
        Assert.IsType<SendOutcome.Sent>(await channel.SendAsync(Some.ToWhatsApp("x"), Cancel));
        twilio.Clock.Advance(wait.After!.Value);
        Assert.IsType<SendOutcome.Sent>(await channel.SendAsync(Some.ToSms("x"), Cancel));
        Assert.Equal(4, twilio.Calls.Count);
    }
}
