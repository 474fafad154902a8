using WijkBot.Channels.Activities;
using WijkBot.Knowledge.Content;
using WijkBot.Tests.Knowledge;
using WijkBot.Tests.Transcripts;

namespace WijkBot.Tests.Bot.Conversations.Vraag;

/// <summary>What the fields of an entry add to its text, and what is left out because the text says it or it is too old.</summary>
public class EntryTextTests
{
    private const string Head = "eigenaar: Proef\nbron: { naam: Proefkrant }\n";

    [Fact]
    public async Task A_project_is_told_with_its_phase_dates_news_and_contact()
    {
        var told = await TellAsync("projecten", $"titel: Kabelbaan Zeppelin\nvragen: [kabelbaan zeppelin]\n{Head}gecontroleerd: 2026-02-01\nfase: uitvoering\nbegin: 2026-01\neinde: 2026-12-05\nnieuws: [{{ datum: 2026-02-01, tekst: De palen staan }}]\ncontact: {{ naam: Projectbureau, telefoon: 0546 12 34 56 }}");

        Assert.Equal(
            "Er komt een kabelbaan.\nHet werk is bezig.\nVan januari 2026 tot 5 december 2026.\nNieuws van 1 februari 2026: De palen staan\nVragen? Projectbureau, 0546 12 34 56\nBron: Proefkrant. Laatst gecontroleerd: februari 2026.", told);
    }

    [Theory]
    [InlineData("idee", "Het is nog een idee.")]
    [InlineData("voorbereiding", "Het wordt voorbereid.")]
    [InlineData("klaar", "Het is klaar.")]
    public async Task Every_phase_has_words(string phase, string words) =>
        Assert.Contains(words, await TellAsync("projecten", $"titel: Kabelbaan Zeppelin\n{Head}gecontroleerd: 2026-02-01\nfase: {phase}\nbegin: 2026"), StringComparison.Ordinal);

    [Fact]
    public async Task The_phase_of_years_ago_is_not_told_as_if_it_were_now()
    {
        var told = await TellAsync("projecten", $"titel: Kabelbaan Zeppelin\n{Head}gecontroleerd: 2023-02-01\nfase: uitvoering\neinde: 2024");

        Assert.Equal("Er komt een kabelbaan.\nKlaar: 2024.\nBron: Proefkrant. Laatst gecontroleerd: februari 2023. Het kan nu anders zijn.", told);
    }

    [Fact]
    public async Task A_contact_is_told_with_what_its_text_does_not_say()
    {
        var told = await TellAsync("contacten", $"titel: Kabelbaan Zeppelin\n{Head}gecontroleerd: 2026-02-01\ntelefoon: \"+31546123456\"\nadres: Dorpsstraat 1\nwebsite: https://kabelbaan.example\nopeningstijden: {{ ma: [\"09:00-12:00\", \"13:00-17:00\"], vr: [\"09:00-12:00\"] }}", "Loop binnen aan de Dorpsstraat 1.");

        Assert.Equal("Loop binnen aan de Dorpsstraat 1.\nTelefoon: +31546123456\nOpen: maandag 9.00 tot 12.00, maandag 13.00 tot 17.00, vrijdag 9.00 tot 12.00.\nWebsite: https://kabelbaan.example\nBron: Proefkrant. Laatst gecontroleerd: februari 2026.", told);
    }

    [Fact]
    public async Task An_activity_is_told_with_time_place_sign_up_and_access()
    {
        var told = await TellAsync("activiteiten", $"titel: Kabelbaan Zeppelin\n{Head}gecontroleerd: 2026-02-01\nwanneer: elke dinsdag\nplaats: De Hal\nadres: Dorpsstraat 1\naanmelden: {{ nodig: ja, hoe: bel De Hal }}\ntoegankelijk: er is een lift");

        Assert.Equal("Er komt een kabelbaan.\nWanneer: elke dinsdag\nWaar: De Hal, Dorpsstraat 1\nAanmelden: bel De Hal\nToegankelijk: er is een lift\nBron: Proefkrant. Laatst gecontroleerd: februari 2026.", told);
    }

    private static async Task<string> TellAsync(string kind, string head, string body = "Er komt een kabelbaan.")
    {
        using var content = new ContentCopy().WithFile($"stad/{kind}/proef.md", $"---\n{head}\n---\n{body}\n");
        var town = new Town(ChannelIds.WhatsApp, "hofkamp", new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1)), KnowledgeBase.Load(content.Folder).OrThrow());
        await town.Hear("hallo", town.Clock.GetUtcNow(), [], null);
        await town.Pass(TimeSpan.FromSeconds(20));
        town.Sent.Clear();
        await town.Hear("weet u iets over de kabelbaan zeppelin?", town.Clock.GetUtcNow(), [], null);
        return town.Sent[0].Message.Activity.Text!;
    }
}
