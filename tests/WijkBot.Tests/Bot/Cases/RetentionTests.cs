using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Cases;
using WijkBot.Delivery;
using WijkBot.Knowledge.Wijken;
using WijkBot.Media;
using WijkBot.Operations;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;

namespace WijkBot.Tests.Bot.Cases;

/// <summary>What a closed case holds goes when its time is over, as the privacy page promises: photos after a year, words after five, what was withdrawn after one.</summary>
public sealed class RetentionTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("wijkbot-retention").FullName;
    private readonly FakeTimeProvider clock = new(Start);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<TeamsSide> ClosedAsync()
    {
        var teams = new TeamsSide();
        await teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await teams.OpenAsync("M-1042");
        await teams.PressAsync("Anna", "M-1042", "oppakken");
        await teams.PressAsync("Anna", "M-1042", "afhandelen", "bericht", "De lamp is vervangen.");
        return teams;
    }

    private static async Task<Case> AfterAsync(TeamsSide teams, int days)
    {
        await teams.PassAsync(TimeSpan.FromDays(days));
        teams.Posted.Clear();
        await teams.SignalAsync("M-1042", CaseSignals.TimeOver, null);
        Assert.Empty(teams.Posted);
        return teams["M-1042"];
    }

    [Fact]
    public async Task Photos_go_a_year_after_closing_and_nothing_else()
    {
        var teams = await ClosedAsync();
        var before = teams["M-1042"];

        Assert.Equal(before.Photos, (await AfterAsync(teams, 364)).Photos);
        var at = teams.Records.All.Single(record => record.Id == "M-1042").At;
        var after = await AfterAsync(teams, 1);
        Assert.Empty(after.Photos);
        Assert.Equal((before.Text, before.Resident, before.History.Count), (after.Text, after.Resident, after.History.Count));
        Assert.Equal(at, teams.Records.All.Single(record => record.Id == "M-1042").At);
    }

    [Fact]
    public async Task Five_years_after_closing_only_kind_wijk_and_dates_are_left()
    {
        var teams = await ClosedAsync();
        var before = teams["M-1042"];
        Assert.Equal(before.Text, (await AfterAsync(teams, 5 * 365)).Text);

        var after = await AfterAsync(teams, 1);
        Assert.Equal((before.Kind, before.Wijk, before.Category, before.ReceivedAt, before.ClosedAt), (after.Kind, after.Wijk, after.Category, after.ReceivedAt, after.ClosedAt));
        var record = teams.Records.All.Single(one => one.Id == "M-1042");
        Assert.Null(record.Owner);
        foreach (var secret in new[] { "knippert", "31687654321", "31611111111", "Palmstraat", "Anna", "vervangen", "12345", "foto-1", "52.34" })
            Assert.DoesNotContain(secret, record.Json, StringComparison.Ordinal);

        // a press on its old card finds nothing and tells nobody
        var told = teams.Told.Count;
        await teams.PressAsync("Bram", "M-1042", "heropenen");
        Assert.True(teams["M-1042"].Anonymous);
        Assert.Equal(told, teams.Told.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_case_lets_go_of_a_resident_who_had_everything_removed(bool closed)
    {
        var teams = new TeamsSide();
        await teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await teams.OpenAsync("M-1042");
        await teams.PressAsync("Anna", "M-1042", "oppakken");
        if (closed)
            await teams.PressAsync("Anna", "M-1042", "afhandelen", "bericht", "De lamp is vervangen.");
        await teams.SignalAsync("M-1042", CaseSignals.Erased, null);

        Assert.Equal((closed, "", 0), (teams["M-1042"].Anonymous, teams["M-1042"].Resident, teams["M-1042"].Photos.Count));
        Assert.Null(teams.Records.All.Single(record => record.Id == "M-1042").Owner);
        var told = teams.Told.Count;
        if (!closed)
            await teams.PressAsync("Anna", "M-1042", "afhandelen", "bericht", "De lamp is vervangen.");
        Assert.Equal(told, teams.Told.Count);
        Assert.DoesNotContain("31687654321", teams.Records.All.Single(record => record.Id == "M-1042").Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_withdrawn_is_anonymous_after_a_year()
    {
        var teams = new TeamsSide();
        await teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await teams.OpenAsync("M-1042");
        await teams.SignalAsync("M-1042", CaseSignals.Withdrawn, null);
        Assert.False((await AfterAsync(teams, 364)).Anonymous);
        Assert.True((await AfterAsync(teams, 1)).Anonymous);
    }

    [Fact]
    public async Task A_reopened_case_keeps_everything_and_counts_from_its_last_closing()
    {
        var teams = await ClosedAsync();
        await teams.PassAsync(TimeSpan.FromDays(300));
        await teams.PressAsync("Anna", "M-1042", "heropenen");
        Assert.Null(teams["M-1042"].ClosedAt);
        Assert.NotEmpty((await AfterAsync(teams, 4000)).Photos);
        await teams.PressAsync("Anna", "M-1042", "afhandelen", "bericht", "Nu echt.");
        Assert.NotEmpty((await AfterAsync(teams, 364)).Photos);
        Assert.Empty((await AfterAsync(teams, 2)).Photos);
    }

    [Fact]
    public async Task The_daily_round_removes_the_files_and_tells_each_case_once_a_day_over_many_pages()
    {
        await using var store = LiteDbStore.Open(Path.Combine(folder, "wijkbot.db"), clock, NullLogger<LiteDbStore>.Instance);
        var media = new MediaStore(new DataFolder(folder));
        var photo = await media.SaveAsync(new byte[] { 1, 2, 3 }, Cancel);
        var young = await media.SaveAsync(new byte[] { 1, 2, 3 }, Cancel);
        var records = Enumerable.Range(1, 450).Select(n => RecordOf(n, n % 2 == 0 ? CaseState.Afgehandeld : CaseState.Ontvangen, n == 2 ? photo : n == 3 ? young : "weg", n < 300 ? Start : Start.AddDays(n)));
        await store.AcceptAsync(Storage.Some.Item("SM1"), Cancel);
        Assert.True(await store.CommitAsync((await store.ClaimAsync(TimeSpan.Zero, Cancel))!, new Changes { Records = [.. records] }, Cancel));
        var cases = new CaseRetention(store, media, clock);

        Assert.Equal(0, await RoundAsync(cases));
        clock.Advance(TimeSpan.FromDays(366));
        Assert.Equal(149, await RoundAsync(cases));
        Assert.Equal(0, await RoundAsync(cases));

        Assert.Null(media.Open(photo));
        using (var kept = media.Open(young))
            Assert.NotNull(kept);
        var claim = (await store.ClaimAsync(TimeSpan.Zero, Cancel))!;
        Assert.StartsWith("zaak:M-", claim.Mailbox, StringComparison.Ordinal);
        Assert.Equal(CaseSignals.TimeOver, claim.Item.Activity.Name);
    }

    [Fact]
    public async Task It_is_done_by_the_job_that_runs_every_day()
    {
        await using var store = LiteDbStore.Open(Path.Combine(folder, "wijkbot.db"), clock, NullLogger<LiteDbStore>.Instance);
        await store.AcceptAsync(Storage.Some.Item("SM1"), Cancel);
        Assert.True(await store.CommitAsync((await store.ClaimAsync(TimeSpan.Zero, Cancel))!, new Changes { Records = [RecordOf(7, CaseState.Afgehandeld, "weg", Start)] }, Cancel));
        using var job = new Retention(store, new CaseRetention(store, new MediaStore(new DataFolder(folder)), clock), new MediaRetention(store, new MediaStore(new DataFolder(folder)), clock), new WijkBot.Conversations.Activiteiten.SignUpRetention(store, clock), WijkBot.Tests.Knowledge.Some.Almelo, clock, NullLogger<Retention>.Instance);
        await job.StartAsync(Cancel);
        Claim? claim = null;
        // the same job also has the proposed answers looked at
        while (claim?.Mailbox.StartsWith("zaak:", StringComparison.Ordinal) != true)
        {
            clock.Advance(TimeSpan.FromDays(30));
            claim = await store.ClaimAsync(TimeSpan.Zero, Cancel);
            // the job works on threads of its own: without a pause the clock would run out of years first
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancel);
        }
        await job.StopAsync(Cancel);
        Assert.Equal("zaak:M-7", claim.Mailbox);
    }

    /// <summary>One round; it rests between its pages, by the clock.</summary>
    private async Task<int> RoundAsync(CaseRetention cases)
    {
        var round = cases.CleanAsync(Cancel);
        while (await Task.WhenAny(round, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancel)) != round)
            clock.Advance(TimeSpan.FromSeconds(0.5));
        return await round;
    }

    private static StoredRecord RecordOf(int number, CaseState state, string photo, DateTimeOffset closed) => CaseRecord.Of(
        new Case
        {
            Reference = $"M-{number}",
            Kind = CaseKind.Melding,
            State = state,
            Resident = TeamsSide.Resident,
            Text = "de lamp knippert",
            Place = new Place { Description = "Palmstraat 12" },
            Photos = number % 4 == 2 ? [] : [photo],
            PhotosToResident = number % 4 == 2 ? [photo] : [],
            ReceivedAt = Start,
            ClosedAt = state == CaseState.Afgehandeld ? closed : null,
            Party = "almelo",
        }, closed);
}
