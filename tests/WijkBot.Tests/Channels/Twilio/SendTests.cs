using System.Text;
using System.Text.Json;
using WijkBot.Channels;

namespace WijkBot.Tests.Channels.Twilio;

public sealed class SendTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

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

    [Fact]
    public async Task WhatsApp_addresses_carry_their_prefix()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        await twilio.Channel().SendAsync(Some.ToWhatsApp("Zoë’s café…"), Cancel);
        var call = Assert.Single(twilio.Calls);
        Assert.Equal(("whatsapp:" + Some.Resident, "whatsapp:" + Some.WhatsAppNumber), (call["To"], call["From"]));
        Assert.Equal("Zoë’s café…", call["Body"]);
    }

    [Fact]
    public async Task A_message_from_no_number_of_ours_leaves_by_the_Messaging_Service()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        var channel = twilio.Channel(s => s with { MessagingServiceSid = "MG00000000000000000000000000000001" });
        var message = Some.ToSms("Dank u wel");
        await channel.SendAsync(message with { Activity = message.Activity with { From = null } }, Cancel);
        var call = Assert.Single(twilio.Calls);
        Assert.Equal(("MG00000000000000000000000000000001", null), (call["MessagingServiceSid"], call["From"]));
    }

    [Fact]
    public async Task Choices_are_numbered_lines_where_no_template_holds_them()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        await twilio.Channel().SendAsync(Some.ToSms("Klopt dit?", "Ja", "Nee, andere plek"), Cancel);
        Assert.Equal("Klopt dit?\n1. Ja\n2. Nee, andere plek", Assert.Single(twilio.Calls)["Body"]);
    }

    [Fact]
    public async Task Outside_the_window_only_the_named_template_goes_out()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        var channel = twilio.Channel(s => s with { Templates = new Dictionary<string, string> { ["antwoord"] = "HX00000000000000000000000000000001" } });
        var message = Some.ToWhatsApp("Uw lamp is gemaakt.") with
        {
            LastHeard = Some.Now.AddHours(-24),
            Template = new MessageTemplate("antwoord", ["M-1042", "Regel 1\nRegel 2", ""]),
        };
        Assert.IsType<SendOutcome.Sent>(await channel.SendAsync(message, Cancel));
        var call = Assert.Single(twilio.Calls);
        Assert.Equal(("HX00000000000000000000000000000001", null), (call["ContentSid"], call["Body"]));
        var variables = JsonSerializer.Deserialize<Dictionary<string, string>>(call["ContentVariables"]!);
        Assert.Equal(new Dictionary<string, string> { ["1"] = "M-1042", ["2"] = "Regel 1 Regel 2", ["3"] = "-" }, variables);
    }
}
