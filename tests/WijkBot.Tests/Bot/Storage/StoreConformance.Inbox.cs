using WijkBot.Channels;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Storage;

/// <summary>Acceptance, turns and mailboxes.</summary>
public abstract partial class StoreConformance
{
    [Fact]
    public async Task The_same_external_id_twice_makes_one_turn()
    {
        Assert.Equal(Accepted.New, await AcceptAsync(Some.Item("SM1", text: "eerste")));
        Assert.Equal(Accepted.Duplicate, await AcceptAsync(Some.Item("SM1", text: "tweede")));
        Assert.Equal(["eerste"], await TextsWaitingAsync());
        Assert.Equal(Accepted.Duplicate, await AcceptAsync(Some.Item("SM1")));
    }

    [Fact]
    public async Task The_same_external_id_many_times_at_once_makes_one_turn()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => AcceptAsync(Some.Item("SM1")))));
        Assert.Single(all, accepted => accepted == Accepted.New);
        Assert.Single(await TextsWaitingAsync());
    }

    [Fact]
    public async Task A_handled_id_is_still_known_two_days_later_and_after_a_restart()
    {
        await TurnAsync("SM1", new Changes());
        Clock.Advance(TimeSpan.FromHours(47));
        await RestartAsync();
        Assert.Equal(Accepted.Duplicate, await AcceptAsync(Some.Item("SM1")));
    }

    [Fact]
    public async Task Ids_that_differ_in_case_are_two()
    {
        Assert.Equal(Accepted.New, await AcceptAsync(Some.Item("SMab")));
        Assert.Equal(Accepted.New, await AcceptAsync(Some.Item("smAB")));
        await AcceptAsync(Some.Item("3", "sms|a|X", "groot"));
        await AcceptAsync(Some.Item("4", "sms|a|x", "klein"));
        Assert.Equal(4, (await TextsWaitingAsync()).Count);
    }

    [Fact]
    public async Task Accepts_on_one_conversation_are_handled_one_at_a_time_and_in_order()
    {
        var texts = Enumerable.Range(1, 30).Select(n => $"bericht {n}").ToList();
        foreach (var text in texts)
            await AcceptAsync(Some.Item(text, text: text));
        var first = await ClaimedAsync();
        Assert.Null(await ClaimAsync());
        await Store.CommitAsync(first, new Changes(), Cancel);
        Assert.Equal(texts[1..], await TextsWaitingAsync());
    }

    [Fact]
    public async Task Two_claimers_never_hold_one_conversation()
    {
        var mailboxes = Enumerable.Range(0, 5).Select(n => $"sms|a|{n}").ToArray();
        for (var n = 0; n < 200; n++)
            await AcceptAsync(Some.Item($"SM{n}", mailboxes[n % 5], n.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var held = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>();
        var handled = new System.Collections.Concurrent.ConcurrentQueue<(string Mailbox, string Text)>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (handled.Count < 200)
            {
                if (await ClaimAsync() is not { } claim)
                    continue;
                Assert.True(held.TryAdd(claim.Mailbox, true));
                handled.Enqueue((claim.Mailbox, claim.Item.Activity.Text!));
                Assert.True(held.TryRemove(claim.Mailbox, out var _));
                await Store.CommitAsync(claim, new Changes(), Cancel);
            }
        })));
        foreach (var mailbox in mailboxes)
        {
            var numbers = handled.Where(item => item.Mailbox == mailbox).Select(item => int.Parse(item.Text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(numbers.Order(), numbers);
            Assert.Equal(40, numbers.Distinct().Count());
        }
    }

    [Fact]
    public async Task A_stale_epoch_changes_nothing_at_all()
    {
        await AcceptAsync(Some.Item("SM1"));
        var stale = await ClaimedAsync();
        await Store.ReleaseAsync(stale, TimeSpan.Zero, "weg", Cancel);
        var current = await ClaimedAsync();
        Assert.True(current.Epoch > stale.Epoch);

        var everything = new Changes { State = "\"fout\"", Records = [Some.Case("M-1")], Outbox = [Some.Reply("r1")], Inbox = [Some.Item("SM2", "zaak:M-1")] };
        Assert.False(await Store.CommitAsync(stale, everything, Cancel));
        await Store.ReleaseAsync(stale, null, "dood", Cancel);
        Assert.Empty(await DeliveriesAsync());
        Assert.Empty(await Store.FindAsync(new RecordQuery("zaak"), Cancel));
        Assert.Empty(await Store.DeadLettersAsync(10, Cancel));
        Assert.Null(await ClaimAsync());

        Assert.True(await Store.CommitAsync(current, new Changes { State = "\"goed\"" }, Cancel));
        Assert.False(await Store.CommitAsync(current, everything, Cancel));
        await AcceptAsync(Some.Item("SM3"));
        Assert.Equal("\"goed\"", (await ClaimedAsync()).State);
    }

    [Fact]
    public async Task An_accept_during_a_commit_is_never_forgotten()
    {
        await AcceptAsync(Some.Item("SM0"));
        for (var n = 1; n <= 100; n++)
        {
            var claim = await ClaimedAsync();
            var accept = Task.Run(() => AcceptAsync(Some.Item($"SM{n}")));
            await Store.CommitAsync(claim, new Changes(), Cancel);
            await accept;
        }
        Assert.Single(await TextsWaitingAsync());
    }

    [Fact]
    public async Task One_bad_turn_fails_alone()
    {
        for (var n = 0; n < 20; n++)
            await AcceptAsync(Some.Item($"SM{n}", $"sms|a|{n}"));
        var claims = new List<Claim>();
        while (await ClaimAsync() is { } claim)
            claims.Add(claim);
        var commits = claims.Select((claim, n) => Store.CommitAsync(claim, n == 7 ? Refused : new Changes { State = "1" }, Cancel)).ToList();
        await Assert.ThrowsAnyAsync<Exception>(() => commits[7]);
        Assert.All(commits.Where((_, n) => n != 7), commit => Assert.True(commit.GetAwaiter().GetResult()));

        await Store.ReleaseAsync(claims[7], TimeSpan.Zero, "nog eens", Cancel);
        var again = await ClaimedAsync();
        Assert.Equal((claims[7].Mailbox, null, 1), (again.Mailbox, again.State, again.Attempts));
        Assert.True(await Store.CommitAsync(again, new Changes(), Cancel));
    }

    [Fact]
    public async Task A_released_item_counts_its_attempts_and_keeps_its_place()
    {
        await AcceptAsync(Some.Item("SM1", text: "eerste"));
        await AcceptAsync(Some.Item("SM2", text: "tweede"));
        await Store.ReleaseAsync(await ClaimedAsync(), TimeSpan.FromSeconds(10), "fout", Cancel);
        Assert.Null(await ClaimAsync());
        Clock.Advance(TimeSpan.FromSeconds(10));
        var again = await ClaimedAsync();
        Assert.Equal(("eerste", 1), (again.Item.Activity.Text, again.Attempts));
        await Store.ReleaseAsync(again, TimeSpan.Zero, "weer fout", Cancel);
        await RestartAsync();
        var third = await ClaimedAsync();
        Assert.Equal(("eerste", 2), (third.Item.Activity.Text, third.Attempts));
        await Store.CommitAsync(third, new Changes(), Cancel);
        Assert.Equal(["tweede"], await TextsWaitingAsync());
    }

    [Fact]
    public async Task What_is_given_up_is_a_dead_letter_and_the_next_goes_on()
    {
        await AcceptAsync(Some.Item("SM1", text: "eerste"));
        await AcceptAsync(Some.Item("SM2", text: "tweede"));
        await Store.ReleaseAsync(await ClaimedAsync(), null, "kan niet", Cancel);
        Assert.Equal(["tweede"], await TextsWaitingAsync());
        await RestartAsync();
        Assert.Null(await ClaimAsync());
        var dead = Assert.Single(await Store.DeadLettersAsync(10, Cancel));
        Assert.Equal(new DeadLetter("inbox", "sms|AC1|SM1", Some.Resident, Some.Monday, "kan niet"), dead);
    }
}
