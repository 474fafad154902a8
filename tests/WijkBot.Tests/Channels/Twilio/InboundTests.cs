using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Twilio;

namespace WijkBot.Tests.Channels.Twilio;

/// <summary>What Twilio posts, and the activity that it becomes.</summary>
public sealed class InboundTests
{
    private static TwilioReceived Read(params (string, string)[] fields) =>
        new TwilioInbound(Some.Settings, new FakeTimeProvider(Some.Now)).Read(Some.Parsed(fields));

    private static Activity Message(params (string, string)[] fields) => Assert.IsType<TwilioReceived.Message>(Read(fields)).Incoming.Activity;

    [Fact]
    public void A_WhatsApp_text_as_Twilio_sends_it()
    {
        var incoming = Assert.IsType<TwilioReceived.Message>(Read(
            ("SmsMessageSid", Some.Sid(1)), ("NumMedia", "0"), ("ProfileName", "Fatma Yıldız"), ("MessageType", "text"), ("SmsSid", Some.Sid(1)),
            ("WaId", "31612345678"), ("SmsStatus", "received"), ("Body", "Er ligt vuilnis bij de Schelf"), ("To", "whatsapp:" + Some.WhatsAppNumber),
            ("NumSegments", "1"), ("ReferralNumMedia", "0"), ("MessageSid", Some.Sid(1)), ("AccountSid", Some.Account),
            ("ChannelMetadata", "{\"type\":\"whatsapp\"}"), ("From", "whatsapp:" + Some.Resident), ("ApiVersion", "2010-04-01"))).Incoming;
        Assert.Equal((Some.Account, Some.Sid(1)), (incoming.Account, incoming.ExternalId));
        var json = JsonSerializer.Serialize(incoming.Activity, ActivityJson.Default.Activity);
        Assert.Equal(
            $$$"""
            {"type":"message","id":"{{{Some.Sid(1)}}}","timestamp":"2026-10-05T09:30:00+00:00","channelId":"whatsapp","from":{"id":"+31612345678","name":"Fatma Yıldız","role":"user"},"recipient":{"id":"+31546541111","role":"bot"},"conversation":{"id":"whatsapp|+31546541111|+31612345678"},"text":"Er ligt vuilnis bij de Schelf","textFormat":"plain","channelData":{"ChannelMetadata":"{\"type\":\"whatsapp\"}","MessageType":"text"}}
            """,
            JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json), Readable));
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void An_SMS_as_Twilio_sends_it()
    {
        var sms = Message(Some.Sms(("Body", "de lamp is stuk"), ("FromCountry", "NL"), ("ToCountry", "NL"), ("NumMedia", "0"), ("FromCity", "")));
        Assert.Equal((ChannelIds.Sms, Some.Resident, Some.SmsNumber, "de lamp is stuk"), (sms.ChannelId, sms.From?.Id, sms.Recipient?.Id, sms.Text));
        Assert.Equal("""{"FromCountry":"NL","ToCountry":"NL"}""", sms.ChannelData?.GetRawText());
    }

    [Fact]
    public void A_sender_who_hides_the_number_is_known_by_ExternalUserId()
    {
        foreach (var from in new[] { "", "whatsapp:" })
        {
            var hidden = Message(Some.WhatsApp(("From", from), ("ExternalUserId", "NL.1349120865530274191"), ("ProfileName", "@buurvrouw"), ("Body", "hoi")));
            Assert.Equal(("NL.1349120865530274191", "@buurvrouw"), (hidden.From?.Id, hidden.From?.Name));
        }
    }

    [Fact]
    public void A_number_goes_before_ExternalUserId_which_is_kept()
    {
        var both = Message(Some.WhatsApp(("ExternalUserId", "NL.13"), ("Body", "hoi")));
        Assert.Equal(Some.Resident, both.From?.Id);
        Assert.Equal("NL.13", both.ChannelData?.GetProperty("ExternalUserId").GetString());
    }

    [Theory]
    [InlineData("Ja", "Ja", "ButtonText", "Ja", "ButtonPayload", "ja-1")]
    [InlineData(null, "Ja", "ButtonText", "Ja", "ButtonPayload", "ja-1")]
    [InlineData("Zwerfafval", "Zwerfafval", "ListTitle", "Zwerfafval", "ListId", "zwerf\"afval")]
    [InlineData(null, "Zwerfafval", "ListTitle", "Zwerfafval", "ListId", "zwerfafval")]
    public void A_press_on_a_button_or_list_is_its_words_with_its_value(string? body, string words, string title, string shown, string id, string value)
    {
        var pressed = Message(Some.WhatsApp(("Body", body ?? ""), (title, shown), (id, value), ("OriginalRepliedMessageSid", Some.Sid(7))));
        Assert.Equal((words, value, Some.Sid(7)), (pressed.Text, pressed.Value?.GetString(), pressed.ReplyToId));
        Assert.Equal(value, pressed.ChannelData?.GetProperty(id).GetString());
    }

    [Theory]
    [InlineData("52.3567", "6.6625", "Wijkcentrum", "Schoolstraat 1, Almelo", "Wijkcentrum, Schoolstraat 1, Almelo")]
    [InlineData("52.3567", "6.6625", "Schoolstraat 1", "Schoolstraat 1, Almelo", "Schoolstraat 1, Almelo")]
    [InlineData("52.3567", "6.6625", "Thuis", "", "Thuis")]
    [InlineData("52.3567", "6.6625", "", "", null)]
    public void A_pin_is_a_place_and_needs_no_text(string latitude, string longitude, string label, string address, string? name)
    {
        var pin = Message(Some.WhatsApp(("Latitude", latitude), ("Longitude", longitude), ("Label", label), ("Address", address), ("MessageType", "location")));
        Assert.Equal(new GeoPoint(52.3567, 6.6625, name), GeoPoint.Of(pin));
        Assert.Null(pin.Text);
    }

    [Theory]
    [InlineData("91", "6")]
    [InlineData("52", "181")]
    [InlineData("NaN", "6")]
    [InlineData("Infinity", "6")]
    [InlineData("52,35", "6,66")]
    [InlineData("52.35", "")]
    public void An_impossible_pin_is_no_place_and_stays_in_the_channel_data(string latitude, string longitude)
    {
        var pin = Message(Some.WhatsApp(("Latitude", latitude), ("Longitude", longitude)));
        Assert.Null(GeoPoint.Of(pin));
        Assert.Equal(latitude, pin.ChannelData?.GetProperty("Latitude").GetString());
    }

    [Fact]
    public void Photos_are_attachments_with_the_type_that_Twilio_names()
    {
        const string url = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME";
        var album = Message(Some.Sms(
            ("NumMedia", "3"), ("MediaUrl0", url + "0"), ("MediaContentType0", "image/jpeg"), ("MediaUrl1", url + "1"), ("MediaContentType1", "audio/ogg"),
            ("MediaUrl2", url + "2")));
        Assert.Equal(
            [(url + "0", "image/jpeg"), (url + "1", "audio/ogg"), (url + "2", "application/octet-stream")],
            album.Attachments!.Select(a => (a.ContentUrl, a.ContentType)));
        Assert.Null(album.Text);
    }

    [Fact]
    public void A_message_without_text_and_media_is_still_a_message()
    {
        var empty = Message(Some.WhatsApp(("MessageType", "unsupported")));
        Assert.Equal((null, null, ActivityTypes.Message), (empty.Text, empty.Attachments, empty.Type));
    }

    [Fact]
    public void What_Twilio_adds_tomorrow_is_kept_today_also_when_repeated()
    {
        var message = Message(Some.Sms(("Body", "x"), ("Nieuw", "b"), ("Nieuw", "a"), ("Forwarded", "true"), ("OptOutType", "STOP"), ("Ëmoji", "👍")));
        Assert.Equal(
            """{"Forwarded":"true","Nieuw":["a","b"],"OptOutType":"STOP","Ëmoji":"👍"}""",
            JsonSerializer.Serialize(message.ChannelData, Readable).Replace("\\uD83D\\uDC4D", "👍", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("😀 👩‍👩‍👧 👍🏽", "😀 👩‍👩‍👧 👍🏽")]
    [InlineData("هناك قمامة \u200f في شارع", "هناك قمامة \u200f في شارع")]
    [InlineData("la\u200bmp", "la\u200bmp")]
    [InlineData("a\0b\u0007c\u001b[31md\u0085e", "abc[31md\ne")]
    [InlineData("regel 1\r\nregel 2\rregel 3\tx", "regel 1\nregel 2\nregel 3\tx")]
    [InlineData("\0\u0001", null)]
    public void Any_script_stays_and_control_characters_do_not(string sent, string? kept) =>
        Assert.Equal(kept, Message(Some.Sms(("Body", sent))).Text);

    [Fact]
    public void A_text_of_fifty_thousand_characters_stays_whole()
    {
        var text = string.Concat(Enumerable.Repeat("Straatlantaarn 🏮 ", 2_778));
        Assert.Equal(text.Length, Message(Some.WhatsApp(("Body", text))).Text!.Length);
    }
}
