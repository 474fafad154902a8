using WijkBot.Tests.Bot.Cases;

namespace WijkBot.Tests.Bot.Desk;

/// <summary>What professionals write to the bot in a channel.</summary>
public class DeskTests
{
    private static string LastReply(TeamsSide teams) => teams.Posted.Last(item => item.Message.Activity.Text is not null).Message.Activity.Text!;

    [Theory]
    [InlineData("koppel windmolenbroek", "windmolenbroek")]
    [InlineData("Koppel Windmolenbroek", "windmolenbroek")]
    [InlineData("/koppel  de riet.", "de-riet")]
    [InlineData("koppel nieuwstraatkwartier", "nieuwstraat-kwartier")]
    [InlineData("koppel almelo", "almelo")]
    [InlineData("KOPPEL stadsbreed", "almelo")]
    [InlineData("koppel beheer", "beheer")]
    public async Task A_channel_is_linked_by_slug_name_or_party(string said, string slug)
    {
        var teams = new TeamsSide();
        await teams.SayAsync("kanaal", said);
        var link = Assert.Single(teams.Linked);
        Assert.Equal((slug, TeamsSide.IdOf("kanaal"), "28:bot", "t"), (link.Slug, link.ChannelId, link.BotId, link.TenantId));
        Assert.Contains("komen vanaf nu in dit kanaal", LastReply(teams), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("koppel")]
    [InlineData("koppel atlantis")]
    [InlineData("koppel xyz 123")]
    public async Task An_unknown_area_is_answered_with_the_names_there_are(string said)
    {
        var teams = new TeamsSide();
        await teams.SayAsync("kanaal", said);
        Assert.Empty(teams.Linked);
        Assert.Contains("windmolenbroek", LastReply(teams), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_chat_nothing_can_be_linked()
    {
        var teams = new TeamsSide();
        await teams.SayAsync("chat", "koppel windmolenbroek", kind: "personal");
        Assert.Empty(teams.Linked);
        Assert.Contains("kanaal van een team", LastReply(teams), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_that_waited_get_their_card_when_the_channel_is_linked()
    {
        var teams = new TeamsSide();
        await teams.OpenAsync("M-1");
        await teams.OpenAsync("M-2", wijk: "de-riet");
        Assert.Empty(teams.Posted);
        await teams.SayAsync("windmolenbroek", "koppel windmolenbroek");
        Assert.Contains("1 verzoek ", LastReply(teams), StringComparison.Ordinal);
        Assert.Contains("M-1", Assert.Single(teams.CardsIn("windmolenbroek")).Message.Activity.Attachments![0].Content!.Value.GetRawText(), StringComparison.Ordinal);
        await teams.SayAsync("stad", "koppel almelo");
        Assert.Single(teams.CardsIn("stad"));
    }

    [Fact]
    public async Task A_link_moves_to_another_channel_and_ends_only_where_it_is()
    {
        var teams = new TeamsSide();
        await teams.LinkAsync("oud", "windmolenbroek");
        await teams.LinkAsync("nieuw", "windmolenbroek");
        await teams.SayAsync("oud", "ontkoppel windmolenbroek");
        Assert.Equal(TeamsSide.IdOf("nieuw"), Assert.Single(teams.Linked).ChannelId);
        await teams.SayAsync("nieuw", "ontkoppel windmolenbroek");
        Assert.Empty(teams.Linked);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("hulp")]
    [InlineData("wat kun je?")]
    public async Task Help_lists_the_commands(string said)
    {
        var teams = new TeamsSide();
        await teams.SayAsync("chat", said, kind: "personal");
        Assert.Contains("ontkoppel", LastReply(teams), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_thread_the_bot_says_that_only_colleagues_read_it_and_above_it_what_it_can_do()
    {
        var teams = new TeamsSide();
        await teams.SayAsync("kanaal", "wie gaat er kijken?", thread: "1700000000000");
        Assert.Contains("alleen uw collega's", LastReply(teams), StringComparison.Ordinal);
        await teams.SayAsync("kanaal", "wat kan ik hier?");
        Assert.Contains("ontkoppel", LastReply(teams), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_party_is_told_of_the_requests_that_will_come_to_it_and_not_of_all_that_wait()
    {
        var teams = new TeamsSide();
        await teams.OpenAsync("M-1");
        await teams.OpenAsync("M-2", party: "beterwonen", category: "woning");
        await teams.SayAsync("beterwonen", "koppel beterwonen");
        Assert.Contains("1 verzoek ", LastReply(teams), StringComparison.Ordinal);
        Assert.Single(teams.CardsIn("beterwonen"));
    }

    [Fact]
    public async Task Only_what_takes_the_bot_out_of_a_linked_channel_ends_its_link()
    {
        var teams = new TeamsSide();
        await teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await teams.HappensAsync("elders", new { eventType = "channelDeleted", channel = new { id = TeamsSide.IdOf("elders") } });
        await teams.HappensAsync("ander-team", new { team = new { id = "19:ander-team@thread.tacv2" } }, removed: ["28:bot"]);
        await teams.HappensAsync("windmolenbroek", new { channel = new { id = TeamsSide.IdOf("windmolenbroek") } }, removed: ["29:bram"]);
        Assert.Single(teams.Linked);
        await teams.HappensAsync("windmolenbroek", new { channel = new { id = TeamsSide.IdOf("windmolenbroek") } }, removed: ["28:bot"]);
        Assert.Empty(teams.Linked);
    }
}
