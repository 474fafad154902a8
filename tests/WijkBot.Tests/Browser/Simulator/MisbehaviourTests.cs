using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using WijkBot.Simulator.Faults;
using WijkBot.Simulator.Twilio;
using static WijkBot.Tests.Browser.Simulator.PlayExtensions;

namespace WijkBot.Tests.Browser.Simulator;

public sealed class MisbehaviourTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Fault.TooMany, 429, 20429)]
    [InlineData(Fault.ServerError, 500, 20500)]
    [InlineData(Fault.BadNumber, 400, 21211)]
    public async Task A_refusal_happens_once_and_nothing_goes_out(string fault, int status, int code)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(fault);
        var answer = await host.Send();
        Assert.Equal((status, code), ((int)answer.StatusCode, (int)(await answer.Json())["code"]!));
        Assert.Empty(host.Phone());
        Assert.Equal(HttpStatusCode.Created, (await host.Send()).StatusCode);
    }

    [Fact]
    public async Task Too_many_says_when_to_come_again()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(Fault.TooMany);
        Assert.Equal(TimeSpan.FromSeconds(1), (await host.Send()).Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_cut_connection_gives_no_answer_but_the_message_is_out_and_can_be_found()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(Fault.Reset);
        await Assert.ThrowsAsync<HttpRequestException>(() => host.Send());
        Assert.Equal("sent", (await host.WijkBot.NextStatus())["MessageStatus"]);
        Assert.Contains("Dank u wel.", await host.Twilio.GetStringAsync("Messages.json?To=" + Uri.EscapeDataString(Henk), Cancel));
    }

    [Fact]
    public async Task No_answer_means_silence_until_the_caller_hangs_up_while_the_message_is_out()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(Fault.NoAnswer);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var call = host.Twilio.PostAsync("Messages.json", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["To"] = Henk,
            ["From"] = SmsNumber,
            ["Body"] = "Hallo",
            ["StatusCallback"] = host.Url + "/twilio/status",
        }), gone.Token);
        Assert.Equal("delivered", (await Skip(host, 1))["MessageStatus"]);
        Assert.False(call.IsCompleted);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task An_undelivered_message_is_reported_with_a_code()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(Fault.Undelivered);
        await host.Send();
        var last = await Skip(host, 1);
        Assert.Equal(("undelivered", "30006"), (last["MessageStatus"], last["ErrorCode"]));
        Assert.Equal(Signed.As(last), last.Signature);
        Assert.Equal("undelivered", host.Phone()[0].Status);
    }

    [Fact]
    public async Task Outside_the_window_WhatsApp_fails_with_63016_and_SMS_does_not()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(Fault.WindowClosed);
        await host.Send();
        Assert.Equal("delivered", (await Skip(host, 1))["MessageStatus"]);
        await host.Send(ToWhatsApp);
        var status = await host.WijkBot.NextStatus();
        Assert.Equal(("failed", "63016"), (status["MessageStatus"], status["ErrorCode"]));
    }

    [Fact]
    public async Task Late_statuses_come_after_twenty_seconds()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(Fault.LateStatus);
        await host.Send();
        Assert.Equal("sent", (await host.WijkBot.NextStatus())["MessageStatus"]);
        Assert.Contains(StatusCallbacks.Late, host.Clock.Waits);
    }

    [Fact]
    public async Task Mixed_statuses_come_in_reverse_and_twice_while_the_phone_never_goes_back()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(Fault.MixedStatus);
        await host.Send(ToWhatsApp);
        var came = new List<string?>();
        for (var i = 0; i < 6; i++)
            came.Add((await host.WijkBot.NextStatus())["MessageStatus"]);
        Assert.Equal(["read", "delivered", "sent", "read", "delivered", "sent"], came);
        Assert.Equal("read", host.Phone()[0].Status);
    }

    [Fact]
    public async Task A_duplicate_is_the_same_webhook_twice()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(Fault.Duplicate);
        await host.Sms("Hallo");
        var (one, two) = (await host.WijkBot.NextMessage(), await host.WijkBot.NextMessage());
        Assert.Equal(one.Fields, two.Fields);
        Assert.Equal(one.Signature, two.Signature);
        Assert.True(host.WijkBot.NothingMore);
    }

    [Fact]
    public async Task Swapped_messages_arrive_in_reverse()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(Fault.Swapped);
        await host.Sms("eerst");
        Assert.Equal("waiting", host.Phone()[0].Status);
        Assert.True(host.WijkBot.NothingMore);
        await host.Sms("daarna");
        Assert.Equal(["daarna", "eerst"], new[] { await host.WijkBot.NextMessage(), await host.WijkBot.NextMessage() }.Select(w => w["Body"]));
        Assert.All(host.Phone(), message => Assert.Equal("received", message.Status));
    }

    [Fact]
    public async Task A_forged_message_has_a_signature_of_another_token()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(Fault.Forged);
        await host.Sms("vals");
        var webhook = await host.WijkBot.NextMessage();
        Assert.NotEqual(Signed.As(webhook), webhook.Signature);
        await host.Sms("echt");
        webhook = await host.WijkBot.NextMessage();
        Assert.Equal(Signed.As(webhook), webhook.Signature);
    }

    [Fact]
    public async Task A_photo_can_be_late()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(Fault.PhotoLater);
        var kept = await (await host.Page.PostAsync("/simulator/api/photos/samples/lamp", new StringContent("{}"), Cancel)).Json();
        await host.WhatsApp(new { photo = (string)kept["id"]! });
        var url = (await host.WijkBot.NextMessage())["MediaUrl0"];
        Assert.Equal(HttpStatusCode.NotFound, (await host.Twilio.GetAsync(url, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Twilio.GetAsync(url, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_fault_can_be_taken_back_and_an_unknown_one_is_not_found()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Ready(Fault.TooMany);
        await host.Page.PutAsJsonAsync("/simulator/api/faults/" + Fault.TooMany, new { ready = false }, Cancel);
        Assert.Empty(host.Services.GetRequiredService<FaultList>().Ready);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Page.PutAsJsonAsync("/simulator/api/faults/iets", new { ready = true }, Cancel)).StatusCode);
    }

    [Fact]
    public void Every_fault_says_what_happens_in_a_sentence()
    {
        Assert.All(Fault.All, fault => Assert.EndsWith(".", fault.Tells));
        Assert.Equal(Fault.All.Count, Fault.All.DistinctBy(fault => fault.Name).Count());
    }

    private static async Task<Received> Skip(SimulatorHost host, int count)
    {
        for (var i = 0; i < count; i++)
            await host.WijkBot.NextStatus();
        return await host.WijkBot.NextStatus();
    }
}
