using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using WijkBot.Simulator;
using static WijkBot.Tests.Browser.Simulator.PlayExtensions;

namespace WijkBot.Tests.Browser.Simulator;

public sealed class TwilioApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_queued_and_has_an_id_of_Twilio()
    {
        await using var host = await SimulatorHost.StartAsync();
        var answer = await host.Send();
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var message = await answer.Json();
        Assert.Matches("^SM[0-9a-f]{32}$", (string)message["sid"]!);
        Assert.Equal("queued", (string)message["status"]!);
        Assert.Equal("outbound-api", (string)message["direction"]!);
        Assert.Equal(Henk, (string)message["to"]!);
        Assert.Matches(@"^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$", (string)message["date_created"]!);
    }

    [Fact]
    public async Task A_message_has_exactly_the_fields_of_Twilios_own_specification()
    {
        var file = Path.Combine(Shared.Repository, "tests/clients/node_modules/@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json");
        Assert.SkipUnless(File.Exists(file), "needs the npm package @twilio/cli-core, which holds Twilio's specification");
        var schemas = JsonNode.Parse(await File.ReadAllTextAsync(file, Cancel))!["components"]!["schemas"]!;
        var specified = schemas["api.v2010.account.message"]!["properties"]!.AsObject();
        await using var host = await SimulatorHost.StartAsync();
        var message = await (await host.Send()).Json();
        Assert.Equal(specified.Select(field => field.Key).Order(StringComparer.Ordinal), message.Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.All(message.Where(field => field.Value is not null && specified[field.Key]!["type"] is not null), field =>
            Assert.Equal((string)specified[field.Key]!["type"]!, field.Value!.GetValueKind().ToString().ToLowerInvariant()));
        Assert.Contains((string)message["status"]!, schemas["message_enum_status"]!["enum"]!.AsArray().Select(status => (string)status!));
    }

    [Fact]
    public async Task The_statuses_of_a_message_follow_signed_and_in_order()
    {
        await using var host = await SimulatorHost.StartAsync();
        var message = await (await host.Send(ToWhatsApp)).Json();
        foreach (var expected in new[] { "sent", "delivered", "read" })
        {
            var status = await host.WijkBot.NextStatus();
            Assert.Equal((expected, (string)message["sid"]!), (status["MessageStatus"], status["MessageSid"]));
            Assert.Equal(Signed.As(status), status.Signature);
        }
    }

    [Fact]
    public async Task An_sms_is_never_reported_as_read()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Send();
        Assert.Equal("sent", (await host.WijkBot.NextStatus())["MessageStatus"]);
        Assert.Equal("delivered", (await host.WijkBot.NextStatus())["MessageStatus"]);
        await host.Send(("Body", "Nog een."));
        Assert.Equal("sent", (await host.WijkBot.NextStatus())["MessageStatus"]);
    }

    [Theory]
    [InlineData("To", "0612", 21211)]
    [InlineData("To", "", 21604)]
    [InlineData("From", "", 21603)]
    [InlineData("From", "+31201234567", 21659)]
    [InlineData("From", "whatsapp:" + WhatsAppNumber, 63007)]
    [InlineData("Body", "", 21602)]
    [InlineData("StatusCallback", "geen adres", 21609)]
    public async Task What_Twilio_refuses_is_refused_with_its_code(string field, string value, int code)
    {
        await using var host = await SimulatorHost.StartAsync();
        var answer = await host.Send((field, value));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = await answer.Json();
        Assert.Equal((code, 400), ((int)error["code"]!, (int)error["status"]!));
        Assert.EndsWith($"/errors/{code}", (string)error["more_info"]!);
    }

    [Fact]
    public async Task A_text_over_1600_characters_is_refused()
    {
        await using var host = await SimulatorHost.StartAsync();
        Assert.Equal(HttpStatusCode.Created, (await host.Send(("Body", new string('a', 1600)))).StatusCode);
        Assert.Equal(21617, (int)(await (await host.Send(("Body", new string('a', 1601)))).Json())["code"]!);
    }

    [Fact]
    public async Task A_wrong_token_or_account_gets_in_nowhere()
    {
        await using var host = await SimulatorHost.StartAsync();
        host.Twilio.DefaultRequestHeaders.Authorization = SimulatorHost.Basic(SimulatorDefaults.AccountSid, "fout");
        var answer = await host.Send();
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(20003, (int)(await answer.Json())["code"]!);
        host.Twilio.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Twilio.GetAsync("Messages.json", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Messages_can_be_looked_up_by_person_number_and_day()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Send(("Body", "Een"));
        await host.Send([.. ToWhatsApp, ("Body", "Twee")]);
        var today = host.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(["Een"], await Bodies($"To={Uri.EscapeDataString(Henk)}&DateSent%3E={today}"));
        Assert.Equal(["Twee", "Een"], await Bodies("PageSize=50"));
        Assert.Equal(["Twee"], await Bodies($"From={Uri.EscapeDataString("whatsapp:" + WhatsAppNumber)}"));
        Assert.Empty(await Bodies("DateSent%3C=2020-01-01"));

        async Task<string[]> Bodies(string query)
        {
            var page = JsonNode.Parse(await host.Twilio.GetStringAsync("Messages.json?" + query, Cancel))!;
            return [.. page["messages"]!.AsArray().Select(message => (string)message!["body"]!)];
        }
    }

    [Fact]
    public async Task Who_said_STOP_by_SMS_gets_nothing_until_START()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Sms("stop");
        Assert.Equal(21610, (int)(await (await host.Send()).Json())["code"]!);
        await host.Sms("START");
        Assert.Equal(HttpStatusCode.Created, (await host.Send()).StatusCode);
    }

    [Fact]
    public async Task A_template_for_choices_shows_its_buttons()
    {
        await using var host = await SimulatorHost.StartAsync();
        var sid = WijkBot.Simulator.Twilio.SimulatedContent.Templates.Single(template => template.Name == "keuze-2").Sid;
        await host.Send([.. ToWhatsApp, ("Body", ""), ("ContentSid", sid), ("ContentVariables", """{"1":"Klopt dit?","2":"Ja","3":"j","4":"Nee","5":"n"}""")]);
        var shown = Assert.Single(host.Phone());
        Assert.Equal("Klopt dit?", shown.Body);
        Assert.Equal([("Ja", "j"), ("Nee", "n")], shown.Buttons.Select(button => (button.Title, button.Id)));
    }
}
