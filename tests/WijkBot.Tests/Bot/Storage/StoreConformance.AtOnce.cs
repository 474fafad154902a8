using WijkBot.Channels;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Storage;

/// <content>Items that somebody waits for: their turns begin before their acceptance is durable, and both may be written together.</content>
public abstract partial class StoreConformance
{
    private static readonly TimeSpan Patient = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task An_item_that_is_waited_for_is_accepted_and_handled_together()
    {
        var waits = Store.ClaimAsync(Patient, Cancel);
        var accepted = AcceptAsync(Some.Item("SM1"));
        var claim = (await waits)!;
        Assert.True(await Store.CommitAsync(claim, new Changes { State = "een", Outbox = [Some.Reply("uit-1")] }, Cancel));
        Assert.Equal(Accepted.New, await accepted);
        await using var after = await OpenAfterKillAsync();
        Assert.Null(await after.ClaimAsync(TimeSpan.Zero, Cancel));
        Assert.Equal(Accepted.Duplicate, await after.AcceptAsync(Some.Item("SM1"), Cancel));
        Assert.Single(await after.DeliveriesAsync(9, TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task An_item_that_is_waited_for_is_accepted_though_its_turn_takes_long()
    {
        var waits = Store.ClaimAsync(Patient, Cancel);
        Assert.Equal(Accepted.New, await AcceptAsync(Some.Item("SM1")));
        Assert.NotNull(await waits);
        await using var after = await OpenAfterKillAsync();
        Assert.NotNull(await after.ClaimAsync(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task An_item_that_is_given_back_at_once_waits_for_its_time_also_after_a_restart()
    {
        var waits = Store.ClaimAsync(Patient, Cancel);
        var accepted = AcceptAsync(Some.Item("SM1"));
        await Store.ReleaseAsync((await waits)!, TimeSpan.FromSeconds(5), "later", Cancel);
        Assert.Equal(Accepted.New, await accepted);
        await RestartAsync();
        Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(1, (await Store.ClaimAsync(Patient, Cancel))!.Attempts);
    }

    [Fact]
    public async Task A_store_that_closes_while_an_item_is_waited_for_has_accepted_it_or_says_that_it_has_not()
    {
        var waits = Store.ClaimAsync(Patient, Cancel);
        var accepted = AcceptAsync(Some.Item("SM1"));
        Assert.NotNull(await waits);
        await RestartAsync();
        var isThere = await ClaimAsync() is not null;
        Assert.Equal(isThere, await accepted.ContinueWith(task => task.IsCompletedSuccessfully, Cancel, TaskContinuationOptions.None, TaskScheduler.Default));
    }
}
