using System.Text.Json;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Twilio;
using WijkBot.Delivery;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Delivery;

/// <summary>From a channel's hand to the turn, and back for who waits.</summary>
public sealed class HubTests
{
    private static readonly InvokeAnswer Answer = new(200, JsonSerializer.SerializeToElement("kaart"));

    private static Incoming Press(string id) => new("app", id, new Activity
    {
        Type = ActivityTypes.Invoke,
        Name = "adaptiveCard/action",
        ChannelId = ChannelIds.Teams,
        Conversation = new ConversationAccount { Id = "19:abc" },
    });

    [Fact]
    public async Task A_message_is_handled_and_its_answer_is_sent_once()
    {
        var (handler, channel) = (new TestHandler(), new TestChannel());
        await using var site = await DeliverySite.StartAsync(handler, channel);
        Assert.Equal(Accepted.New, await site.HearAsync("hallo", id: "SM7"));
        Assert.Equal(Accepted.Duplicate, await site.HearAsync("hallo", id: "SM7"));
        await site.HearAsync("nog iets");
        await site.UntilAsync(() => channel.Asked.Count == 2, timePasses: true);
        Assert.Equal(["u zei hallo", "u zei nog iets"], channel.Texts);
        Assert.Equal(2, handler.Turns.Count);
    }

