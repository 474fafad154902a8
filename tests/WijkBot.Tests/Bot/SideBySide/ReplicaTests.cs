using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Storage;
using WijkBot.Storage.Postgres;
using WijkBot.Tests.Bot.Storage.Postgres;
using WijkBot.Tests.Channels.Twilio;

namespace WijkBot.Tests.Bot.SideBySide;

/// <summary>The whole program twice on one PostgreSQL.</summary>
public sealed class ReplicaTests(TestServer server)
{
    private const int Residents = 10;

    [Fact]
    public async Task Residents_report_to_two_replicas_while_one_is_killed_and_each_gets_one_reference()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var replicas = await TwoReplicas.StartAsync(server);
        var residents = ResidentsOf(replicas);
        var answers = 0;
        var halfWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reports = Task.WhenAll(residents.Select(resident => resident.ReportAsync(() =>
        {
            if (Interlocked.Increment(ref answers) == Residents * 2)
                halfWay.SetResult();
        }, cancel)));
        await Task.WhenAny(halfWay.Task, reports);
        await replicas.First.KillAsync(cancel);
        await reports;
        await CheckAsync(replicas, residents, cancel);
    }

    [Fact]
    public async Task Replicas_that_are_stopped_and_started_one_after_the_other_lose_nothing()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var replicas = await TwoReplicas.StartAsync(server);
        var residents = ResidentsOf(replicas);
        var answered = new SemaphoreSlim(0);
        var reports = Task.WhenAll(residents.Select(resident => resident.ReportAsync(() => answered.Release(), cancel)));
        foreach (var replica in new[] { replicas.First, replicas.Second })
        {
            await Task.WhenAny(answered.WaitAsync(cancel), reports);
            Assert.Equal(0, await replica.StopAsync(cancel));
            replica.Start();
            await replica.UntilReadyAsync(cancel);
        }
        await reports;
        await CheckAsync(replicas, residents, cancel);
    }

    private static List<ReportingResident> ResidentsOf(TwoReplicas replicas) => [.. Enumerable.Range(0, Residents)
        .Select(n => new ReportingResident($"+316{20_000_000 + n}", 1000 * (n + 1), replicas.Twilio, n % 2 == 0 ? [replicas.First, replicas.Second] : [replicas.Second, replicas.First]))];

    private static async Task CheckAsync(TwoReplicas replicas, List<ReportingResident> residents, CancellationToken cancel)
    {
        await using var store = new PostgresStore(Address.Parse(replicas.Address), TimeProvider.System, NullLogger<PostgresStore>.Instance);
        await store.Ready.WaitAsync(TimeSpan.FromMinutes(1), cancel);
        Assert.Empty(await store.DeadLettersAsync(10, cancel));
        var cases = await store.FindAsync(new RecordQuery("zaak"), cancel);
        Assert.Equal(Residents, cases.Count);
        foreach (var resident in residents)
        {
            var mailbox = $"sms|{Some.SmsNumber}|{resident.Phone}";
            var held = await store.HeldAboutAsync(mailbox, cancel);
            Assert.Equal(resident.Accepted, held.Received.Select(item => item.Key.Split('|')[^1]).Where(id => id.StartsWith("SM", StringComparison.Ordinal)));
            var told = Assert.Single(resident.Answers.SelectMany(answer => Regex.Matches(answer, "M-[0-9]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value)).Distinct());
            Assert.Equal(told, Assert.Single(cases, found => found.Owner == mailbox).Id);
        }
    }
}
