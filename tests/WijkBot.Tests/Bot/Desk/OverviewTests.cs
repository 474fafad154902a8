using WijkBot.Cases;
using WijkBot.Delivery;
using WijkBot.Desk.Overzicht;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Storage;
using WijkBot.Tests.Bot.Cases;
using WijkBot.Tests.Channels.Teams;
using WijkBot.Tests.Knowledge;

namespace WijkBot.Tests.Bot.Desk;

/// <summary>The daily list of what waits, and the Tuesday overview of a wijk.</summary>
public sealed class OverviewTests
{
    private static readonly OfficeHours Hours = Some.Almelo.Netwerk.OfficeHours;

    private static async Task<IReadOnlyList<OutboxItem>> AskAsync(TeamsSide teams)
    {
        var ask = OverviewRound.At(teams.Clock.GetUtcNow(), Hours)!;
        var turn = new Turn(ask.Mailbox, null, ask, teams.Clock.GetUtcNow());
        return (await new OverviewHandler(teams.Records, Some.Almelo).HandleAsync(turn, TestContext.Current.CancellationToken)).Changes.Outbox;
    }

    private static string CardOf(OutboxItem item) => item.Message.Activity.Attachments![0].Content!.Value.GetRawText();

    private static async Task<TeamsSide> MonthAsync()
    {
        var teams = new TeamsSide();
        await teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await teams.LinkAsync("stad", "almelo");
        await teams.OpenAsync("M-1042");
        await teams.OpenAsync("V-77");
        await teams.OpenAsync("M-1043", party: "wijkagent", category: "drugs", confidential: true);
        await teams.OpenAsync("M-1044");
        await teams.PressAsync("Anna", "M-1044", "afhandelen", "bericht", "Klaar.");
        return teams;
    }

    [Fact]
    public async Task What_waits_too_long_is_in_the_list_of_the_town_every_working_day()
    {
        var teams = await MonthAsync();
        Assert.Empty(await AskAsync(teams));
        await teams.PassAsync(TimeSpan.FromDays(2) + TimeSpan.FromHours(2));
        var card = CardOf(Assert.Single(await AskAsync(teams)));
        Assert.Contains("M-1042", card, StringComparison.Ordinal);
        Assert.DoesNotContain("M-1044", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Drugs", card, StringComparison.Ordinal);
        Assert.DoesNotContain("87654321", card, StringComparison.Ordinal);
        Assert.Empty(await CardSchema.FaultsAsync(System.Text.Json.JsonElement.Parse(card)));
    }

    [Fact]
    public async Task On_Tuesday_each_wijk_reads_what_came_was_closed_waits_and_was_not_known()
    {
        var teams = await MonthAsync();
        await teams.PassAsync(TimeSpan.FromDays(1) + TimeSpan.FromHours(2));
        var weekly = Assert.Single(await AskAsync(teams), item => item.Recipient.Contains("windmolenbroek", StringComparison.Ordinal));
        var facts = System.Text.Json.Nodes.JsonNode.Parse(CardOf(weekly))!["body"]!.AsArray().Single(element => (string?)element!["type"] == "FactSet")!["facts"]!.AsArray();
        Assert.Equal(["Nieuw 4", "Gesloten 1", "Wacht te lang 3", "Gevraagd, maar WijkBot wist het niet 1"], facts.Select(fact => $"{fact!["title"]} {fact["value"]}"));
        Assert.Empty(await CardSchema.FaultsAsync(System.Text.Json.JsonElement.Parse(CardOf(weekly))));
    }

    [Fact]
    public async Task A_case_that_waits_is_in_the_list_however_many_were_closed_after_it()
    {
        var teams = await MonthAsync();
        await teams.PassAsync(TimeSpan.FromDays(2) + TimeSpan.FromHours(2));
        var closed = teams["M-1044"];
        for (var n = 0; n < 10_001; n++)
            teams.Records.Write(CaseRecord.Of(closed with { Reference = $"M-{2000 + n}" }, teams.Clock.GetUtcNow()));
        Assert.Contains("M-1042", CardOf(Assert.Single(await AskAsync(teams))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-03T10:00+01:00", "intern|overzicht|2026-03-03")]
    [InlineData("2026-03-03T15:00+01:00", "intern|overzicht|2026-03-03")]
    [InlineData("2026-03-03T08:30+01:00", null)]
    [InlineData("2026-03-07T10:00+01:00", null)]
    [InlineData("2026-04-06T10:00+02:00", null)]
    public void It_is_asked_once_a_day_and_not_on_weekends_and_holidays(string now, string? key) =>
        Assert.Equal(key, OverviewRound.At(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), Hours)?.Key);
}
