using System.Globalization;
using System.Text.Json;
using WijkBot.Channels;

namespace WijkBot.Tests.Channels.Twilio;

/// <summary>After "unknown": first look whether it went out, then perhaps send.</summary>
public sealed class LookupTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static string List(params (string Sid, string Body, int Seconds, string Status, int? Error)[] messages) => JsonSerializer.Serialize(new
    {
        messages = messages.Select(m => new
        {
            sid = m.Sid,
            body = m.Body,
            direction = "outbound-api",
            date_created = Some.Now.AddSeconds(m.Seconds).ToString("R", CultureInfo.InvariantCulture),
            status = m.Status,
            error_code = m.Error,
        }),
    });

    [Theory]
    [InlineData("Klopt dit?", 20, "sent", null, "Sent { ProviderId = SM9, PartIds =  }", 1)]
    [InlineData("Sent from your Twilio trial account - Klopt dit?", 20, "queued", null, "Sent { ProviderId = SM9, PartIds =  }", 1)]
    [InlineData("Klopt dit?", -3, "sent", null, "Sent { ProviderId = SM9, PartIds =  }", 1)]
    [InlineData("Klopt dit?", 20, "failed", 21610, "Never { Reason = OptedOut, Why = Twilio 21610 }", 1)]
    [InlineData("Klopt dit?", 20, "undelivered", 30003, "TryAgain { After = 01:00:00, Why = Twilio 30003, OurPace = False }", 1)]
    [InlineData("Klopt dit?", 20, "failed", null, "Sent { ProviderId = SM9, PartIds =  }", 1)]
    [InlineData("Klopt dit?", -60, "sent", null, "Sent { ProviderId = SM00000000000000000000000000000001, PartIds =  }", 2)] // the same question, a turn earlier
    [InlineData("Een andere vraag", 20, "sent", null, "Sent { ProviderId = SM00000000000000000000000000000001, PartIds =  }", 2)]
    public async Task A_message_that_Twilio_lists_is_not_sent_again(string body, int seconds, string status, int? error, string expected, int calls)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(200, List(("SM9", body, seconds, status, error)));
        twilio.Clock.Advance(TimeSpan.FromMinutes(1));
        var outcome = await twilio.Channel().SendAsync(Some.ToSms("Klopt dit?") with { LookFirst = true }, Cancel);
        Assert.Equal((expected, calls), (outcome.ToString(), twilio.Calls.Count));
        Assert.Equal(
            [("DateSent>", "2026-10-05"), ("From", Some.SmsNumber), ("PageSize", "50"), ("To", Some.Resident)],
            twilio.Calls[0].Parameters.Select(p => (p.Key, p.Value)).Order());
        Assert.Equal(("GET", true), (twilio.Calls[0].Method, twilio.Calls[0].Authorization?.StartsWith("Basic ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(429, "")]
    [InlineData(200, "<html/>")]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"messages":7}""")]
    public async Task While_the_list_cannot_be_read_it_stays_unknown(int status, string body)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(status, body);
        Assert.IsType<SendOutcome.Unknown>(await twilio.Channel().SendAsync(Some.ToSms("x") with { LookFirst = true }, Cancel));
        Assert.Single(twilio.Calls);
    }

    [Fact]
    public async Task Strange_entries_in_the_list_are_passed_over()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(200, """{"messages":[{},{"sid":7,"body":null,"date_created":"gisteren","error_code":"x"},{"sid":"SM9","body":"x","direction":"inbound","date_created":"Mon, 05 Oct 2026 09:30:05 +0000"}]}""");
        Assert.IsType<SendOutcome.Sent>(await twilio.Channel().SendAsync(Some.ToSms("x") with { LookFirst = true }, Cancel));
        Assert.Equal(2, twilio.Calls.Count);
    }

    [Fact]
    public async Task Of_a_message_in_two_parts_only_the_missing_part_goes_out()
    {
        var text = string.Concat(Enumerable.Repeat("Dit is een zin van de gemeente. ", 90));
        await using var twilio = await FakeTwilio.StartAsync();
        var channel = twilio.Channel(s => s with { PartPause = TimeSpan.Zero });
        twilio.Answer(201, """{"sid":"SM9"}""");
        twilio.AnswerError(429, 20429);
        var first = await channel.SendAsync(Some.ToSms(text), Cancel);
        Assert.Equal(new SendOutcome.Unknown("1 of 2 went out: Twilio 20429"), first);

        var list = List(("SM9", twilio.Calls[0]["Body"]!, 1, "sent", null));
        twilio.Answer(200, list);
        twilio.Answer(200, list);
        twilio.Answer(201, """{"sid":"SM10"}""");
        var second = Assert.IsType<SendOutcome.Sent>(await channel.SendAsync(Some.ToSms(text) with { LookFirst = true }, Cancel));
        Assert.Equal(["SM9", "SM10"], second.PartIds!);
        Assert.Equal(twilio.Calls[1]["Body"], twilio.Calls[^1]["Body"]);
        Assert.Equal(["POST", "POST", "GET", "GET", "POST"], twilio.Calls.Select(c => c.Method));
    }

    [Theory]
    [InlineData("Gemeente Almelo: over melding M-1042 is er nieuws.", 1)]
    [InlineData("Gemeente Almelo: over melding M-1043 is er nieuws.", 2)]
    public async Task A_template_is_known_by_what_filled_its_blanks(string body, int calls)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(200, List(("SM9", body, 1, "sent", null)));
        var channel = twilio.Channel(s => s with { Templates = new Dictionary<string, string> { ["nieuws"] = "HX00000000000000000000000000000001" } });
        var message = Some.ToWhatsApp("x") with { LastHeard = null, LookFirst = true, Template = new MessageTemplate("nieuws", ["M-1042"]) };
        Assert.IsType<SendOutcome.Sent>(await channel.SendAsync(message, Cancel));
        Assert.Equal(calls, twilio.Calls.Count);
    }
}
