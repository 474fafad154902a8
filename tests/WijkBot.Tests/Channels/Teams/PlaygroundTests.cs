using Microsoft.Playwright;
using WijkBot.Channels;
using WijkBot.Tests.Channels.BotFramework;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Channels.Teams;

/// <summary>Our channel against Microsoft's own emulator, with Microsoft's own specification of the Connector between them.</summary>
public class PlaygroundTests
{
    [Fact]
    public async Task In_a_channel_the_emulator_shows_our_thread_card_note_and_update_and_its_buttons_work()
    {
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        var outcomes = EchoBot.Answers(bot);
        var port = NodeProcess.FreePort();
        await using var prism = await PrismProxy.StartAsync(Shared.File("specs/ConnectorAPI.json"), new Uri($"http://127.0.0.1:{port}/_connector"));
        await using var teams = await TeamsPlayground.StartAsync(bot.Address, prism.Address, port);

        await teams.OpenAsync("Windmolenbroek");
        await teams.PostAsync("graag een kaart");
        await teams.SeesAsync("Gehoord: graag een kaart");
        var card = teams.Card("M-1042");
        await Assertions.Expect(card).ToContainTextAsync("Bijgewerkte tekst");
        await teams.SeesAsync("Notitie voor collega's");
        await teams.PictureAsync("kaart");

        await TeamsPlayground.PressAsync(card, "Oppakken");
        await Assertions.Expect(card).ToContainTextAsync("Opgepakt door Anna de Vries");
        await TeamsPlayground.PressAsync(card, "Antwoorden");
        await TeamsPlayground.WriteAsync(card, "Antwoord aan de bewoner", "Morgen komt iemand.");
        await TeamsPlayground.PressAsync(card, "Versturen");
        await teams.SeesAsync("Verstuurd voor M-1042: Morgen komt iemand.");
        await teams.PictureAsync("verstuurd");

        Assert.Empty(prism.Violations);
        Assert.Equal(["echo", "kaart", "nieuwe kaart", "notitie"], outcomes.Keys.Order());
        Assert.All(outcomes.Values, outcome => Assert.IsType<SendOutcome.Sent>(outcome));
    }

    [Fact]
    public async Task In_a_personal_chat_the_bot_opens_the_chat_itself_and_updates_its_card()
    {
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        var outcomes = EchoBot.Answers(bot);
        await using var teams = await TeamsPlayground.StartAsync(bot.Address);

        await teams.OpenAsync("Personal Chat");
        await teams.SayAsync("kaart");
        await teams.SeesAsync("Notitie voor collega's");
        await Assertions.Expect(teams.Card("M-1042")).ToContainTextAsync("Bijgewerkte tekst");
        await TeamsPlayground.PressAsync(teams.Card("M-1042"), "Oppakken");
        await Assertions.Expect(teams.Card("M-1042")).ToContainTextAsync("Opgepakt door Anna de Vries");
        await teams.PictureAsync("persoonlijk");

        Assert.All(outcomes.Values, outcome => Assert.IsType<SendOutcome.Sent>(outcome));
    }

    [Fact]
    public async Task Being_added_to_a_team_is_told_once()
    {
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        await using var teams = await TeamsPlayground.StartAsync(bot.Address);
        await teams.OpenAsync("Windmolenbroek");
        await teams.Page.GetByText("installationUpdate 202").Nth(1).WaitForAsync();
        await teams.Page.GetByText("conversationUpdate 202").Nth(1).WaitForAsync();

        var changes = bot.Hub.Accepted.Select(heard => WijkBot.Channels.Teams.Membership.Of(heard.Activity)!).ToList();
        var added = changes.Where(change => change.Change == WijkBot.Channels.Teams.MembershipChange.BotAdded).Select(change => change.Place.ConversationId);
        Assert.Equal(["channel-windmolenbroek", "chat-anna"], added.Order());
        Assert.Equal("channel-windmolenbroek", changes.Last(change => change.Place.Kind == "channel").Place.ChannelId);
    }
}
