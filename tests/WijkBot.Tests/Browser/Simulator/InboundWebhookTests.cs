using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WijkBot.Simulator;
using static WijkBot.Tests.Browser.Simulator.PlayExtensions;

namespace WijkBot.Tests.Browser.Simulator;

public sealed class InboundWebhookTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_sms_arrives_with_the_fields_and_the_signature_of_Twilio()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Sms("Er is een lamp kapot in de Palmstraat. Café é€?");
        var webhook = await host.WijkBot.NextMessage();
        Assert.Equal(("Er is een lamp kapot in de Palmstraat. Café é€?", Henk, SmsNumber), (webhook["Body"], webhook["From"], webhook["To"]));
        Assert.Equal((SimulatorDefaults.AccountSid, "0", "received"), (webhook["AccountSid"], webhook["NumMedia"], webhook["SmsStatus"]));
        Assert.Matches("^SM[0-9a-f]{32}$", webhook["MessageSid"]);
        Assert.Null(webhook["WaId"]);
        Assert.StartsWith("application/x-www-form-urlencoded", webhook.ContentType);
        Assert.Equal(Signed.As(webhook), webhook.Signature);
        Assert.Equal("received", Assert.Single(host.Phone()).Status);
    }

    [Fact]
    public async Task Twilios_own_library_accepts_the_signature()
    {
        var clients = Path.Combine(Shared.Repository, "tests", "clients");
        Assert.SkipUnless(Directory.Exists(Path.Combine(clients, "node_modules", "twilio")), "needs Node with the npm package twilio");
        await using var host = await SimulatorHost.StartAsync();
        await host.WhatsApp(new { body = "Naast de bank, ’s avonds: 2 × “lamp” & meer = ja? 💡" });
        var webhook = await host.WijkBot.NextMessage();
        var said = new JsonObject(webhook.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value)));
        var start = new ProcessStartInfo("node", ["-e", """
            const [token, signature, url, fields] = JSON.parse(require('fs').readFileSync(0));
            process.stdout.write(String(require('twilio').validateRequest(token, signature, url, fields)));
            """])
        { WorkingDirectory = clients, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(new JsonArray(SimulatorDefaults.AuthToken, webhook.Signature, webhook.Url, said).ToJsonString());
        node.StandardInput.Close();
        Assert.Equal("true", await node.StandardOutput.ReadToEndAsync(Cancel));
    }

    [Fact]
    public async Task A_WhatsApp_message_names_its_sender_and_kind()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.WhatsApp(new { body = "Hallo" });
        var webhook = await host.WijkBot.NextMessage();
        Assert.Equal(("whatsapp:" + Anna, "31612345678", "Anna de Vries", "text"),
            (webhook["From"], webhook["WaId"], webhook["ProfileName"], webhook["MessageType"]));
    }

    [Fact]
    public async Task A_pin_arrives_as_a_location()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.WhatsApp(new { pin = new { latitude = 52.3314, longitude = 6.6355, label = "Windmolenbroek" } });
        var webhook = await host.WijkBot.NextMessage();
        Assert.Equal(("location", "52.3314", "6.6355", "Windmolenbroek", ""),
            (webhook["MessageType"], webhook["Latitude"], webhook["Longitude"], webhook["Label"], webhook["Body"]));
    }

    [Fact]
    public async Task A_button_arrives_with_its_words_and_its_payload()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.WhatsApp(new { pressed = new { title = "Ja", id = "klopt:ja" }, replyTo = "SM1" });
        var webhook = await host.WijkBot.NextMessage();
        Assert.Equal(("button", "Ja", "klopt:ja", "SM1"),
            (webhook["MessageType"], webhook["ButtonText"], webhook["ButtonPayload"], webhook["OriginalRepliedMessageSid"]));
        await host.WhatsApp(new { pressed = new { title = "Lamp", id = "straatverlichting", fromList = true } });
        webhook = await host.WijkBot.NextMessage();
        Assert.Equal(("interactive", "Lamp", "straatverlichting"), (webhook["MessageType"], webhook["ListTitle"], webhook["ListId"]));
    }

    [Fact]
    public async Task A_photo_can_be_fetched_with_the_password_only()
    {
        await using var host = await SimulatorHost.StartAsync();
        var photo = new ByteArrayContent([0xFF, 0xD8, 0xFF, 1, 2, 3]) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
        var kept = await (await host.Page.PostAsync("/simulator/api/photos", photo, Cancel)).Json();
        await host.WhatsApp(new { photo = (string)kept["id"]! });
        var webhook = await host.WijkBot.NextMessage();
        Assert.Equal(("1", "image/jpeg", "image"), (webhook["NumMedia"], webhook["MediaContentType0"], webhook["MessageType"]));
        Assert.Equal(6, (await host.Twilio.GetByteArrayAsync(webhook["MediaUrl0"], Cancel)).Length);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Page.GetAsync(webhook["MediaUrl0"], Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("lamp", false)]
    [InlineData("lamp-gps", true)]
    public async Task A_sample_photo_has_a_position_or_has_none(string name, bool hasPosition)
    {
        await using var host = await SimulatorHost.StartAsync();
        var kept = await (await host.Page.PostAsync($"/simulator/api/photos/samples/{name}", new StringContent("{}"), Cancel)).Json();
        var bytes = await host.Page.GetByteArrayAsync("/simulator/api/photos/" + (string)kept["id"]!, Cancel);
        Assert.Equal(0xFFD8, (bytes[0] << 8) + bytes[1]);
        Assert.Equal(hasPosition, bytes.AsSpan().IndexOf("Exif\0\0MM"u8) >= 0);
    }

    [Fact]
    public async Task A_message_that_WijkBot_cannot_take_now_comes_again_with_the_same_id()
    {
        await using var host = await SimulatorHost.StartAsync();
        host.WijkBot.Answers.Enqueue(503);
        host.WijkBot.Answers.Enqueue(503);
        await host.Sms("Hallo");
        var ids = new[] { await host.WijkBot.NextMessage(), await host.WijkBot.NextMessage(), await host.WijkBot.NextMessage() }.Select(w => w["MessageSid"]);
        Assert.Single(ids.Distinct());
        Assert.Equal("received", Assert.Single(host.Phone()).Status);
        Assert.True(host.WijkBot.NothingMore);
    }

    [Fact]
    public async Task A_message_that_WijkBot_refuses_is_not_repeated_and_shows_so()
    {
        await using var host = await SimulatorHost.StartAsync();
        host.WijkBot.Answers.Enqueue(403);
        await host.Sms("Hallo");
        await host.WijkBot.NextMessage();
        Assert.Equal(("refused", 403), (host.Phone()[0].Status, host.Phone()[0].ErrorCode));
        Assert.True(host.WijkBot.NothingMore);
    }

    [Theory]
    [InlineData("{\"from\":\"+31600000000\",\"to\":\"+31546850219\",\"body\":\"x\"}")]
    [InlineData("{\"from\":\"+31687654321\",\"to\":\"+31546000000\",\"body\":\"x\"}")]
    [InlineData("{\"from\":\"+31687654321\",\"to\":\"+31546850219\",\"body\":\"  \"}")]
    [InlineData("{\"from\":\"+31687654321\",\"to\":\"+31546850219\",\"pin\":{\"latitude\":52,\"longitude\":6}}")]
    public async Task What_a_phone_cannot_send_is_refused_in_words(string message)
    {
        await using var host = await SimulatorHost.StartAsync();
        var answer = await host.Page.PostAsync("/simulator/api/phones/sms/messages", new StringContent(message, new MediaTypeHeaderValue("application/json")), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.EndsWith(".", (string)(await answer.Json())["message"]!);
        Assert.Empty(host.Phone());
    }

    [Fact]
    public async Task Photos_and_messages_are_kept_in_a_bounded_number()
    {
        await using var host = await SimulatorHost.StartAsync();
        var album = host.Services.GetRequiredService<WijkBot.Simulator.Phones.PhotoAlbum>();
        var first = album.Add("image/jpeg", [1]);
        for (var i = 0; i < 20; i++)
            album.Add("image/jpeg", [2]);
        Assert.Null(album.Find(first.Id));
        var book = host.Services.GetRequiredService<WijkBot.Simulator.Phones.PhoneBook>();
        await host.Sms("Hallo");
        for (var i = 0; i < 450; i++)
            book.Add(book.Messages[0] with { Sid = "SM" + i });
        Assert.Equal(400, book.Messages.Count);
    }
}
