using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Cases;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;

namespace WijkBot.Tests.Bot.Kill;

/// <summary>
/// <c>kill -9</c> in the middle of an escalation and of a live conversation, then restart: nothing is lost and nobody is messaged twice. More rounds by the
/// environment variable <c>WIJKBOT_KILLS</c>.
/// </summary>
public sealed class DeskKillTests
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("WIJKBOT_KILLS"), System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly List<DateTimeOffset> kills = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_killed_in_the_middle_of_an_escalation_brings_every_request_to_each_next_in_the_roster_once()
    {
        await using var twilio = await RecordingTwilio.StartAsync();
        await using var teams = await RecordingTeams.StartAsync();
        using var program = new KilledProgram(twilio.Url) { More = [.. Desk.WithoutToken, ("Escalation:TakeWithin", "00:00:02"), ("Escalation:OfficeHours", "always")] };
        using var desk = new Desk(program, teams, cases: 12 * Kills);
        await desk.PrepareAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Patience);
        var all = desk.References.Count * Desk.Areas.Length;
        program.Start();
        for (var kill = 1; kill <= Kills; kill++)
        {
            while (Threads(teams).Count() < all * (2 * kill - 1) / (2 * Kills))
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
            await KillAsync(program, patience.Token);
        }
        while (Threads(teams).Count() < all)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        kills.Add(await program.KillAsync(patience.Token));

        OnlyKillsRepeat(teams.Taken.GroupBy(post => (post.Channel, post.Text, post.StartsThread)).Select(same => same.Select(post => post.At)));
        Assert.Empty(twilio.Taken);
        foreach (var held in await HeldAsync(program, desk))
        {
            Assert.Equal(Desk.Areas.Select(Desk.ChannelOf), held.Cards.Select(card => card.Link.ChannelId));
            Assert.Equal(Desk.Areas.Select(Desk.ChannelOf).Order(StringComparer.Ordinal), Threads(teams).Where(thread => thread.Text.StartsWith(held.Reference + ":", StringComparison.Ordinal)).Select(thread => thread.Channel).Order(StringComparer.Ordinal));
            // each term ended once, and was written down with what it did
            Assert.Equal(held.Escalations, held.History.Count(line => line.What.StartsWith("Niet opgepakt", StringComparison.Ordinal)));
            Assert.Single(held.History, line => line.What.StartsWith("Toegewezen", StringComparison.Ordinal));
            Assert.Single(held.History, line => line.What.Contains("voorgelegd aan", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_program_killed_in_the_middle_of_live_conversations_brings_every_word_across_once_and_in_order()
    {
        await using var twilio = await RecordingTwilio.StartAsync();
        await using var teams = await RecordingTeams.StartAsync();
        using var program = new KilledProgram(twilio.Url) { More = [.. Desk.WithoutToken, ("Twilio:Numbers:0:Rate", "1000")] };
        using var desk = new Desk(program, teams, cases: 6);
        await desk.PrepareAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Patience);
        using var talks = new Talks(program, desk);
        program.Start();
        await program.UntilReadyAsync(patience.Token);
        await talks.BeginAsync(patience.Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
        var talking = talks.TalkAsync(stop.Token, patience.Token);
        for (var kill = 0; kill < Kills; kill++)
        {
            await talks.UntilSaidAsync(talks.Said + 25, patience.Token);
            await KillAsync(program, patience.Token);
            await program.UntilReadyAsync(patience.Token);
        }
        await stop.CancelAsync();
        await talking;
        while (Notes(teams).Count() < talks.Said || Answers(twilio).Count() < talks.Said)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        kills.Add(await program.KillAsync(patience.Token));

        OnlyKillsRepeat(teams.Taken.GroupBy(post => (post.Channel, post.Text, post.StartsThread)).Select(same => same.Select(post => post.At)));
        OnlyKillsRepeat(twilio.Taken.GroupBy(message => (message.To, message.Body)).Select(same => same.Select(message => message.At)));
        foreach (var held in await HeldAsync(program, desk))
        {
            var rounds = talks.RoundsOf(held.Reference);
            Assert.NotEmpty(rounds);
            var (heard, answered) = (rounds.Select(n => Talks.Question(held.Reference, n)), rounds.Select(n => Talks.Answer(held.Reference, n)));
            Assert.Equal(heard, held.History.Where(line => line.Who == "bewoner").Select(line => line.What["Aanvulling: ".Length..]));
            Assert.Equal(answered, held.History.Where(line => line.What == CaseVerbs.Answered).Select(line => line.Told!));
            Assert.Equal(heard, Notes(teams).Where(note => note.Contains($" {held.Reference} ", StringComparison.Ordinal)).Select(note => note[note.IndexOf("Vraag", StringComparison.Ordinal)..]));
            // the bot said nothing of its own in between
            var read = twilio.Taken.Where(message => message.To == Desk.NumberOf(held.Reference)).Select(message => message.Body).Distinct().ToList();
            Assert.Equal(answered, read.Skip(1).Select(body => body[body.IndexOf("Antwoord", StringComparison.Ordinal)..]));
        }
    }

    private async Task KillAsync(KilledProgram program, CancellationToken cancel)
    {
        kills.Add(await program.KillAsync(cancel));
        program.Start();
    }

    /// <summary>The same went out a second time only when the program died after it was taken and before that was written down.</summary>
    private void OnlyKillsRepeat(IEnumerable<IEnumerable<DateTimeOffset>> sames) => Assert.All(sames.Select(same => same.Order().ToList()), times =>
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Contains(kills, kill => pair.First <= kill && kill <= pair.Second)));

    private static IEnumerable<(string Channel, string Text)> Threads(RecordingTeams teams) => teams.Taken.Where(post => post.StartsThread).Select(post => (post.Channel, post.Text)).Distinct();

    private static IEnumerable<string> Notes(RecordingTeams teams) => teams.Taken.Select(post => post.Text).Where(text => text.Contains("Vraag ", StringComparison.Ordinal)).Distinct();

    private static IEnumerable<string> Answers(RecordingTwilio twilio) => twilio.Taken.Select(message => message.Body).Where(text => text.Contains("Antwoord ", StringComparison.Ordinal)).Distinct();

    private static async Task<IReadOnlyList<Case>> HeldAsync(KilledProgram program, Desk desk)
    {
        await using var store = LiteDbStore.Open(program.DataFile, TimeProvider.System, NullLogger<LiteDbStore>.Instance);
        Assert.Empty(await store.DeadLettersAsync(10, Cancel));
        var held = (await store.FindAsync(new RecordQuery(Case.RecordKind) { Max = 1000 }, Cancel)).Select(CaseRecord.Read).ToList();
        Assert.Equal(desk.References.Order(StringComparer.Ordinal), held.Select(one => one.Reference).Order(StringComparer.Ordinal));
        return held;
    }
}
