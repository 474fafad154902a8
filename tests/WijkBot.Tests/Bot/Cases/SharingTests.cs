using System.Text.Json.Nodes;
using WijkBot.Cases;

namespace WijkBot.Tests.Bot.Cases;

/// <summary>A second organisation gets what it needs to act, and not what the colleagues of the first did and who they are.</summary>
public class SharingTests
{
    private const string Zaak = "M-1042";
    private static readonly string[] Needed = ["de lamp bij nummer 12", "Windmolenbroek", "Palmstraat 12", "Straatverlichting", "12345", "foto-1"];

    /// <summary>The municipality's maintenance team took it, answered, and sent it on to a housing corporation.</summary>
    private static async Task<TeamsSide> ForwardedAsync()
    {
        var teams = new TeamsSide();
        foreach (var channel in new[] { "beheer", "beterwonen", "windmolenbroek" })
            await teams.LinkAsync(channel, channel);
        await teams.OpenAsync(Zaak, party: "beheer");
        await teams.PressAsync("Anna", Zaak, "oppakken", channel: "beheer");
        await teams.PressAsync("Anna", Zaak, "antwoorden", "antwoord", "We komen kijken.", channel: "beheer");
        await teams.PressAsync("Anna", Zaak, "doorzetten", "naar", "beterwonen", channel: "beheer");
        return teams;
    }

    private static string NewestIn(TeamsSide teams, string channel) => Read(teams.Posted.Last(item =>
        item.Recipient == $"msteams|{TeamsSide.IdOf(channel)}" && item.Message.Activity.Attachments is not null).Message.Activity.Attachments![0].Content!.Value.GetRawText());

    private static string Read(string json) => JsonNode.Parse(json)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static void Holds(string card, string[] there, string[] absent)
    {
        foreach (var word in there)
            Assert.Contains(word, card, StringComparison.Ordinal);
        foreach (var word in absent)
            Assert.DoesNotContain(word, card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_new_card_has_all_that_the_resident_sent_and_who_sent_it_on_but_no_earlier_step()
    {
        var teams = await ForwardedAsync();
        Holds(NewestIn(teams, "beterwonen"), [.. Needed, "Anna: Doorgezet naar Beter Wonen"], ["Opgepakt", "Antwoord aan de bewoner", "Toegewezen"]);
        Holds(NewestIn(teams, "beheer"), [.. Needed, "Anna: Opgepakt", "Antwoord aan de bewoner", "Doorgezet naar Beter Wonen"], []);
    }

    [Fact]
    public async Task What_the_second_does_is_the_seconds_own_and_the_first_reads_that_the_organisation_has_it()
    {
        var teams = await ForwardedAsync();
        var pressed = Read((await teams.PressAsync("Bea", Zaak, "oppakken", channel: "beterwonen")).ToJsonString());
        foreach (var card in new[] { pressed, NewestIn(teams, "beterwonen") })
            Holds(card, ["In behandeling door Bea", "Bea: Opgepakt"], ["Anna: Opgepakt", "Antwoord aan de bewoner"]);
        Holds(NewestIn(teams, "beheer"), ["In behandeling door Beter Wonen", "Anna: Opgepakt"], ["Bea"]);
    }

    [Fact]
    public async Task Sent_back_each_still_reads_its_own_part()
    {
        var teams = await ForwardedAsync();
        await teams.PressAsync("Bea", Zaak, "oppakken", channel: "beterwonen");
        await teams.PressAsync("Bea", Zaak, "doorzetten", "naar", "beheer", channel: "beterwonen");
        Holds(NewestIn(teams, "beheer"), ["Bea: Doorgezet naar Beheer openbare ruimte"], ["Bea: Opgepakt"]);
        Holds(NewestIn(teams, "beterwonen"), ["Bea: Doorgezet naar Beheer openbare ruimte", "Bea: Opgepakt"], ["Anna: Opgepakt", "Antwoord aan de bewoner"]);
    }

    [Theory]
    [InlineData("M-1042")]
    [InlineData("open")]
    public async Task In_a_personal_chat_it_is_the_same(string asked)
    {
        var teams = await ForwardedAsync();
        await teams.PressAsync("Bea", Zaak, "antwoorden", "antwoord", "Wij plannen het in.", channel: "beterwonen");
        await teams.PressAsync("Anna", Zaak, "antwoorden", "antwoord", "Anders bel ik.", channel: "beheer");

        string? In(string who) => teams.Cards.Select(card => Read(card.GetRawText())).Last();
        await teams.SayAsync("chat", asked, kind: "personal", who: "Bea");
        Holds(In("Bea")!, [Zaak], ["Anna: Opgepakt"]);
        await teams.SayAsync("chat", asked, kind: "personal", who: "Anna");
        Holds(In("Anna")!, [Zaak], ["Bea"]);
    }

    [Fact]
    public async Task Who_serves_the_wijk_or_the_town_reads_everything()
    {
        var teams = await ForwardedAsync();
        await teams.PressAsync("Bea", Zaak, "oppakken", channel: "beterwonen");
        await teams.SayAsync("windmolenbroek", "dag", who: "Wim");
        await teams.PressAsync("Wim", Zaak, "zo maar");
        await teams.SayAsync("chat", Zaak, kind: "personal", who: "Wim");
        Holds(Read(teams.Cards.Last().GetRawText()), ["In behandeling door Bea", "Anna: Opgepakt", "Bea: Opgepakt"], []);
    }

    [Fact]
    public void Lines_of_before_this_was_kept_are_the_towns_alone()
    {
        var old = new Case
        {
            Reference = Zaak,
            Kind = CaseKind.Melding,
            Resident = TeamsSide.Resident,
            Text = "de lamp",
            ReceivedAt = TeamsSide.MondayMorning,
            Party = "beterwonen",
            History = [new CaseEvent(TeamsSide.MondayMorning, CaseSharing.ByResident, "Ingediend"), new CaseEvent(TeamsSide.MondayMorning, "Anna", "Opgepakt")],
        };
        Assert.Equal("Ingediend", Assert.Single(WijkBot.Tests.Knowledge.Some.Almelo.SharedWith(old, ["beterwonen"]).History).What);
        Assert.Equal(old, WijkBot.Tests.Knowledge.Some.Almelo.SharedWith(old, ["almelo"]));
        Assert.Equal(old, WijkBot.Tests.Knowledge.Some.Almelo.SharedWith(old, ["windmolenbroek"]));
    }
}