    [Fact]
    public async Task Personal_numbers_are_masked_before_anything_is_stored()
    {
        await using var site = new DeliverySite(new TestHandler());
        await site.HearAsync("mijn rekening is NL91 ABNA 0417 1643 00");
        var stored = (await site.Store.HeldAboutAsync(Storage.Some.Resident, DeliverySite.Cancel)).Received.Single().Activity.Text!;
        Assert.DoesNotContain("0417", stored, StringComparison.Ordinal);
        Assert.StartsWith("mijn rekening is ", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invoke_gets_the_answer_of_its_turn()
    {
        await using var site = await DeliverySite.StartAsync(new TestHandler(_ => Task.FromResult(new TurnResult(new Changes(), Answer))));
        Assert.Equal(Answer, await site.Hub.InvokeAsync(Press("1"), DeliverySite.Cancel));
    }

    [Fact]
    public async Task The_same_invoke_twice_at_once_runs_one_turn_and_both_get_its_answer()
    {
        var go = new TaskCompletionSource();
        var handler = new TestHandler(async _ =>
        {
            await go.Task;
            return new TurnResult(new Changes(), Answer);
        });
        await using var site = await DeliverySite.StartAsync(handler);
        var first = site.Hub.InvokeAsync(Press("1"), DeliverySite.Cancel);
        await site.UntilAsync(() => handler.Turns.Count == 1);
        var second = site.Hub.InvokeAsync(Press("1"), DeliverySite.Cancel);
        go.SetResult();
        Assert.Equal([Answer, Answer], await Task.WhenAll(first, second));
        Assert.Single(handler.Turns);
        Assert.Equal(200, (await site.Hub.InvokeAsync(Press("1"), DeliverySite.Cancel)).Status);
    }

    [Fact]
    public async Task An_invoke_whose_turn_takes_too_long_is_told_so()
    {
        var go = new TaskCompletionSource<TurnResult>();
        await using var site = await DeliverySite.StartAsync(new TestHandler(_ => go.Task));
        var invoke = site.Hub.InvokeAsync(Press("1"), DeliverySite.Cancel);
        await site.UntilAsync(() => invoke.IsCompleted, timePasses: true);
        Assert.Equal("application/vnd.microsoft.activity.message", (await invoke).Body!.Value.GetProperty("type").GetString());
        go.SetResult(new TurnResult(new Changes(), Answer));
    }

    [Fact]
    public async Task Without_a_store_nothing_is_accepted()
    {
        await using var site = await DeliverySite.StartAsync(new TestHandler());
        site.Log.OnWrite = new IOException("No space left on device");
        Assert.Equal(Accepted.Unavailable, await site.HearAsync("hallo"));
        Assert.Equal(503, (await site.Hub.InvokeAsync(Press("1"), DeliverySite.Cancel)).Status);
        site.Log.OnWrite = null;
        site.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(Accepted.New, await site.HearAsync("hallo"));
    }

    [Fact]
    public async Task Thirty_messages_in_a_second_are_all_kept_and_in_order_and_others_do_not_wait()
    {
        var handler = new TestHandler();
        await using var site = await DeliverySite.StartAsync(handler);
        for (var n = 1; n <= 30; n++)
        {
            Assert.Equal(Accepted.New, await site.HearAsync($"{n}"));
            site.Clock.Advance(TimeSpan.FromMilliseconds(30));
        }
        await site.HearAsync("iemand anders", from: "+31687654321");
        await site.UntilAsync(() => handler.Texts.Contains("iemand anders"));
        Assert.DoesNotContain("30", handler.Texts);
        await site.UntilAsync(() => handler.Turns.Count == 31, timePasses: true);
        Assert.Equal(Enumerable.Range(1, 30).Select(n => $"{n}"), handler.Texts.Where(text => text != "iemand anders"));
    }

    [Fact]
    public async Task A_report_that_a_message_did_not_arrive_tells_its_mailbox_once()
    {
        var handler = new TestHandler(turn => Task.FromResult(turn.Item.Activity.Type == ActivityTypes.Event
            ? new TurnResult(new Changes())
            : new TurnResult(new Changes { Outbox = [Storage.Some.Reply("r1") with { TellOnFailure = "zaak:M-1" }] })));
        var channel = new TestChannel();
        await using var site = await DeliverySite.StartAsync(handler, channel);
        await site.HearAsync("hallo");
        await site.UntilAsync(() => channel.Asked.Count == 1);
        var failed = new StatusReport(ChannelIds.Sms, "SMout1", DeliveryStatus.Failed, 30003);
        Assert.True(await site.Hub.ReportAsync(failed, DeliverySite.Cancel));
        Assert.True(await site.Hub.ReportAsync(failed, DeliverySite.Cancel));
        Assert.True(await site.Hub.ReportAsync(failed with { ProviderId = "SMonbekend" }, DeliverySite.Cancel));
        await site.UntilAsync(() => handler.Turns.Count == 2);
        var told = handler.Turns.Last();
        Assert.Equal(("zaak:M-1", DeliverySignals.Failed), (told.Mailbox, told.Item.Activity.Name));
        Assert.Equal(new DeliveryFailure("r1", Storage.Some.Resident, "Failed"), DeliverySignals.Read(told.Item.Activity));
        await site.StopAsync();
        Assert.Equal(2, handler.Turns.Count);
    }

    [Theory]
    [InlineData(63016, "TemplateNeeded", new[] { "zaak:M-1" })]
    [InlineData(21610, "OptedOut", new[] { "zaak:M-1", Storage.Some.Resident })]
    [InlineData(30006, "BadAddress", new[] { "zaak:M-1" })]
    [InlineData(30007, "Blocked", new[] { "zaak:M-1" })]
    [InlineData(63021, "Rejected", new[] { "zaak:M-1" })]
    [InlineData(30003, "Failed", new[] { "zaak:M-1" })]
    [InlineData(99999, "Failed", new[] { "zaak:M-1" })]
    public async Task A_late_error_code_means_the_same_as_in_the_answer_to_a_send(int code, string reason, string[] mailboxes)
    {
        var handler = new TestHandler(turn => Task.FromResult(turn.Item.Activity.Type == ActivityTypes.Event
            ? new TurnResult(new Changes())
            : new TurnResult(new Changes { Outbox = [Storage.Some.Reply("r1") with { TellOnFailure = "zaak:M-1" }] })));
        var channel = new TestChannel();
        await using var site = await DeliverySite.StartAsync(handler, channel);
        await site.HearAsync("hallo");
        await site.UntilAsync(() => channel.Asked.Count == 1);
        var form = TwilioForm.Parse(System.Text.Encoding.UTF8.GetBytes($"MessageSid=SMout1&MessageStatus=undelivered&ErrorCode={code}&From=%2B315&To=%2B316"));
        Assert.True(await site.Hub.ReportAsync(TwilioStatus.Read(form)!, DeliverySite.Cancel));
        await site.UntilAsync(() => handler.Turns.Count == 1 + mailboxes.Length);
        await site.StopAsync();
        var told = handler.Turns.Skip(1).ToList();
        Assert.Equal(mailboxes.Order(StringComparer.Ordinal), told.Select(turn => turn.Mailbox).Order(StringComparer.Ordinal));
        Assert.All(told, turn => Assert.Equal(reason, DeliverySignals.Read(turn.Item.Activity).Reason));
    }
}
