using WijkBot.Delivery;

namespace WijkBot.Tests.Bot.Delivery;

/// <summary>Turns that fail, hang, wait for photos, or meet a store that is away.</summary>
public sealed class PumpTests
{
    [Fact]
    public async Task A_turn_that_keeps_failing_is_tried_five_times_and_then_lets_the_next_go_on()
    {
        var handler = new TestHandler(turn => turn.Item.Activity.Text == "fout" ? throw new InvalidOperationException("kapot") : Task.FromResult(TestHandler.Echo(turn)));
        var channel = new TestChannel();
        await using var site = await DeliverySite.StartAsync(handler, channel);
        await site.HearAsync("fout");
        await site.HearAsync("goed");
        await site.UntilAsync(() => channel.Asked.Count == 1, timePasses: true);
        Assert.Equal(["fout", "fout", "fout", "fout", "fout", "goed"], handler.Texts);
        var dead = Assert.Single(await site.Store.DeadLettersAsync(10, DeliverySite.Cancel));
        Assert.Equal(("inbox", Storage.Some.Resident, "InvalidOperationException: kapot"), (dead.Kind, dead.Mailbox, dead.Why));
    }

    [Fact]
    public async Task A_turn_that_hangs_gives_its_mailbox_back_and_what_it_still_does_is_dropped()
    {
        var never = new TaskCompletionSource<TurnResult>();
        var first = true;
        var handler = new TestHandler(turn =>
        {
            if (!first)
                return Task.FromResult(TestHandler.Echo(turn));
            first = false;
            return never.Task;
        });
        var channel = new TestChannel();
        await using var site = await DeliverySite.StartAsync(handler, channel);
        await site.HearAsync("hallo");
        await site.UntilAsync(() => channel.Asked.Count == 1, timePasses: true);
        never.SetResult(TestHandler.Echo(handler.Turns.First()));
        await site.StopAsync();
        Assert.Equal(["u zei hallo"], channel.Texts);
    }

    [Fact]
    public async Task The_turn_sees_the_activity_as_it_was_prepared_and_that_is_what_is_kept()
    {
        var handler = new TestHandler();
        await using var site = await DeliverySite.StartAsync(handler, prepare: (activity, _) => ValueTask.FromResult(activity with { Text = "met foto" }));
        await site.HearAsync("zonder");
        await site.UntilAsync(() => handler.Turns.Count == 1);
        await site.StopAsync();
        Assert.Equal("met foto", handler.Texts.Single());
        var kept = (await site.Store.HeldAboutAsync(Storage.Some.Resident, DeliverySite.Cancel)).Received.Single();
        Assert.Equal("met foto", kept.Activity.Text);
    }

    [Fact]
    public async Task A_photo_that_takes_long_holds_up_nobody_else()
    {
        var fetched = new TaskCompletionSource();
        var handler = new TestHandler();
        await using var site = await DeliverySite.StartAsync(handler, prepare: async (activity, _) =>
        {
            if (activity.Text == "foto")
                await fetched.Task;
            return activity;
        });
        await site.HearAsync("foto");
        await site.HearAsync("na de foto");
        await site.HearAsync("ander", from: "+31687654321");
        await site.UntilAsync(() => handler.Texts.Contains("ander"));
        Assert.DoesNotContain("na de foto", handler.Texts);
        fetched.SetResult();
        await site.UntilAsync(() => handler.Turns.Count == 3);
        Assert.Equal(["foto", "na de foto"], handler.Texts.Where(text => text != "ander"));
    }

    [Fact]
    public async Task A_turn_that_could_not_be_committed_runs_again_when_the_store_is_back()
    {
        var away = false;
        DeliverySite? site = null;
        var handler = new TestHandler(turn =>
        {
            if (!away)
                site!.Log.OnWrite = new IOException("No space left on device");
            away = true;
            return Task.FromResult(TestHandler.Echo(turn));
        });
        var channel = new TestChannel();
        await using (site = new DeliverySite(handler, channel))
        {
            await site.HearAsync("hallo");
            await site.StartAsync();
            await site.UntilAsync(() => !site.Store.IsAvailable);
            site.Log.OnWrite = null;
            await site.UntilAsync(() => channel.Asked.Count == 1, timePasses: true);
            Assert.Empty(await site.Store.DeadLettersAsync(10, DeliverySite.Cancel));
        }
    }

    [Fact]
    public async Task Stopping_lets_a_running_turn_finish_and_starts_no_other()
    {
        var go = new TaskCompletionSource();
        var handler = new TestHandler(async turn =>
        {
            await go.Task;
            return TestHandler.Echo(turn);
        });
        await using var site = await DeliverySite.StartAsync(handler);
        await site.HearAsync("een");
        await site.HearAsync("twee");
        await site.UntilAsync(() => handler.Turns.Count == 1);
        var stopping = site.StopAsync();
        Assert.False(stopping.IsCompleted);
        go.SetResult();
        await stopping;
        Assert.Equal("een", handler.Texts.Single());
        Assert.Equal("twee", (await site.Store.ClaimAsync(TimeSpan.Zero, DeliverySite.Cancel))!.Item.Activity.Text);
    }
}
