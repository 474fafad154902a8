using WijkBot.Cases;

namespace WijkBot.Tests.Bot.Cases;

/// <summary>Where the thread of a case is once it was sent on, and sent back; and that the remark goes with it.</summary>
public class ForwardingTests
{
    private const string Zaak = "M-1042";

    private static async Task<TeamsSide> WithBeterWonenAsync()
    {
        var teams = new TeamsSide();
        foreach (var channel in new[] { "beheer", "beterwonen", "schelfhorst" })
            await teams.LinkAsync(channel, channel);
        await teams.OpenAsync(Zaak, party: "beheer");
        await teams.PressAsync("Anna", Zaak, "doorzetten", "naar", "beterwonen", channel: "beheer", remark: "Sleutel bij de balie.");
        return teams;
    }

    private static string NewestIn(TeamsSide teams, string channel) => teams.Posted
        .Last(item => item.Recipient == $"msteams|{TeamsSide.IdOf(channel)}" && item.Message.Activity.Attachments is not null).Message.Activity.Attachments![0].Content!.Value.GetRawText();

    [Fact]
    public async Task The_remark_is_in_the_thread_and_on_the_card_of_who_gets_it_and_the_resident_reads_nothing_of_it()
    {
        var teams = await WithBeterWonenAsync();
        Assert.Contains("Sleutel bij de balie.", Assert.Single(teams.NotesIn("beterwonen")), StringComparison.Ordinal);
        Assert.Contains("met de opmerking: Sleutel bij de balie.", NewestIn(teams, "beterwonen"), StringComparison.Ordinal);
        Assert.DoesNotContain(teams.Told, news => news.ToString().Contains("Sleutel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sent_back_the_first_reads_so_in_its_own_thread_and_so_all_that_follows()
    {
        var teams = await WithBeterWonenAsync();
        await teams.PressAsync("Bea", Zaak, "doorzetten", "naar", "beheer", channel: "beterwonen", remark: "Niet onze lamp.");
        var second = teams.NotesIn("beterwonen").Count;
        await teams.SignalAsync(Zaak, CaseSignals.Addition, new CaseRequest("hij brandt weer"));

        Assert.Single(teams.CardsIn("beheer"));
        Assert.Collection(teams.NotesIn("beheer").TakeLast(3),
            note => Assert.Contains("Bea heeft M-1042 doorgezet naar Beheer", note, StringComparison.Ordinal),
            note => Assert.Contains("Niet onze lamp.", note, StringComparison.Ordinal),
            note => Assert.Contains("hij brandt weer", note, StringComparison.Ordinal));
        Assert.Equal(second, teams.NotesIn("beterwonen").Count);
    }

    [Fact]
    public async Task Sent_to_a_wijk_it_comes_there_also_when_its_party_has_a_channel_of_its_own()
    {
        var teams = await WithBeterWonenAsync();
        await teams.PressAsync("Bea", Zaak, "doorzetten", "naar", "schelfhorst", channel: "beterwonen");
        Assert.Single(teams.CardsIn("schelfhorst"));
    }
}
