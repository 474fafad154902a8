using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Storage;

/// <summary>What a turn leaves: state, signals, timers, and the exact text.</summary>
public abstract partial class StoreConformance
{
    [Fact]
    public async Task A_turn_starts_from_the_state_that_the_last_one_left_also_after_a_restart()
    {
        const string State = """{"naam":" Jan ","leeg":"","tijd":"2026-11-23T09:00:00+01:00"}""";
        await TurnAsync("SM1", new Changes { State = State });
        await AcceptAsync(Some.Item("SM2"));
        Assert.Equal(State, (await ClaimedAsync()).State);
        await RestartAsync();
        Assert.Equal(State, (await ClaimedAsync()).State);
    }

    [Fact]
    public async Task A_turn_can_leave_no_state()
    {
        await TurnAsync("SM1", new Changes { State = "1" });
        await TurnAsync("SM2", new Changes());
        await RestartAsync();
        await AcceptAsync(Some.Item("SM3"));
        Assert.Null((await ClaimedAsync()).State);
    }

    [Fact]
    public async Task Text_comes_back_as_it_was_also_after_a_restart()
    {
        string[] texts = ["", "  spaties  ", "regel\r\nregel\t", "ë ï 😀 \u200b \u202e مرحبا", new string('x', 50_000), "null", "\0\u0001"];
        foreach (var (n, text) in texts.Index())
            await AcceptAsync(Some.Item($"SM{n}", text: text));
        await RestartAsync();
        Assert.Equal(texts, await TextsWaitingAsync());
    }

    [Fact]
    public async Task Instants_come_back_as_UTC_to_the_millisecond()
    {
        var at = new DateTimeOffset(2026, 11, 23, 10, 0, 0, 123, 456, TimeSpan.FromHours(1));
        var expected = new DateTimeOffset(2026, 11, 23, 9, 0, 0, 123, TimeSpan.Zero);
        await AcceptAsync(Some.Item("SM1", due: at) with { AcceptedAt = at });
        await TurnlessAsync(at);
        await RestartAsync();
        var record = Assert.Single(await Store.FindAsync(new RecordQuery("zaak"), Cancel));
        Assert.Equal((expected, TimeSpan.Zero), (record.At, record.At.Offset));
        Clock.SetUtcNow(at.AddSeconds(1));
        var item = (await ClaimedAsync()).Item;
        Assert.Equal((expected, expected, TimeSpan.Zero), (item.AcceptedAt, item.Due!.Value, item.AcceptedAt.Offset));
    }

    private async Task TurnlessAsync(DateTimeOffset at) => await TurnAsync("SM2", new Changes { Records = [Some.Case("M-1", at: at)] }, "sms|a|b");

    [Fact]
    public async Task Signals_to_other_mailboxes_commit_with_the_turn_and_a_known_key_is_skipped()
    {
        var signal = Some.Item("S1", "zaak:M-1", "geopend");
        await TurnAsync("SM1", new Changes { Inbox = [signal] });
        var claim = await ClaimedAsync();
        await TurnAsync("SM2", new Changes { Inbox = [signal with { Mailbox = "zaak:M-2" }] }, "sms|a|anders");
        Assert.Equal(("zaak:M-1", "geopend"), (claim.Mailbox, claim.Item.Activity.Text));
        await Store.CommitAsync(claim, new Changes(), Cancel);
        Assert.Null(await ClaimAsync());
    }

    [Fact]
    public async Task A_timer_comes_at_its_time_and_blocks_no_later_item_also_after_a_restart()
    {
        var due = Some.Monday.AddDays(60);
        await TurnAsync("SM1", new Changes { Inbox = [Some.Item("T1", text: "wekker", due: due)] });
        await AcceptAsync(Some.Item("SM2", text: "later"));
        Assert.Equal("later", await HandleAsync());
        await RestartAsync();
        Assert.Null(await ClaimAsync());
        Clock.SetUtcNow(due.AddMilliseconds(-1));
        Assert.Null(await ClaimAsync());
        Clock.SetUtcNow(due);
        Assert.Equal("wekker", await HandleAsync());
        await RestartAsync();
        Assert.Null(await ClaimAsync());
        Assert.Equal(0, await ForgottenAsync(new Forgetting(null, Some.Monday)));
    }

    [Fact]
    public async Task Timers_due_at_one_time_come_in_the_order_in_which_they_were_set()
    {
        var due = Some.Monday.AddMinutes(1);
        foreach (var text in new[] { "een", "twee", "drie" })
            await AcceptAsync(Some.Item(text, text: text, due: due));
        Clock.SetUtcNow(due);
        Assert.Equal(["een", "twee", "drie"], await TextsWaitingAsync());
    }

    [Fact]
    public async Task What_the_turn_takes_out_of_the_activity_is_not_kept()
    {
        await TurnAsync("SM1", new Changes { Keep = Some.Message("bel mij op ***") });
        var held = await Store.HeldAboutAsync(Some.Resident, Cancel);
        Assert.Equal("bel mij op ***", Assert.Single(held.Received).Activity.Text);
    }

    [Fact]
    public async Task A_claim_waits_for_something_to_come()
    {
        var waiting = Store.ClaimAsync(TimeSpan.FromMinutes(1), Cancel);
        Assert.False(waiting.IsCompleted);
        await AcceptAsync(Some.Item("SM1"));
        Assert.NotNull(await waiting);
        var nothing = Store.ClaimAsync(TimeSpan.FromMinutes(1), Cancel);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await nothing);
    }
}
