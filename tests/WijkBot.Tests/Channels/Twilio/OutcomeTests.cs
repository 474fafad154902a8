using System.Net;
using System.Net.Sockets;
using WijkBot.Channels;

namespace WijkBot.Tests.Channels.Twilio;

/// <summary>What Twilio answers, or fails to, and what the sender is told.</summary>
public sealed class OutcomeTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, "", "Never Rejected: HTTP 400")]
    [InlineData(400, "<html>proxy</html>", "Never Rejected: HTTP 400")]
    [InlineData(400, """{"code":99999}""", "Never Rejected: HTTP 400, Twilio 99999")]
    [InlineData(400, """{"code":21610}""", "Never OptedOut: Twilio 21610")]
    [InlineData(400, """{"code":21211}""", "Never BadAddress: Twilio 21211")]
    [InlineData(400, """{"code":63016}""", "Never TemplateNeeded: the 24-hour window is closed and the message names no template")]
    [InlineData(401, """{"code":20003}""", "TryAgain 00:05:00: Twilio 20003")]
    [InlineData(401, "", "TryAgain 00:05:00: HTTP 401")]
    [InlineData(403, "", "Never Rejected: HTTP 403")]
    [InlineData(404, """{"code":20404}""", "Never Rejected: HTTP 404, Twilio 20404")]
    [InlineData(408, "", "Unknown: HTTP 408")]
    [InlineData(429, """{"code":20429}""", "TryAgain 00:00:09: Twilio 20429")]
    [InlineData(429, "", "TryAgain 00:00:09: HTTP 429")]
    [InlineData(409, "", "TryAgain 00:00:09: HTTP 409")]
    [InlineData(500, "", "Unknown: HTTP 500")]
    [InlineData(502, "<html/>", "Unknown: HTTP 502")]
    [InlineData(503, "", "TryAgain 00:00:09: HTTP 503")]
    [InlineData(504, "", "Unknown: HTTP 504")]
    [InlineData(302, "", "Never Rejected: HTTP 302")]
    [InlineData(201, "", "Unknown: HTTP 201 without a sid")]
    [InlineData(201, "[]", "Unknown: HTTP 201 without a sid")]
    [InlineData(201, """{"sid":7}""", "Unknown: HTTP 201 without a sid")]
    [InlineData(201, """{"sid":"SM7","status":"failed","error_code":30006}""", "Never BadAddress: Twilio 30006")]
    [InlineData(201, """{"sid":"SM7","status":"failed","error_code":11111}""", "Sent SM7")]
    [InlineData(200, """{"sid":"SM7","status":"accepted","error_code":null}""", "Sent SM7")]
    public async Task Answers(int status, string body, string expected)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        (string, string)[] headers = status is 429 or 409 or 503 ? [("Retry-After", "9")] : status is 302 ? [("Location", "/elsewhere")] : [];
        twilio.Answer(status, body, headers);
        Assert.Equal(expected, Told(await twilio.Channel().SendAsync(Some.ToWhatsApp("x"), Cancel)));
        Assert.Single(twilio.Calls);
    }

    [Fact]
    public async Task Retry_After_may_be_a_date()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(429, "", ("Retry-After", Some.Now.AddSeconds(90).ToString("R")));
        Assert.Equal("TryAgain 00:01:30: HTTP 429", Told(await twilio.Channel().SendAsync(Some.ToSms("x"), Cancel)));
    }

    [Fact]
    public async Task A_refused_connection_is_certainly_not_sent()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound, so nobody else gets it, and not listening
        var channel = twilio.Channel(s => s with { ApiUrl = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndPoint!).Port}" });
        Assert.Equal("TryAgain : not connected: ConnectionError", Told(await channel.SendAsync(Some.ToSms("x"), Cancel)));
    }

    [Fact]
    public async Task A_server_without_TLS_has_certainly_not_got_it()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        var channel = twilio.Channel(s => s with { ApiUrl = s.ApiUrl.Replace("http:", "https:", StringComparison.Ordinal) });
        Assert.StartsWith("TryAgain : not connected", Told(await channel.SendAsync(Some.ToSms("x"), Cancel)), StringComparison.Ordinal);
        Assert.Empty(twilio.Calls);
    }

    [Fact]
    public async Task A_connection_cut_after_the_request_leaves_it_unknown_and_is_not_repeated()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        Assert.StartsWith("Unknown: no answer", Told(await twilio.Channel().SendAsync(Some.ToSms("x"), Cancel)), StringComparison.Ordinal);
        Assert.Single(twilio.Calls);
    }

    [Fact]
    public async Task A_stop_while_waiting_for_the_answer_leaves_it_unknown()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        using var stop = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        twilio.Answer(async context =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        var sending = twilio.Channel().SendAsync(Some.ToSms("x"), stop.Token);
        await arrived.Task;
        await stop.CancelAsync();
        Assert.StartsWith("Unknown: no answer", Told(await sending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_before_anything_left_is_a_cancellation()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => twilio.Channel().SendAsync(Some.ToSms("x"), new CancellationToken(true)));
        Assert.Empty(twilio.Calls);
    }

    private static string Told(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Sent sent => $"Sent {sent.ProviderId}",
        SendOutcome.TryAgain again => $"TryAgain {again.After}: {again.Why}",
        SendOutcome.Unknown unknown => $"Unknown: {unknown.Why}",
        SendOutcome.Never never => $"Never {never.Reason}: {never.Why}",
        _ => throw new InvalidOperationException("a new kind of outcome"),
    };
}
