using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using WijkBot.Cases;
using WijkBot.Channels;
using WijkBot.Tests.Channels.Teams;
using WijkBot.Tests.Knowledge;

namespace WijkBot.Tests.Bot.Cases;

/// <summary>A case and its professionals: taking, answering, forwarding, closing, reopening, and what happens when nobody does.</summary>
public class CaseTests
{
    private const string Zaak = "M-1042";

    private static async Task<TeamsSide> WithCaseAsync(params (string Channel, string Area)[] links)
    {
        var teams = new TeamsSide(new EscalationSettings(TimeSpan.FromHours(1), TimeSpan.FromHours(4), Always: true));
        foreach (var (channel, area) in links.Length > 0 ? links : [("windmolenbroek", "windmolenbroek"), ("stad", "almelo")])
            await teams.LinkAsync(channel, area);
        await teams.OpenAsync(Zaak);
        return teams;
    }

    private static string Value(JsonNode answer) => answer["value"]!.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)answer["value"]! : answer["value"]!.ToJsonString();

    [Fact]
    public async Task Of_two_professionals_who_press_at_once_one_has_it_and_the_other_sees_who()
    {
        var teams = await WithCaseAsync();
        var first = await teams.PressAsync("Anna", Zaak, "oppakken");
        var second = await teams.PressAsync("Bram", Zaak, "oppakken");

        Assert.Equal("Anna", teams[Zaak].TakenBy!.Name);
        Assert.Contains("In behandeling door Anna", Value(first), StringComparison.Ordinal);
        Assert.Contains("Anna", Value(second), StringComparison.Ordinal);
        Assert.DoesNotContain("door Bram", Value(second), StringComparison.Ordinal);
        Assert.Equal(["opgepakt"], teams.Told.Select(news => news.Event));
    }

    [Fact]
    public async Task The_resident_hears_answers_and_what_was_done_and_nothing_else()
    {
        var teams = await WithCaseAsync();
        await teams.PressAsync("Anna", Zaak, "oppakken");
        await teams.PressAsync("Anna", Zaak, "antwoorden", "antwoord", "Wij komen morgen.");
        await teams.SayAsync("windmolenbroek", "wie heeft een hoogwerker?", thread: "1");
        await teams.PressAsync("Bram", Zaak, "afhandelen", "bericht", "De lamp is vervangen.");

        Assert.Equal([("opgepakt", null), ("antwoord", "Wij komen morgen."), ("afgehandeld", "De lamp is vervangen.")], teams.Told.Select(news => (news.Event, news.Text)));
        Assert.Equal(CaseState.Afgehandeld, teams[Zaak].State);
        Assert.Equal([null, "opgepakt", "Wij komen morgen.", "De lamp is vervangen."], teams[Zaak].History.Select(line => line.Told));
    }

    [Theory]
    [InlineData("antwoorden", "antwoord", "  ")]
    [InlineData("afhandelen", "bericht", null)]
    [InlineData("doorzetten", "naar", "")]
    [InlineData("doorzetten", "naar", "de maan")]
    [InlineData("heropenen", null, null)]
    [InlineData("weggooien", null, null)]
    public async Task What_cannot_be_done_is_said_to_who_pressed_and_changes_nothing(string verb, string? field, string? text)
    {
        var teams = await WithCaseAsync();
        var before = teams[Zaak];
        var answer = await teams.PressAsync("Anna", Zaak, verb, field, text);
        Assert.Equal("application/vnd.microsoft.activity.message", (string?)answer["type"]);
        Assert.Equal((before.State, before.History.Count), (teams[Zaak].State, teams[Zaak].History.Count));
        Assert.Empty(teams.Told);
    }

    [Fact]
    public async Task A_text_too_long_for_two_messages_is_refused()
    {
        var teams = await WithCaseAsync();
        await teams.PressAsync("Anna", Zaak, "antwoorden", "antwoord", new string('a', CaseVerbs.LongestAnswer + 1));
        Assert.Empty(teams.Told);
        await teams.PressAsync("Anna", Zaak, "antwoorden", "antwoord", new string('a', CaseVerbs.LongestAnswer));
        Assert.Single(teams.Told);
    }

    [Fact]
    public async Task An_unknown_case_is_answered_and_nothing_breaks()
    {
        var teams = await WithCaseAsync();
        Assert.Contains("M-9", Value(await teams.PressAsync("Anna", "M-9", "oppakken")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forwarding_to_a_wijk_puts_the_card_in_that_wijks_channel()
    {
        var teams = await WithCaseAsync(("windmolenbroek", "windmolenbroek"), ("schelfhorst", "schelfhorst"));
        await teams.PressAsync("Anna", Zaak, "oppakken");
        await teams.PressAsync("Anna", Zaak, "doorzetten", "naar", "schelfhorst");
        Assert.Single(teams.CardsIn("schelfhorst"));
        Assert.Contains(teams.NotesIn("schelfhorst").Concat(teams.NotesIn("windmolenbroek")), note => note.Contains("doorgezet", StringComparison.Ordinal));
        Assert.Equal((null, "schelfhorst", CaseState.Doorgezet), (teams[Zaak].TakenBy, teams[Zaak].Wijk, teams[Zaak].State));
        Assert.Equal("doorgezet", teams.Told[^1].Event);
    }

    [Fact]
    public async Task Forwarding_to_a_party_puts_the_card_in_its_own_channel_and_to_the_town_in_the_town_wide_one()
    {
        var teams = await WithCaseAsync(("windmolenbroek", "windmolenbroek"), ("beheer", "beheer"), ("stad", "almelo"));
        Assert.Single(teams.CardsIn("windmolenbroek"));
        await teams.PressAsync("Anna", Zaak, "doorzetten", "naar", "beheer");
        Assert.Single(teams.CardsIn("beheer"));
        Assert.Empty(teams.CardsIn("stad"));
        await teams.PressAsync("Anna", Zaak, "doorzetten", "naar", "almelo");
        Assert.Single(teams.CardsIn("stad"));
    }

    [Fact]
    public async Task Forwarding_to_a_party_outside_Teams_tells_the_resident_how_to_reach_it_and_nobody_is_reminded()
    {
        var teams = await WithCaseAsync();
        await teams.PressAsync("Anna", Zaak, "doorzetten", "naar", "client-ondersteuning");
        Assert.Contains("0546 45 69 09", teams.Told[^1].Text, StringComparison.Ordinal);
        var posted = teams.Posted.Count;
        await teams.PassAsync(TimeSpan.FromDays(10));
        Assert.Equal(posted, teams.Posted.Count);
    }

    [Fact]
    public async Task Not_solved_reopens_it_and_colleagues_read_why()
    {
        var teams = await WithCaseAsync();
        await teams.PressAsync("Anna", Zaak, "afhandelen", "bericht", "Klaar.");
        await teams.SignalAsync(Zaak, CaseSignals.Reopen, new CaseRequest("hij knippert nog"));
        Assert.Equal((CaseState.Heropend, null), (teams[Zaak].State, teams[Zaak].TakenBy));
        Assert.Contains(teams.NotesIn("windmolenbroek"), note => note.Contains("hij knippert nog", StringComparison.Ordinal));
        Assert.Contains("Heropend", teams.Cards.Last().GetRawText(), StringComparison.Ordinal);
        await teams.PassAsync(TimeSpan.FromHours(1));
        Assert.Contains("Nog niemand", teams.NotesIn("windmolenbroek")[^1] + teams.NotesIn("windmolenbroek")[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_takes_is_asked_for_and_goes_town_wide_and_is_never_forgotten()
    {
        var teams = await WithCaseAsync();
        Assert.Empty(teams.CardsIn("stad"));
        await teams.PassAsync(TimeSpan.FromHours(1));
        Assert.Contains("Nog niemand heeft het opgepakt", teams.NotesIn("windmolenbroek")[0], StringComparison.Ordinal);
        Assert.Single(teams.CardsIn("stad"));
        var notes = teams.Posted.Count;
        await teams.PassAsync(TimeSpan.FromDays(3));
        Assert.True(teams.Posted.Count > notes);
        Assert.Single(teams.CardsIn("stad"));

        await teams.PressAsync("Anna", Zaak, "oppakken");
        await teams.PressAsync("Anna", Zaak, "afhandelen", "bericht", "Klaar.");
        notes = teams.Posted.Count;
        await teams.PassAsync(TimeSpan.FromDays(30));
        Assert.Equal(notes, teams.Posted.Count);
    }

    [Fact]
    public async Task Before_the_town_the_next_party_of_the_network_is_asked()
    {
        var teams = new TeamsSide(new EscalationSettings(TimeSpan.FromHours(1), null, Always: true));
        foreach (var (channel, area) in new[] { ("beheer", "beheer"), ("regisseur", "wijkregisseur"), ("stad", "almelo") })
            await teams.LinkAsync(channel, area);
        await teams.OpenAsync(Zaak, party: "beheer");
        Assert.Single(teams.CardsIn("beheer"));
        await teams.PassAsync(TimeSpan.FromHours(1));
        Assert.Single(teams.CardsIn("regisseur"));
        Assert.Empty(teams.CardsIn("stad"));
        await teams.PassAsync(TimeSpan.FromHours(1));
        Assert.Single(teams.CardsIn("stad"));
    }

    [Fact]
    public async Task What_was_taken_but_not_answered_reminds_who_took_it()
    {
        var teams = await WithCaseAsync();
        await teams.PressAsync("Anna", Zaak, "oppakken");
        await teams.PassAsync(TimeSpan.FromHours(3));
        Assert.Empty(teams.NotesIn("windmolenbroek"));
        await teams.PassAsync(TimeSpan.FromHours(1));
        Assert.Contains("Anna heeft het opgepakt", Assert.Single(teams.NotesIn("windmolenbroek")), StringComparison.Ordinal);
        Assert.Empty(teams.CardsIn("stad"));
    }

    [Fact]
    public void The_settings_override_the_times_of_every_category()
    {
        var monday = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1));
        var content = new CaseTerms(Some.Almelo, new EscalationSettings(null, null, Always: false));
        var trial = new CaseTerms(Some.Almelo, EscalationSettings.From(new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Escalation:TakeWithin"] = "00:00:10", ["Escalation:AnswerWithin"] = "00:00:30", ["Escalation:OfficeHours"] = "always" }).Build()));
        foreach (var category in Some.Almelo.Categories)
        {
            var melding = new Case { Reference = Zaak, Kind = CaseKind.Melding, Category = category.Slug, Resident = "", Text = "", ReceivedAt = monday, Party = "beheer" };
            var party = Some.Almelo.Netwerk.Party("beheer")!;
            Assert.Equal(Some.Almelo.Netwerk.OfficeHours.Add(monday, category.TakeWithin), content.DutyOf(melding, party, monday).Until);
            Assert.Equal(Some.Almelo.Netwerk.OfficeHours.Add(monday, category.AnswerWithin), content.DueOf(category.Slug, monday));
            Assert.Equal(monday.AddSeconds(10), trial.DutyOf(melding, party, monday).Until);
            Assert.Equal(monday.AddDays(-1).AddSeconds(30), trial.DueOf(category.Slug, monday.AddDays(-1)));
        }
    }

    [Fact]
    public async Task Terms_count_office_hours()
    {
        var teams = new TeamsSide(new EscalationSettings(TimeSpan.FromHours(2), null, Always: false));
        await teams.LinkAsync("windmolenbroek", "windmolenbroek");
        teams.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 6, 20, 0, 0, TimeSpan.FromHours(1)));
        await teams.OpenAsync(Zaak);
        await teams.PassAsync(TimeSpan.FromDays(2));
        Assert.Empty(teams.NotesIn("windmolenbroek"));
        await teams.PassAsync(TimeSpan.FromDays(1));
        Assert.NotEmpty(teams.NotesIn("windmolenbroek"));
    }

    [Fact]
    public async Task A_channel_that_the_bot_was_removed_from_is_given_up_and_the_card_goes_town_wide()
    {
        var teams = await WithCaseAsync();
        await teams.FailAsync(teams.CardsIn("windmolenbroek")[0], NeverReason.Unreachable);
        Assert.Single(teams.CardsIn("stad"));
        Assert.Contains(teams.NotesIn("stad"), note => note.Contains("niet bereikbaar", StringComparison.Ordinal));
        Assert.True(teams.Linked.Single(link => link.Slug == "windmolenbroek").Unreachable);

        await teams.OpenAsync("M-1043");
        Assert.Equal(2, teams.CardsIn("stad").Count);
        await teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await teams.OpenAsync("M-1044");
        Assert.Equal(2, teams.CardsIn("windmolenbroek").Count);
    }

    [Fact]
    public async Task A_card_that_Teams_rejects_does_not_cut_off_its_channel()
    {
        var teams = await WithCaseAsync();
        await teams.FailAsync(teams.CardsIn("windmolenbroek")[0], NeverReason.Rejected);
        Assert.False(teams.Linked.Single(link => link.Slug == "windmolenbroek").Unreachable);
        await teams.OpenAsync("M-1043");
        Assert.Equal(2, teams.CardsIn("windmolenbroek").Count);
    }

    [Fact]
    public async Task Colleagues_hear_that_their_words_did_not_reach_the_resident()
    {
        var teams = await WithCaseAsync();
        await teams.SignalAsync(Zaak, WijkBot.Delivery.DeliverySignals.Failed, new WijkBot.Delivery.DeliveryFailure("x", TeamsSide.Resident, nameof(NeverReason.OptedOut)));
        Assert.Contains("wil geen berichten meer", Assert.Single(teams.NotesIn("windmolenbroek")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confidential_case_prefers_the_town_wide_channel_to_the_wijks()
    {
        var teams = new TeamsSide();
        await teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await teams.LinkAsync("stad", "almelo");
        await teams.OpenAsync(Zaak, party: "buurtbemiddeling", category: "buren", confidential: true);
        Assert.Single(teams.CardsIn("stad"));
        Assert.Empty(teams.CardsIn("windmolenbroek"));
    }

    [Fact]
    public async Task Every_card_in_every_state_fits_the_schema_and_holds_no_number_of_the_resident()
    {
        var teams = await WithCaseAsync();
        await teams.OpenAsync("T-5");
        await teams.PressAsync("Anna", "T-5", "oppakken");
        await teams.PressAsync("Anna", Zaak, "oppakken");
        await teams.PressAsync("Anna", Zaak, "antwoorden", "antwoord", "Wij \"komen\" morgen.");
        await teams.SignalAsync(Zaak, CaseSignals.Addition, new CaseRequest("er ligt ook glas") { Photos = ["foto-2"] });
        await teams.PressAsync("Anna", Zaak, "afhandelen", "bericht", "Klaar.");
        await teams.SignalAsync(Zaak, CaseSignals.Reopen, new CaseRequest("nee"));
        await teams.PressAsync("Bram", Zaak, "doorzetten", "naar", "beheer");
        await teams.PressAsync("Bram", Zaak, "heropenen");
        await teams.SignalAsync(Zaak, CaseSignals.Withdrawn, null);
        var cards = teams.Cards.ToList();

        Assert.True(cards.Count >= 9, $"{cards.Count}");
        Assert.All(teams.Posted, item => Assert.DoesNotContain("87654321", System.Text.Json.JsonSerializer.Serialize(item), StringComparison.Ordinal));
        Assert.All(teams.Posted, item => Assert.DoesNotContain("11111111", System.Text.Json.JsonSerializer.Serialize(item), StringComparison.Ordinal));
        foreach (var card in cards)
            Assert.Empty(await CardSchema.FaultsAsync(card));
    }

    [Fact]
    public async Task Who_takes_a_request_to_be_called_gets_a_link_to_the_number_alone()
    {
        var teams = await WithCaseAsync();
        await teams.OpenAsync("T-5");
        await teams.PressAsync("Anna", "T-5", "oppakken");
        var link = Assert.Single(teams.Posted, item => item.Message.Activity.Text?.Contains("/terugbellen/", StringComparison.Ordinal) == true);
        Assert.Equal(("personal", "29:Anna"), (link.Message.Activity.Conversation!.ConversationType, link.Message.Activity.Recipient!.Id));
    }
}
