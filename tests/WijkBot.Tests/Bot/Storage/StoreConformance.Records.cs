using WijkBot.Channels;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Storage;

/// <summary>Records, references, what is held, forgetting.</summary>
public abstract partial class StoreConformance
{
    [Fact]
    public async Task Records_are_found_by_every_field_newest_first()
    {
        await TurnAsync("SM1", new Changes
        {
            Records =
            [
                Some.Case("M-1", at: Some.Monday),
                Some.Case("M-2", at: Some.Monday.AddHours(2), status: "afgehandeld"),
                Some.Case("M-3", "sms|a|ander", "de-riet", at: Some.Monday.AddHours(1)),
                Some.Case("m-1", null, null, at: Some.Monday.AddHours(3)),
                new StoredRecord("koppeling", "de-riet", "{}") { At = Some.Monday },
            ],
        });
        await TurnAsync("SM2", new Changes { Records = [Some.Case("M-1", status: "toegewezen", at: Some.Monday.AddHours(4))] });
        await RestartAsync();

        Assert.Equal(["M-1", "m-1", "M-2", "M-3"], await FoundAsync(new("zaak")));
        Assert.Equal(["M-1", "m-1"], await FoundAsync(new("zaak") { Max = 2 }));
        Assert.Equal(["m-1"], await FoundAsync(new("zaak") { Id = "m-1" }));
        Assert.Equal(["M-1", "M-2"], await FoundAsync(new("zaak") { Owner = Some.Resident }));
        Assert.Equal(["M-3"], await FoundAsync(new("zaak") { Wijk = "de-riet" }));
        Assert.Equal(["M-1"], await FoundAsync(new("zaak") { Wijk = "schelfhorst", Statuses = ["toegewezen", "ontvangen"] }));
        Assert.Equal(["M-1", "m-1", "M-3"], await FoundAsync(new("zaak") { Statuses = ["toegewezen", "ontvangen", "toegewezen", "heropend"] }));
        Assert.Equal(["m-1", "M-2"], await FoundAsync(new("zaak") { Statuses = ["afgehandeld", "ontvangen"], Max = 2 }));
        Assert.Equal(["M-2", "M-3"], await FoundAsync(new("zaak") { Statuses = ["afgehandeld", "ontvangen"], Until = Some.Monday.AddHours(2), Since = Some.Monday.AddMinutes(1) }));
        Assert.Empty(await FoundAsync(new("zaak") { Statuses = [] }));
        Assert.Equal(["M-1", "m-1", "M-2"], await FoundAsync(new("zaak") { Since = Some.Monday.AddHours(2) }));
        Assert.Equal(["M-2", "M-3"], await FoundAsync(new("zaak") { Until = Some.Monday.AddHours(2) }));
        Assert.Equal(["M-2"], await FoundAsync(new("zaak") { Wijk = "schelfhorst", Until = Some.Monday.AddHours(3) }));
        Assert.Empty(await FoundAsync(new("zaak") { Id = "M-1", Wijk = "de-riet" }));
        Assert.Empty(await FoundAsync(new("zaa")));
    }

    [Fact]
    public async Task A_record_without_content_is_removed()
    {
        await TurnAsync("SM1", new Changes { Records = [Some.Case("M-1")] });
        await TurnAsync("SM2", new Changes { Records = [Some.Case("M-1") with { Json = null }, Some.Case("M-9") with { Json = null }] });
        Assert.Empty(await FoundAsync(new("zaak")));
    }

    private async Task<List<string>> FoundAsync(RecordQuery query) => [.. (await Store.FindAsync(query, Cancel)).Select(record => record.Id)];

