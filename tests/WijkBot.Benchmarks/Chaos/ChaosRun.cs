using System.Diagnostics;
using System.Runtime.InteropServices;
using WijkBot.Benchmarks.Chaos.Checking;
using WijkBot.Tests.Bot.Storage.Postgres;

namespace WijkBot.Benchmarks.Chaos;

/// <summary>Rounds of faults on the real program, half on the embedded store and half as two replicas on PostgreSQL where that is installed; after each the checker looks.</summary>
internal static class ChaosRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A pause that took longer counts for no more: this run itself stood still meanwhile.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Plays so many rounds, half on each store or all on one of them, with all faults in turn or only those whose name has these words.</summary>
    public static async Task<int> RunAsync(int rounds, string store, string only)
    {
        var (faults, counts, watch) = (0, new SortedDictionary<string, int>(), Stopwatch.StartNew());
        Func<ChaosProvider, ChaosTeams, Task<ChaosSite>>[] stores =
        [
            .. store == "postgres" ? [] : new[] { ChaosSite.EmbeddedAsync },
            .. store == "litedb" || !LocalServer.IsInstalled ? [] : new[] { ChaosSite.PostgresAsync },
        ];
        var (accepted, done) = (0, 0);
        using var stop = new CancellationTokenSource();
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        foreach (var open in stores.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            await using var provider = await ChaosProvider.StartAsync();
            await using var teams = await ChaosTeams.StartAsync();
            await using var site = await open(provider, teams);
            if (!site.Only(only))
                continue;
            for (var round = 1; round <= rounds / stores.Length && !stop.IsCancellationRequested; round++)
            {
                try
                {
                    var (fault, found, messages) = await RoundAsync(site, provider, teams, round, stop.Token);
                    counts[$"{site.Name}: {fault}"] = counts.GetValueOrDefault($"{site.Name}: {fault}") + 1;
                    (accepted, faults, done) = (accepted + messages, faults + found.Count, done + 1);
                    foreach (var one in found)
                        Console.WriteLine($"round {round} ({site.Name}, {fault}): {one}");
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    Console.WriteLine($"round {round} ({site.Name}) was broken off");
                }
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

    private static async Task<(string Fault, IReadOnlyList<string> Found, int Messages)> RoundAsync(ChaosSite site, ChaosProvider provider, ChaosTeams teams, int round, CancellationToken stop)
    {
        var chance = new Random(round);
        var before = provider.Taken.Count;
        provider.Slow = TimeSpan.FromMilliseconds(round % 3 == 0 ? 1500 : 0);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var residents = new ChaosResidents(provider, site.Urls, round);
        var writing = residents.WriteAsync(patience.Token);
        var fault = site.FaultOf(round);
        if (!fault.LiesInWait)
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(20, 600)), TimeProvider.System);
        await fault.StrikeAsync(chance);
        var (late, restarts, waited) = ("", 0, TimeSpan.Zero);
        try
        {
            while (!writing.IsCompleted || Unanswered(provider, teams, residents).Any())
            {
                var pause = Stopwatch.StartNew();
                restarts += await site.StandAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
                waited += pause.Elapsed < LongestPause ? pause.Elapsed : LongestPause;
                if (waited > Patience)
                    await patience.CancelAsync();
            }
            await writing;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            late = $"late: after two minutes {(writing.IsCompletedSuccessfully ? "" : "residents still write; ")}{string.Join(", ", Unanswered(provider, teams, residents).DefaultIfEmpty("all of this is answered"))}";
        }
        var name = fault.Name + (provider.Slow > TimeSpan.Zero ? ", slow provider" : "") + (teams.Calm() ? "" : ", which no card met") + (restarts == 0 ? "" : ", program ended itself");
        site.SetRight();
        var reported = await provider.ReportAgainAsync(before, site.Urls[0]);
        var posted = teams.Cards;
        var rows = await site.ReadAsync();
        var phones = residents.Accepted.Select(message => message.Resident).ToHashSet();
        var cases = rows.Cases.Where(one => phones.Contains(one.Resident)).ToList();
        var references = cases.Select(one => one.Reference).ToHashSet();
        var found = Checker.Faults(new Evidence
        {
            Accepted = residents.Accepted,
            Inbox = [.. rows.Inbox.Where(row => phones.Contains(row.Resident) && row.Id.StartsWith("SM", StringComparison.Ordinal))],
            Outbox = [.. rows.Outbox.Where(row => phones.Contains(row.Resident))],
            Taken = [.. provider.Taken.Where(message => phones.Contains(message.To)).Select(message => (message.To, message.Body, message.Sid))],
            Reported = reported,
            Cases = cases,
            Cards = [.. rows.Outbox.Where(row => row.Resident == ChaosTeams.Channel).Select(row => ReferenceIn(row.Words)).Where(references.Contains)],
            Posted = [.. posted.Select(card => (ReferenceIn(card.Summary), card.InTime && !fault.Interrupts && restarts == 0)).Where(card => references.Contains(card.Item1))],
        });
        return (name, late.Length > 0 ? [.. found, late] : found, residents.Accepted.Count);
    }

    /// <summary>Residents who miss answers, cases that were confirmed and do not stand in Teams, and answers that nobody knows of.</summary>
    private static IEnumerable<string> Unanswered(ChaosProvider provider, ChaosTeams teams, ChaosResidents residents)
    {
        var (taken, posted) = (provider.Taken.ToLookup(message => message.To, message => message.Body), teams.Cards.Select(card => ReferenceIn(card.Summary)).ToHashSet());
        foreach (var resident in provider.Unheard)
            yield return $"nobody looked whether {resident} has an answer";
        foreach (var said in residents.Accepted.GroupBy(message => message.Resident))
        {
            if (taken[said.Key].Distinct().Count() is var answers && answers < said.Count())
                yield return $"{said.Key} has {answers} answers to {said.Count()}";
            foreach (var reference in residents.References(said.Key).Where(reference => !posted.Contains(reference)))
                yield return $"{reference} has no card";
        }
    }

    /// <summary>A card's notification begins with the case.</summary>
    private static string ReferenceIn(string summary) => summary.Split(':')[0];
}
