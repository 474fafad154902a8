using Microsoft.Extensions.Logging.Abstractions;

using WijkBot.Storage;
using WijkBot.Storage.LiteDb;

namespace WijkBot.Tests.Bot.Storage.LiteDb.PowerCut;

/// <summary>Runs messages through a store, cuts the power at random moments, and looks at what is left.</summary>
internal sealed class PowerCuts
{
    private const int Workers = 6;
    private const int Messages = 40;
    private readonly RecordedDisk disk = new();
    private readonly List<(int Moment, string Name)> accepted = [];
    private readonly List<(int Moment, string Name)> handled = [];

    /// <summary>Takes the flushes before (true) or after (false) each confirming byte away.</summary>
    public void ForgetFlushes(bool before) => disk.ForgetFlushes(before);

    /// <summary>Handles some hundreds of messages, with checkpoints between them.</summary>
    public static async Task<PowerCuts> RunAsync()
    {
        var run = new PowerCuts();
        await using var store = Open(run.disk.Data, run.disk.Log);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            for (var n = 0; n < Messages; n++)
            {
                await run.MessageAsync(store, $"{worker}-{n}", worker);
                if (n % 10 == 9)
                    await store.BackupAsync(Stream.Null, default);
            }
        })));
        return run;
    }

    private async Task MessageAsync(LiteDbStore store, string name, int worker)
    {
        await store.AcceptAsync(Some.Item(name, $"sms|a|{worker}", name), default);
        Note(accepted, name);
        var claim = await store.ClaimAsync(TimeSpan.Zero, default);
        if (claim is null)
            return;
        var turn = claim.Item.Activity.Text!;
        // sizes that move pages about
        var filler = new string('x', turn.Length * 700 % 9000);
        await store.CommitAsync(claim, new Changes
        {
            State = $"\"{turn}{filler}\"",
            Records = [Some.Case(turn)],
            Outbox = [Some.Reply(turn, claim.Mailbox, filler)],
        }, default);
        Note(handled, turn);
    }

    private void Note(List<(int Moment, string Name)> list, string name)
    {
        var moment = disk.Moment;
        lock (list)
            list.Add((moment, name));
    }

    /// <summary>Cuts the power so many times, or until enough went wrong; returns what is wrong afterwards, per bad cut one line.</summary>
    public async Task<List<string>> CutAsync(int times, Random chance, int enough = int.MaxValue)
    {
        var bad = new List<string>();
        List<int>[] moments = [[.. Enumerable.Range(0, disk.Moment + 1)], disk.Confirmations(), [.. accepted.Concat(handled).Select(item => item.Moment)]];
        for (var n = 0; n < times && bad.Count < enough; n++)
        {
            // a third at any moment, a third right after a confirming byte, a third right after an answer
            var kind = moments[n % 3];
            var moment = kind[chance.Next(kind.Count)];
            try
            {
                var (data, log) = disk.CutAt(moment, chance);
                await using var store = Open(data, log);
                if (await FaultAsync(store, moment) is { } fault)
                    bad.Add($"moment {moment}: {fault}");
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                bad.Add($"moment {moment}: does not open: {fault.Message}");
            }
        }
        return bad;
    }

    private async Task<string?> FaultAsync(LiteDbStore store, int moment)
    {
        var records = (await store.FindAsync(new RecordQuery("zaak") { Max = int.MaxValue }, default)).Select(record => record.Id).ToHashSet();
        var waiting = new HashSet<string>();
        while (await store.ClaimAsync(TimeSpan.Zero, default) is { } claim)
        {
            waiting.Add(claim.Item.Activity.Text!);
            await store.CommitAsync(claim, new Changes(), default);
        }
        var sent = new HashSet<string>();
        while (await store.DeliveriesAsync(100, TimeSpan.Zero, default) is { Count: > 0 } deliveries)
        {
            foreach (var delivery in deliveries)
            {
                sent.Add(delivery.Item.Id);
                await store.SettleAsync(delivery, Some.Sent(delivery.Item.Id), [], default);
            }
        }
        return handled.Any(turn => turn.Moment <= moment && !records.Contains(turn.Name)) ? "a handled message is lost"
            : accepted.Any(item => item.Moment <= moment && !records.Contains(item.Name) && !waiting.Contains(item.Name)) ? "an accepted message is lost"
            : !records.SetEquals(sent) ? "half a turn"
            : records.Overlaps(waiting) ? "handled, and waits again"
            : null;
    }

    private static LiteDbStore Open(WijkBot.Storage.LiteDb.Pages.PageFile data, WijkBot.Storage.LiteDb.Pages.PageFile log) =>
        new(data, log, TimeProvider.System, NullLogger<LiteDbStore>.Instance);
}
