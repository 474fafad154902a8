using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WijkBot.Cases;
using WijkBot.Delivery;
using WijkBot.Tests.Bot.Kill;
using WijkBot.Tests.Channels.Media;
using WijkBot.Tests.Channels.Twilio;
using KilledDesk = WijkBot.Tests.Bot.Kill.Desk;

namespace WijkBot.Tests.Bot.Media;

/// <summary>A message as Teams sends it, with a picture and the words "stuur foto", to the real program: what each provider is asked then.</summary>
public sealed class PhotoInTalkTests : IAsyncLifetime
{
    private const string WhatsApp = "M-1", Sms = "M-2", Web = "M-3";
    private const string Words = "Beheer openbare ruimte van de gemeente stuurt u een foto.";
    private static readonly byte[] Picture = SomePhoto.WithExif(SomePhoto.Picture(40, 30), SomePhoto.Exif(gps: (52.35, 6.66)));
    private readonly HttpClient client = new();
    private readonly CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private RecordingTwilio twilio = null!;
    private RecordingTeams teams = null!;
    private KilledProgram program = null!;
    private (string Id, string Token) chat;
    private int said;

    /// <summary>Three residents have written, each has a case, and Anna talks with all of them.</summary>
    public async ValueTask InitializeAsync()
    {
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        (twilio, teams) = (await RecordingTwilio.StartAsync(), await RecordingTeams.StartAsync());
        program = new KilledProgram(twilio.Url)
        {
            More = [.. KilledDesk.WithoutToken, ("Twilio:Numbers:1:Number", Some.WhatsAppNumber), ("Twilio:Numbers:1:Channel", "whatsapp")],
        };
        program.Start();
        await program.UntilReadyAsync(patience.Token);
        await WriteAsync(Some.WhatsApp(("MessageSid", Some.Sid(1)), ("Body", "hallo")));
        await WriteAsync(Some.Sms(("MessageSid", Some.Sid(2)), ("Body", "hallo")));
        var token = (string)(await DirectLineAsync(HttpMethod.Post, "/tokens/generate", KilledProgram.WebChatSecret, new { account = "windmolenbroek" }))["token"]!;
        chat = ((string)(await DirectLineAsync(HttpMethod.Post, "/conversations", token, new { }))["conversationId"]!, token);
        await DirectLineAsync(HttpMethod.Post, $"/conversations/{chat.Id}/activities", token, new { type = "message", text = "hallo" });
        while (twilio.Taken.Count < 2 || (await ChatAsync()).Count < 2)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        await program.StopAsync(patience.Token);

        var now = TimeProvider.System.GetUtcNow();
        await program.PrepareAsync(
            [Links.ToRecord(new TeamsLink("beheer", teams.Url, KilledDesk.ChannelOf("beheer"), "t", "28:bot", "Anna", now), now), .. Residents.Select(one => CaseRecord.Of(CaseOf(one.Reference, one.Mailbox, now), now))],
            turn => [.. Residents.Select((one, n) => StableId.Signal(turn, n, Case.MailboxOf(one.Reference), CaseSignals.Opened, null))]);
        program.Start();
        await program.UntilReadyAsync(patience.Token);
        using var desk = new KilledDesk(program, teams, 0);
        foreach (var (reference, _) in Residents)
            await desk.PressAsync("f:" + reference, reference, "overnemen", null, patience.Token);
        while (twilio.Taken.Count < 4 || teams.Taken.Count(post => post.StartsThread) < 3)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
    }

    private IEnumerable<(string Reference, string Mailbox)> Residents =>
        [(WhatsApp, $"whatsapp|{Some.WhatsAppNumber}|{Some.Resident}"), (Sms, $"sms|{Some.SmsNumber}|{Some.Resident}"), (Web, $"directline|windmolenbroek|{chat.Id}")];

    [Fact]
    public async Task A_photo_arrives_as_each_channel_shows_photos_and_tells_nothing_of_the_camera()
    {
        teams.Picture = () => Task.FromResult(Results.Bytes(Picture, "image/jpeg"));
        foreach (var (reference, _) in Residents)
            await SayAsync(reference, "stuur foto: Zo is het nu.");
        while (twilio.Taken.Count < 6 || !(await ChatAsync()).Any(one => one["attachments"] is not null))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);

        var byWhatsApp = Assert.Single(twilio.Taken.Skip(4), message => message.To == "whatsapp:" + Some.Resident);
        Assert.Equal(Words + " Zo is het nu.", byWhatsApp.Body);
        var bySms = Assert.Single(twilio.Taken.Skip(4), message => message.To == Some.Resident);
        Assert.Null(bySms.MediaUrl);
        Assert.StartsWith(Words + " U ziet hem met de link hieronder. Zo is het nu.\n", bySms.Body, StringComparison.Ordinal);
        var byChat = (await ChatAsync()).Single(one => one["attachments"] is not null);
        Assert.Equal((Words + " Zo is het nu.", "image/jpeg"), ((string?)byChat["text"], (string?)byChat["attachments"]![0]!["contentType"]));

