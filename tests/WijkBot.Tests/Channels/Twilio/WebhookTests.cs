using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using WijkBot.Channels.Twilio;

namespace WijkBot.Tests.Channels.Twilio;

public sealed class WebhookTests
{
    private const string Inbound = TwilioEndpoints.InboundPath, Status = TwilioEndpoints.StatusPath;

    [Fact]
    public async Task A_signed_message_is_answered_200_without_a_visible_reply_once_it_is_committed()
    {
        await using var site = await WebhookSite.StartAsync();
        using var answer = await site.PostAsync(Inbound, Some.WhatsApp(("Body", "De lamp is stuk")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("<Message", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("De lamp is stuk", Assert.Single(site.Hub.Messages).Activity.Text);
    }

    [Fact]
    public async Task The_same_MessageSid_twice_is_200_and_handled_once()
    {
        await using var site = await WebhookSite.StartAsync();
        for (var i = 0; i < 2; i++)
        {
            using var answer = await site.PostAsync(Inbound, Some.Sms(("Body", "hallo")));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        var kept = Assert.Single(site.Hub.Messages);
        Assert.Equal((Some.Account, Some.Sid(1)), (kept.Account, kept.ExternalId));
    }

    [Fact]
    public async Task An_unavailable_store_is_503_for_messages_and_statuses()
    {
        await using var site = await WebhookSite.StartAsync();
        site.Hub.Available = false;
        using var message = await site.PostAsync(Inbound, Some.Sms(("Body", "hallo")));
        using var status = await site.PostAsync(Status, [("MessageSid", Some.Sid(9)), ("MessageStatus", "sent")]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, message.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status.StatusCode);
    }

    [Theory]
    [InlineData(null, "no signature")]
    [InlineData("", "empty")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "forged, right length")]
    [InlineData("niet-eens-base64", "forged, wrong length")]
    [InlineData("ééééééééééééééééééééééééééé=", "not ASCII")]
    public async Task A_forged_or_missing_signature_is_403(string? signature, string why)
    {
        await using var site = await WebhookSite.StartAsync();
        foreach (var path in new[] { Inbound, Status })
        {
            using var answer = await site.PostAsync(path, Some.Form(Some.Sms(("Body", why))), signature);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
        Assert.Empty(site.Hub.Messages);
    }

    [Fact]
    public async Task A_signature_of_another_token_address_body_or_time_is_403()
    {
        await using var site = await WebhookSite.StartAsync();
        var fields = Some.Sms(("Body", "hallo"));
        string[] stale =
        [
            Some.Signature(Some.PublicUrl + Inbound, fields, token: "the token before it was renewed"),
            Some.Signature("https://elders.example" + Inbound, fields),
            Some.Signature(site.Client.BaseAddress + Inbound[1..], fields),
            Some.Signature(Some.PublicUrl + Status, fields),
            Some.Signature(Some.PublicUrl + Inbound + "?a=1", fields),
            Some.Signature(Some.PublicUrl + Inbound, [.. fields, ("Body", "iets anders")]),
            Some.Signature(Some.PublicUrl + Inbound, fields[1..]),
        ];
        foreach (var signature in stale)
        {
            using var answer = await site.PostAsync(Inbound, Some.Form(fields), signature);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Forwarded_headers_and_Host_do_not_change_what_must_be_signed()
    {
        await using var site = await WebhookSite.StartAsync();
        var fields = Some.Sms(("Body", "hallo"));
        using var request = new HttpRequestMessage(HttpMethod.Post, Inbound);
        request.Content = new StringContent(Some.Form(fields), Encoding.UTF8, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        request.Headers.Host = "aanvaller.example";
        request.Headers.Add("X-Forwarded-Host", "aanvaller.example");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Twilio-Signature", Some.Signature("https://aanvaller.example" + Inbound, fields));
        using var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Without_an_auth_token_nothing_is_trusted()
    {
        await using var site = await WebhookSite.StartAsync(Some.Settings with { AuthToken = "" });
        var fields = Some.Sms(("Body", "hallo"));
        using var answer = await site.PostAsync(Inbound, Some.Form(fields), Some.Signature(Some.PublicUrl + Inbound, fields, token: ""));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    public static TheoryData<string, (string, string)[]> NotTwilio => new()
    {
        { "no fields at all", [] },
        { "another account", Some.Sms(("AccountSid", "AC00000000000000000000000000000002"), ("Body", "x")) },
        { "no account", Some.Sms(("AccountSid", ""), ("Body", "x")) },
        { "no MessageSid", Some.Sms(("MessageSid", ""), ("Body", "x")) },
        { "an endless MessageSid", Some.Sms(("MessageSid", new string('S', 5000)), ("Body", "x")) },
        { "a number that is not ours", Some.Sms(("To", "+31546999999"), ("Body", "x")) },
        { "our SMS number by WhatsApp", Some.Sms(("To", "whatsapp:" + Some.SmsNumber), ("From", "whatsapp:" + Some.Resident), ("Body", "x")) },
        { "a channel we do not have", Some.Sms(("To", "messenger:123"), ("From", "messenger:456"), ("Body", "x")) },
        { "no sender", Some.Sms(("From", ""), ("Body", "x")) },
        { "a sender from another channel", Some.Sms(("From", "whatsapp:" + Some.Resident), ("Body", "x")) },
        { "a sender that would break a key", Some.Sms(("From", "+316|zaak:M-1"), ("Body", "x")) },
        { "a status callback", [("MessageSid", Some.Sid(1)), ("AccountSid", Some.Account), ("MessageStatus", "sent"), ("To", Some.Resident), ("From", Some.SmsNumber)] },
    };

    [Theory, MemberData(nameof(NotTwilio))]
    public async Task What_is_signed_but_no_message_to_us_is_400(string why, (string, string)[] fields)
    {
        await using var site = await WebhookSite.StartAsync();
        using var answer = await site.PostAsync(Inbound, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, why);
        Assert.Empty(site.Hub.Messages);
    }

    [Fact]
    public async Task Two_of_our_numbers_do_not_talk_with_each_other_for_ever()
    {
        var settings = Some.Settings with { Numbers = [.. Some.Settings.Numbers, new TwilioNumber { Number = "+31546543333", Channel = "sms" }] };
        await using var site = await WebhookSite.StartAsync(settings);
        using var answer = await site.PostAsync(Inbound, Some.Sms(("From", "+31546543333"), ("Body", "Hallo, ik ben WijkBot")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(site.Hub.Messages);
    }

    [Theory]
    [InlineData(TwilioWebhook.MaxBody + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(TwilioWebhook.MaxBody, HttpStatusCode.Forbidden)]
    public async Task A_body_above_the_limit_is_413_also_when_its_length_is_not_announced(int size, HttpStatusCode expected)
    {
        await using var site = await WebhookSite.StartAsync();
        foreach (var chunked in new[] { false, true })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Inbound) { Content = new ByteArrayContent(new byte[size]) };
            request.Headers.TransferEncodingChunked = chunked;
            using var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(expected, answer.StatusCode);
        }
        using var next = await site.PostAsync(Inbound, Some.Sms(("Body", "nog steeds bereikbaar")));
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task Ten_thousand_fields_are_read()
    {
        await using var site = await WebhookSite.StartAsync();
        var fields = Some.Sms([("Body", "hallo"), .. Enumerable.Range(0, 10_000).Select(i => ($"Nieuw{i}", $"{i}"))]);
        using var answer = await site.PostAsync(Inbound, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("9999", Assert.Single(site.Hub.Messages).Activity.ChannelData?.GetProperty("Nieuw9999").GetString());
    }

    public static TheoryData<byte[]> Garbage => new()
    {
        new byte[] { 0, 1, 2, 255, 254 },
        "%"u8.ToArray(), "%%%&&&==="u8.ToArray(), "a=%zz&b=%4"u8.ToArray(), "=&=&="u8.ToArray(), "{\"Body\":"u8.ToArray(), "<xml/>"u8.ToArray(), Array.Empty<byte>(),
    };

    [Theory, MemberData(nameof(Garbage))]
    public async Task Garbage_is_403_and_harms_nobody(byte[] body)
    {
        await using var site = await WebhookSite.StartAsync();
        foreach (var type in new[] { "application/x-www-form-urlencoded", "application/json", "multipart/form-data" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Inbound) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
            request.Headers.Add("X-Twilio-Signature", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
            using var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("""{"MessageSid":"SM00000000000000000000000000000001","AccountSid":"AC00000000000000000000000000000001","From":"+31612345678","To":"+31546542222","Body":"hallo","NumMedia":0}""", 200)]
    [InlineData("[1,2]", 400)]
    [InlineData("{", 400)]
    [InlineData("""{"MessageSid":"\ud800"}""", 400)]
    [InlineData("", 400)]
    public async Task A_JSON_body_is_checked_by_its_hash_in_the_signed_query(string body, int expected)
    {
        await using var site = await WebhookSite.StartAsync();
        var path = $"{Inbound}?bodySHA256={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}";
        using var answer = await site.PostAsync(path, body, Some.Signature(Some.PublicUrl + path, []), "application/json");
        Assert.Equal(expected, (int)answer.StatusCode);
        using var changed = await site.PostAsync(path, body + " ", Some.Signature(Some.PublicUrl + path, []), "application/json");
        Assert.Equal(HttpStatusCode.Forbidden, changed.StatusCode);
    }

    [Fact]
    public async Task Only_POST_is_answered()
    {
        await using var site = await WebhookSite.StartAsync();
        using var answer = await site.Client.GetAsync(Inbound, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory]
    [InlineData("nieuwe-status", "SM00000000000000000000000000000009")]
    [InlineData("", "SM00000000000000000000000000000009")]
    [InlineData("received", "SM00000000000000000000000000000009")]
    [InlineData("delivered", "")]
    public async Task A_status_that_says_nothing_is_200_and_reports_nothing(string status, string sid)
    {
        await using var site = await WebhookSite.StartAsync();
        using var answer = await site.PostAsync(Status, [("MessageSid", sid), ("MessageStatus", status)]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(site.Hub.Reports);
    }
}
