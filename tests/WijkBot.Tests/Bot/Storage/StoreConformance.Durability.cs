using System.Collections.Concurrent;
using WijkBot.Channels;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Storage;

/// <summary>What survives: restarts, kills, backups, readers.</summary>
public abstract partial class StoreConformance
{
    [Fact]
    public async Task After_a_restart_the_mailboxes_are_filled_from_the_store()
    {
        foreach (var text in new[] { "een", "twee", "drie" })
            await AcceptAsync(Some.Item(text, text: text));
        await AcceptAsync(Some.Item("vier", "sms|a|b", "vier"));
        await HandleAsync(new Changes { Outbox = [Some.Reply("r1"), Some.Reply("r2")] });
        await RestartAsync();
        Assert.Equal("r1", (await DeliveryAsync()).Item.Id);
        var waiting = await TextsWaitingAsync();
        Assert.Equal(["twee", "drie"], waiting.Where(text => text != "vier"));
        Assert.Contains("vier", waiting);
    }

    [Fact]
    public async Task After_a_kill_everything_acknowledged_is_there_and_nothing_is_half()
    {
        var acknowledged = new ConcurrentQueue<string>();
        var committed = new ConcurrentQueue<string>();
        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, 16).Select(worker => Task.Run(async () =>
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                var name = $"{worker}-{n}";
                if (await AcceptAsync(Some.Item(name, $"sms|a|{worker}", name)) == Accepted.New)
                    acknowledged.Enqueue(name);
                if (await ClaimAsync() is not { } claim)
                    continue;
                var turn = claim.Item.Activity.Text!;
                var changes = new Changes { State = $"\"{turn}\"", Records = [Some.Case(turn)], Outbox = [Some.Reply(turn, claim.Mailbox)] };
                if (await Store.CommitAsync(claim, changes, Cancel))
                    committed.Enqueue(turn);
            }
        })).ToList();
        for (var round = 0; round < 3; round++)
        {
            while (committed.Count < 100 * (round + 1))
                await Task.Yield();
            var (accepts, commits) = (acknowledged.ToArray(), committed.ToArray());
            await using var after = await OpenAfterKillAsync();
            await CheckWholeAsync(after, accepts, commits);
        }
        await stop.CancelAsync();
        await Task.WhenAll(load);
    }

    private static async Task CheckWholeAsync(IStore after, string[] accepts, string[] commits)
    {
        var records = (await after.FindAsync(new RecordQuery("zaak") { Max = int.MaxValue }, Cancel)).Select(record => record.Id).ToHashSet();
        var waiting = new HashSet<string>();
        while (await after.ClaimAsync(TimeSpan.Zero, Cancel) is { } claim)
        {
            Assert.True(waiting.Add(claim.Item.Activity.Text!));
            await after.CommitAsync(claim, new Changes(), Cancel);
        }
        var sent = new HashSet<string>();
        while (await after.DeliveriesAsync(100, TimeSpan.Zero, Cancel) is { Count: > 0 } deliveries)
        {
            foreach (var delivery in deliveries)
            {
                Assert.True(sent.Add(delivery.Item.Id));
                await after.SettleAsync(delivery, Some.Sent(delivery.Item.Id), [], Cancel);
            }
        }
        Assert.Superset(commits.ToHashSet(), records);
        Assert.Equal(records.Order(), sent.Order());
        Assert.Empty(records.Intersect(waiting));
        Assert.Superset(accepts.ToHashSet(), records.Union(waiting).ToHashSet());
    }

    [Fact]
    public async Task A_backup_under_load_holds_every_acknowledgement_given_before()
    {
        var acknowledged = new ConcurrentQueue<string>();
        using var stop = new CancellationTokenSource();
        var load = Task.Run(async () =>
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                await AcceptAsync(Some.Item($"SM{n}", $"sms|a|{n % 7}", $"SM{n}"));
                acknowledged.Enqueue($"SM{n}");
            }
        }, Cancel);
        while (acknowledged.Count < 200)
            await Task.Yield();
        var before = acknowledged.ToArray();
        using var copy = new MemoryStream();
        await Store.BackupAsync(copy, Cancel);
        await stop.CancelAsync();
        await load;

        await using var restored = await OpenBackupAsync(copy.ToArray());
        var there = new HashSet<string>();
        while (await restored.ClaimAsync(TimeSpan.Zero, Cancel) is { } claim)
        {
            there.Add(claim.Item.Activity.Text!);
            await restored.CommitAsync(claim, new Changes(), Cancel);
        }
        Assert.Superset(before.ToHashSet(), there);
    }

    [Fact]
    public async Task Readers_and_writers_work_side_by_side()
    {
        for (var n = 0; n < 100; n++)
            await TurnAsync($"SM{n}", new Changes { State = "1", Records = [Some.Case($"M-{n}")] });
        var readers = Enumerable.Range(0, 12).Select(_ => Task.Run(async () =>
        {
            for (var n = 0; n < 10; n++)
            {
                Assert.True((await Store.FindAsync(new RecordQuery("zaak"), Cancel)).Count >= 100);
                Assert.True((await Store.HeldAboutAsync(Some.Resident, Cancel)).Received.Count >= 100);
            }
        })).ToList();
        for (var n = 100; n < 200; n++)
            await TurnAsync($"SM{n}", new Changes { State = "2", Records = [Some.Case($"M-{n}")] });
        await Task.WhenAll(readers);
    }
}