    [Fact]
    public async Task References_never_repeat_also_after_a_kill()
    {
        var given = new List<long>();
        var blocks = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Store.ReserveAsync("M", 5, Cancel))));
        foreach (var first in blocks)
            given.AddRange(Enumerable.Range(0, 5).Select(n => first + n));
        await using (var after = await OpenAfterKillAsync())
            given.Add(await after.ReserveAsync("M", 1, Cancel));
        await RestartAsync();
        Assert.Equal(1, await Store.ReserveAsync("I", 1, Cancel));
        Assert.Equal(101, given.Distinct().Count());
    }

    [Fact]
    public async Task Everything_held_about_an_owner_is_found()
    {
        await TurnAsync("SM1", new Changes { State = "1", Records = [Some.Case("M-1")], Outbox = [Some.Reply("r1"), Some.Reply("r2")] });
        await SettleAsync(await DeliveryAsync(), Some.Sent("SMa"));
        await TurnAsync("SM3", new Changes { State = "2", Outbox = [Some.Reply("x1", Some.Resident + "9")], Records = [Some.Case("M-2", Some.Resident + "|9")] }, "sms|a|ander");
        await AcceptAsync(Some.Item("SM2"));
        await AcceptAsync(Some.Item("T1", due: Some.Monday.AddDays(1)));
        var held = await Store.HeldAboutAsync(Some.Resident, Cancel);
        Assert.Equal("1", held.Mailbox);
        Assert.Equal(["M-1"], held.Records.Select(record => record.Id));
        Assert.Equal(["sms|AC1|SM1", "sms|AC1|SM2", "sms|AC1|T1"], held.Received.Select(item => item.Key).Order());
        Assert.Equal([("r1", OutboxState.Sent), ("r2", OutboxState.Waiting)], held.Sent.Select(item => (item.Id, item.State)));
    }

    [Fact]
    public async Task Forgetting_an_owner_leaves_what_must_still_be_done_and_the_keys_and_the_records()
    {
        await TurnAsync("SM1", new Changes { State = "1", Records = [Some.Case("M-1")], Outbox = [Some.Reply("r1"), Some.Reply("tot ziens")] });
        await SettleAsync(await DeliveryAsync(), Some.Sent("SMa"));
        await TurnAsync("SM2", new Changes { State = "2" }, "sms|a|ander");
        await AcceptAsync(Some.Item("T1", text: "wekker", due: Some.Monday.AddDays(1)));
        Assert.Equal(4, await ForgottenAsync(new Forgetting(Some.Resident, null)));

        var held = await Store.HeldAboutAsync(Some.Resident, Cancel);
        Assert.Equal((null, 0, 1), (held.Mailbox, held.Received.Count, held.Records.Count));
        Assert.Equal("tot ziens", Assert.Single(held.Sent).Id);
        Assert.Equal("2", (await Store.HeldAboutAsync("sms|a|ander", Cancel)).Mailbox);
        await RestartAsync();
        Assert.Equal(Accepted.Duplicate, await AcceptAsync(Some.Item("SM1")));
        Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await ClaimAsync());
        await AcceptAsync(Some.Item("SM4"));
        Assert.Null((await ClaimedAsync()).State);
    }

    [Fact]
    public async Task Forgetting_is_bounded_per_slice_and_takes_only_what_is_old_and_done()
    {
        for (var n = 0; n < 25; n++)
            await TurnAsync($"SM{n}", new Changes { State = "1", Outbox = [Some.Reply($"r{n}")] }, "sms|a|b");
        while (await DeliveriesAsync() is [var delivery])
            await SettleAsync(delivery, Some.Sent("SM" + delivery.Item.Id));
        await AcceptAsync(Some.Item("wacht", "sms|a|c"));
        Clock.Advance(TimeSpan.FromDays(30));
        var waits = await ClaimedAsync();
        await TurnAsync("nieuw", new Changes(), "sms|a|b");

        var old = new Forgetting(null, Clock.GetUtcNow().AddDays(-28));
        var slices = new List<int>();
        while (await Store.ForgetAsync(old, 10, Cancel) is > 0 and var removed)
            slices.Add(removed);
        Assert.All(slices, removed => Assert.InRange(removed, 1, 10));
        Assert.Equal(50, slices.Sum());
        Assert.Single((await Store.HeldAboutAsync("sms|a|b", Cancel)).Received);
        await RestartAsync();
        Assert.Equal(waits.Item.Key, (await ClaimedAsync()).Item.Key);
    }

    private async Task<int> ForgottenAsync(Forgetting what)
    {
        var all = 0;
        while (await Store.ForgetAsync(what, 10, Cancel) is > 0 and var removed)
            all += removed;
        return all;
    }
}
