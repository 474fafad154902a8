using System.Diagnostics;
using System.Runtime.InteropServices;
using WijkBot.Benchmarks.Chaos.Checking;
using WijkBot.Tests.Bot.Storage.Postgres;

namespace WijkBot.Benchmarks.Chaos;

/// <summary>Rounds of faults on the real program, half on the embedded store and half as two replicas on PostgreSQL where that is installed; after each the checker looks.</summary>
internal static class ChaosRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(int rounds)
    {
        var (faults, counts, watch) = (0, new SortedDictionary<string, int>(), Stopwatch.StartNew());
        var stores = LocalServer.IsInstalled ? new Func<ChaosProvider, Task<ChaosSite>>[] { ChaosSite.EmbeddedAsync, ChaosSite.PostgresAsync } : [ChaosSite.EmbeddedAsync];
        var (accepted, done) = (0, 0);
        using var stop = new CancellationTokenSource();
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        if (!ChaosClock.CanJump)
            Console.WriteLine("no clock jumps: needs libfaketime (Debian: apt-get install faketime)");
        foreach (var open in stores)
        {
            await using var provider = await ChaosProvider.StartAsync();
            await using var site = await open(provider);
            for (var round = 1; round <= rounds / stores.Length && !stop.IsCancellationRequested; round++)
            {
                var (fault, found, messages) = await RoundAsync(site, provider, round, stop.Token);
                counts[$"{site.Name}: {fault}"] = counts.GetValueOrDefault($"{site.Name}: {fault}") + 1;
                (accepted, faults, done) = (accepted + messages, faults + found.Count, done + 1);
                foreach (var one in found)
                    Console.WriteLine($"round {round} ({site.Name}, {fault}): {one}");
            }
        }
        foreach (var (fault, count) in counts)
            Console.WriteLine($"{fault,-60} {count,4} rounds");
        Console.WriteLine($"{done} rounds, {accepted} messages accepted, {faults} broken promises, {watch.Elapsed.TotalMinutes:0.0} minutes");
        return faults == 0 && !stop.IsCancellationRequested ? 0 : 1;

        // the programs, PostgreSQL and the small disk go with the end of this run
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<(string Fault, IReadOnlyList<string> Found, int Messages)> RoundAsync(ChaosSite site, ChaosProvider provider, int round, CancellationToken stop)
    {
        var chance = new Random(round);
        var before = provider.Taken.Count;
        provider.Slow = TimeSpan.FromMilliseconds(round % 3 == 0 ? 1500 : 0);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        var residents = new ChaosResidents(provider, site.Urls, round);
        var writing = residents.WriteAsync(patience.Token);
        await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(20, 600)), TimeProvider.System);
        var fault = await site.StrikeAsync(round, chance) + (provider.Slow > TimeSpan.Zero ? ", slow provider" : "");
        var late = "";
        try
        {
            await writing;
            await AnsweredAsync(provider, residents, patience.Token);
        }
        catch (OperationCanceledException)
        {
            late = stop.IsCancellationRequested ? "this round was broken off" : "late: not everything was answered within two minutes";
        }
        var reported = await provider.ReportAgainAsync(before, site.Urls[0]);
        var rows = await site.ReadAsync();
        var phones = residents.Accepted.Select(message => message.Resident).ToHashSet();
        var found = Checker.Faults(new Evidence
        {
            Accepted = residents.Accepted,
            Inbox = [.. rows.Inbox.Where(row => phones.Contains(row.Resident) && row.Id.StartsWith("SM", StringComparison.Ordinal))],
            Outbox = [.. rows.Outbox.Where(row => phones.Contains(row.Resident))],
            Taken = [.. provider.Taken.Where(message => phones.Contains(message.To)).Select(message => (message.To, message.Body, message.Sid))],
            Reported = reported,
            Cases = [.. rows.Cases.Where(one => phones.Contains(one.Resident))],
        });
        return (fault, late.Length > 0 ? [.. found, late] : found, residents.Accepted.Count);
    }

    /// <summary>Each number that was asked after came back.</summary>
    private static async Task AnsweredAsync(ChaosProvider provider, ChaosResidents residents, CancellationToken cancel)
    {
        while (residents.Accepted.GroupBy(message => message.Resident).Any(messages =>
            provider.Taken.Where(taken => taken.To == messages.Key).DistinctBy(taken => taken.Body).Count() < messages.Count()))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancel);
    }
}