        foreach (var address in new[] { byWhatsApp.MediaUrl!, bySms.Body.Split('\n')[^1], (string)byChat["attachments"]![0]!["contentUrl"]! })
        {
            Assert.StartsWith(program.Url + "/media/", address, StringComparison.Ordinal);
            using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(address)), patience.Token);
            using var photo = await client.GetAsync(new Uri(address), patience.Token);
            Assert.Equal(("image/jpeg", "image/jpeg"), (head.Content.Headers.ContentType?.MediaType, photo.Content.Headers.ContentType?.MediaType));
            var bytes = await photo.Content.ReadAsByteArrayAsync(patience.Token);
            Assert.Equal([0xff, 0xd8, 0xff], bytes[..3]);
            Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            Assert.DoesNotContain("Camera van Fatma", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_program_killed_while_it_fetches_a_photo_brings_it_once()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        teams.Picture = async () =>
        {
            if (asked.TrySetResult())
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, patience.Token);
            return Results.Bytes(Picture, "image/jpeg");
        };
        await SayAsync(Sms, "stuur foto");
        await asked.Task.WaitAsync(patience.Token);
        await program.KillAsync(patience.Token);
        program.Start();
        await program.UntilReadyAsync(patience.Token);
        while (twilio.Taken.Count < 5)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);

        // Teams, not knowing that it was taken, brings the same message again: it was handled
        await SayAsync(Sms, "stuur foto", again: true);
        await SayAsync(WhatsApp, "stuur foto");
        while (twilio.Taken.Count < 6)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        Assert.Equal([Some.Resident, "whatsapp:" + Some.Resident], twilio.Taken.Skip(4).Select(message => message.To));
    }

    /// <summary>What Teams sends when somebody pastes a picture into the thread of a card and mentions the bot.</summary>
    private async Task SayAsync(string reference, string words, bool again = false)
    {
        var thread = 1 + teams.Taken.ToList().FindIndex(post => post.StartsThread && post.Text.StartsWith(reference + ":", StringComparison.Ordinal));
        if (!again) said++;
        var message = $$"""
            {
              "text": "<at>WijkBot</at>&nbsp;{{words}}\r\n", "textFormat": "plain", "type": "message", "id": "17000000005{{said:00}}", "timestamp": "2026-03-02T09:00:00.000Z",
              "attachments": [
                { "contentType": "image/*", "contentUrl": "{{teams.Url}}/v3/attachments/0-weu-d8-c0eefd41d5780e60966d61f934e5de0b/views/original" },
                { "contentType": "text/html", "content": "<div><div><span itemscope=\"\" itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">WijkBot</span>&nbsp;{{words}}</div>\n<div><img itemtype=\"http://schema.skype.com/AMSImage\" alt=\"image\" src=\"https://eu-api.asm.skype.com/v1/objects/0-weu-d8-c0eefd41d5780e60966d61f934e5de0b/views/imgo\"></div></div>" }
              ],
              "channelId": "msteams", "serviceUrl": "{{teams.Url}}", "locale": "nl-NL",
              "from": { "id": "29:anna", "name": "Anna" }, "recipient": { "id": "28:bot", "name": "WijkBot" },
              "conversation": { "isGroup": true, "conversationType": "channel", "tenantId": "t", "id": "{{KilledDesk.ChannelOf("beheer")}};messageid={{thread}}" },
              "entities": [
                { "mentioned": { "id": "28:bot", "name": "WijkBot" }, "text": "<at>WijkBot</at>", "type": "mention" },
                { "locale": "nl-NL", "country": "NL", "platform": "Web", "timezone": "Europe/Amsterdam", "type": "clientInfo" }
              ],
              "channelData": { "teamsChannelId": "{{KilledDesk.ChannelOf("beheer")}}", "teamsTeamId": "19:team@thread.tacv2", "channel": { "id": "{{KilledDesk.ChannelOf("beheer")}}" }, "team": { "id": "19:team@thread.tacv2" }, "tenant": { "id": "t" } }
            }
            """;
        using var answer = await client.PostAsync(new Uri(program.Url + "/api/messages"), new StringContent(message, Encoding.UTF8, "application/json"), patience.Token);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
    }

    private async Task WriteAsync((string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, program.Url + "/twilio/inbound") { Content = new StringContent(Some.Form(fields), Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.Add("X-Twilio-Signature", Some.Signature(program.Url + "/twilio/inbound", fields));
        using var answer = await client.SendAsync(request, patience.Token);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
    }

    private async Task<IReadOnlyList<JsonNode>> ChatAsync() =>
        [.. (await DirectLineAsync(HttpMethod.Get, $"/conversations/{chat.Id}/activities", chat.Token, null))["activities"]!.AsArray().Select(one => one!)];

    private async Task<JsonNode> DirectLineAsync(HttpMethod method, string path, string bearer, object? body)
    {
        using var request = new HttpRequestMessage(method, program.Url + "/v3/directline" + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var answer = await client.SendAsync(request, patience.Token);
        var text = await answer.Content.ReadAsStringAsync(patience.Token);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static Case CaseOf(string reference, string mailbox, DateTimeOffset now) => new()
    {
        Reference = reference,
        Kind = CaseKind.Melding,
        Resident = mailbox,
        Wijk = "hofkamp",
        Category = "straatverlichting",
        Text = "de lamp is stuk",
        ReceivedAt = now,
        Party = "beheer",
    };

    public async ValueTask DisposeAsync()
    {
        program.Dispose();
        await twilio.DisposeAsync();
        await teams.DisposeAsync();
        client.Dispose();
        patience.Dispose();
    }
}
