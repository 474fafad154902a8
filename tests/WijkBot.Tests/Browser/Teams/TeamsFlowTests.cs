using Microsoft.Playwright;
using WijkBot.Tests.Channels.Teams;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Browser.Teams;

/// <summary>The main job on the whole program: from a resident's SMS to a card in Microsoft's own emulator of Teams, and the answer back.</summary>
public class TeamsFlowTests
{
    private static async Task LinkAsync(TeamsPlayground teams, string channel, string area, string name)
    {
        await teams.OpenAsync(channel);
        await teams.PostAsync("koppel " + area);
        await teams.SeesAsync($"Verzoeken voor {name} komen vanaf nu in dit kanaal");
    }

    [Fact]
    public async Task A_melding_is_taken_answered_closed_and_reopened_and_the_resident_hears_each_step()
    {
        await using var bot = await RunningWijkBot.StartAsync();
        var port = NodeProcess.FreePort();
        await using var prism = await PrismProxy.StartAsync(Shared.File("specs/ConnectorAPI.json"), new Uri($"http://127.0.0.1:{port}/_connector"));
        await using var teams = await TeamsPlayground.StartAsync(new Uri(bot.Address, "/api/messages"), prism.Address, port);
        await using var resident = await Telephone.OfAsync(bot);
        await LinkAsync(teams, "Windmolenbroek", "windmolenbroek", "Windmolenbroek");

        var reference = await resident.ReportAsync("de lantaarnpaal voor Palmstraat 12 doet het niet");
        var card = teams.Card(reference);
        await Assertions.Expect(card).ToContainTextAsync("antaarnpaal voor Palmstraat 12 doet het niet");
        await Assertions.Expect(card).ToContainTextAsync("Windmolenbroek");
        await Assertions.Expect(card).Not.ToContainTextAsync("87654321");
        await teams.PictureAsync("1 kaart");

        await TeamsPlayground.PressAsync(card, "Oppakken");
        await Assertions.Expect(card).ToContainTextAsync("In behandeling door Anna de Vries");
        await resident.HearsAsync("is ermee begonnen");
        await Assertions.Expect(card.GetByRole(AriaRole.Button, new() { Name = "Oppakken" })).ToHaveCountAsync(0);
        await teams.PictureAsync("2 opgepakt");

        await teams.ReplyAsync(reference, "Wie heeft er een hoogwerker?", mention: true);
        await teams.SeesAsync("Dit bericht lezen alleen uw collega's.");
        await teams.PictureAsync("3 onder collega's");

        await TeamsPlayground.PressAsync(card, "Antwoorden");
        await TeamsPlayground.WriteAsync(card, "Uw antwoord. De bewoner leest dit.", "Wij komen morgen kijken.");
        await TeamsPlayground.PressAsync(card, "Verstuur");
        await resident.HearsAsync("Wij komen morgen kijken.");
        await Assertions.Expect(card).ToContainTextAsync("Antwoord aan de bewoner");

        await TeamsPlayground.PressAsync(card, "Afhandelen");
        await TeamsPlayground.WriteAsync(card, "Wat is er gedaan? De bewoner leest dit.", "De lamp is vervangen.");
        await TeamsPlayground.PressAsync(card, "Handel af");
        await resident.HearsAsync("De lamp is vervangen.");
        await Assertions.Expect(card).ToContainTextAsync("Afgehandeld door Anna de Vries");
        await teams.PictureAsync("4 afgehandeld");

        await resident.SayAsync("nee, hij flikkert nog steeds");
        await Assertions.Expect(card).ToContainTextAsync("Heropend");
        await teams.SeesAsync($"De bewoner schrijft dat {reference} niet is opgelost");
        await teams.PictureAsync("5 heropend");

        Assert.DoesNotContain(resident.Said, said => said.Contains("hoogwerker", StringComparison.Ordinal));
        Assert.Empty(prism.Violations);
        Assert.DoesNotContain(bot.Lines, line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_case_that_nobody_takes_is_asked_for_in_its_thread_and_then_goes_town_wide()
    {
        await using var bot = await RunningWijkBot.StartAsync(("Escalation:TakeWithin", "00:00:04"), ("Escalation:OfficeHours", "always"));
        await using var teams = await TeamsPlayground.StartAsync(new Uri(bot.Address, "/api/messages"));
        await using var resident = await Telephone.OfAsync(bot);
        await LinkAsync(teams, "Windmolenbroek", "windmolenbroek", "Windmolenbroek");
        await LinkAsync(teams, "General", "almelo", "heel Almelo");
        await teams.OpenAsync("Windmolenbroek");

        var reference = await resident.ReportAsync("de lantaarnpaal voor Palmstraat 12 doet het niet");
        await teams.Card(reference).WaitForAsync();
        await teams.SeesAsync("Nog niemand heeft het opgepakt.");
        await teams.PictureAsync("1 nog niet opgepakt");

        await teams.SeesAsync("in het kanaal voor de hele gemeente");
        await teams.OpenAsync("General");
        await teams.Card(reference).WaitForAsync();
        await TeamsPlayground.PressAsync(teams.Card(reference), "Oppakken");
        await resident.HearsAsync("is ermee begonnen");
        await teams.PictureAsync("2 stadsbreed");
        await teams.OpenAsync("Windmolenbroek");
        await Assertions.Expect(teams.Card(reference)).ToContainTextAsync("In behandeling door Anna de Vries");
        await teams.PictureAsync("3 opgepakt");
    }

    [Fact]
    public async Task Without_a_channel_of_the_wijk_the_card_comes_in_the_town_wide_channel_and_can_be_forwarded()
    {
        await using var bot = await RunningWijkBot.StartAsync();
        await using var teams = await TeamsPlayground.StartAsync(new Uri(bot.Address, "/api/messages"));
        await using var resident = await Telephone.OfAsync(bot);
        await LinkAsync(teams, "General", "almelo", "heel Almelo");

        var reference = await resident.ReportAsync("de lantaarnpaal voor Palmstraat 12 doet het niet");
        var card = teams.Card(reference);
        await TeamsPlayground.PressAsync(card, "Doorzetten");
        await teams.ChooseAsync(card, "Wie moet dit verzoek krijgen?", "Wijk Schelfhorst");
        await teams.PictureAsync("1 doorzetten");
        await TeamsPlayground.PressAsync(card, "Zet door");
        await Assertions.Expect(card).ToContainTextAsync("Doorgezet");
        await resident.HearsAsync(reference);
        await teams.PictureAsync("2 doorgezet");
    }

    [Fact]
    public async Task A_message_to_the_wijk_and_a_known_answer_are_handled_by_the_buttons_of_their_cards()
    {
        await using var bot = await RunningWijkBot.StartAsync();
        var port = NodeProcess.FreePort();
        await using var prism = await PrismProxy.StartAsync(Shared.File("specs/ConnectorAPI.json"), new Uri($"http://127.0.0.1:{port}/_connector"));
        await using var teams = await TeamsPlayground.StartAsync(new Uri(bot.Address, "/api/messages"), prism.Address, port);
        await using var resident = await Telephone.OfAsync(bot);
        await LinkAsync(teams, "Windmolenbroek", "windmolenbroek", "Windmolenbroek");

        await resident.SayAsync("houd mij op de hoogte van windmolenbroek");
        await resident.HearsAsync("Is dat goed?");
        await resident.SayAsync("ja");
        await resident.NextAsync();
        await teams.PostAsync("bericht windmolenbroek: Vrijdag snoeien wij de bomen.");
        var message = teams.Card("Bericht over Windmolenbroek");
        await Assertions.Expect(message).ToContainTextAsync("Nog niet verstuurd");
        await Assertions.Expect(message).ToContainTextAsync("1, 1 sms per persoon");
        await teams.PictureAsync("1 bericht");
        await TeamsPlayground.PressAsync(message, "Versturen");
        await Assertions.Expect(message).ToContainTextAsync("Onderweg, verstuurd door Anna de Vries");
        await TeamsPlayground.PressAsync(message, "Stoppen");
        await Assertions.Expect(message).ToContainTextAsync("Gestopt");
        await Assertions.Expect(message.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await teams.PictureAsync("2 gestopt");

        var reference = await resident.ReportAsync("mag ik op het dak van de flat een bijenkast zetten?");
        await TeamsPlayground.PressAsync(teams.Card(reference), "Antwoorden");
        await TeamsPlayground.WriteAsync(teams.Card(reference), "Uw antwoord. De bewoner leest dit.", "Dat mag.");
        await TeamsPlayground.PressAsync(teams.Card(reference), "Verstuur");
        await teams.SeesAsync("Mag WijkBot dit antwoord voortaan ook aan anderen geven?");
        await teams.PostAsync("kennis " + reference);
        var answer = teams.Card("Voorstel: WijkBot geeft dit nog niet.");
        await TeamsPlayground.PressAsync(answer, "Bewaren");
        answer = teams.Card("WijkBot geeft dit antwoord.");
        await TeamsPlayground.PressAsync(answer, "Wijzigen");
        await TeamsPlayground.WriteAsync(answer, "Het antwoord. Schrijf korte zinnen, zonder persoonlijke gegevens.", "Dat mag. Vraag het eerst aan de eigenaar.");
        await teams.PictureAsync("3 antwoord wijzigen");
        await TeamsPlayground.PressAsync(answer, "Wijziging opslaan");
        await Assertions.Expect(answer).ToContainTextAsync("Vraag het eerst aan de eigenaar.");
        await TeamsPlayground.PressAsync(answer, "Laten verlopen");
        await teams.Card("Verlopen: WijkBot geeft dit niet meer.").WaitForAsync();
        await teams.PictureAsync("4 verlopen");

        Assert.Empty(prism.Violations);
        Assert.DoesNotContain(bot.Lines, line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal));
    }
}
