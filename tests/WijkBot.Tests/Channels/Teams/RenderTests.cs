using System.Text.Json;
using Microsoft.Playwright;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Channels.Teams;

/// <summary>Our cards as Microsoft's own renderer (npm <c>adaptivecards</c>) draws them.</summary>
public class RenderTests
{
    private const string Draw = """
        json => {
            AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdownit().render(text); result.didProcess = true; };
            const card = new AdaptiveCards.AdaptiveCard();
            const context = new AdaptiveCards.SerializationContext();
            card.parse(JSON.parse(json), context);
            card.onExecuteAction = action => window.pressed.push({ type: action.getJsonTypeName(), verb: action.verb, data: action.data });
            window.pressed = [];
            document.body.innerHTML = '<main style="width:480px;font-family:sans-serif"></main>';
            document.querySelector('main').appendChild(card.render());
            return [...context._validationEvents ?? []].map(event => event.message);
        }
        """;

    private static async Task<(Chromium Browser, IPage Page, string[] Faults)> RenderAsync(Card card)
    {
        var (renderer, markdown) = (Node.Require("adaptivecards/dist/adaptivecards.js"), Node.Require("markdown-it/dist/markdown-it.js"));
        var browser = await Chromium.StartAsync();
        var page = await browser.PageAsync(520, 900);
        await page.SetContentAsync("<!doctype html><html lang=nl><title>kaart</title><body></body></html>");
        await page.AddScriptTagAsync(new() { Path = markdown });
        await page.AddScriptTagAsync(new() { Path = renderer });
        var faults = await page.EvaluateAsync<string[]>(Draw, card.ToJson().GetRawText());
        return (browser, page, faults);
    }

    [Fact]
    public async Task A_card_is_drawn_whole_and_what_a_resident_wrote_is_no_link()
    {
        var (browser, page, faults) = await RenderAsync(SomeCard.Full());
        await using var _ = browser;
        await page.ScreenshotAsync(new() { Path = Chromium.Picture("kaart") });

        Assert.Empty(faults);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("M-1042 · Straatverlichting");
        await Assertions.Expect(page.GetByText("[klik hier](https://kwaad.example)")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("De lamp bij ons **flikkert**.")).ToBeVisibleAsync();
        Assert.Equal(["https://wijk.example/"], await page.EvaluateAsync<string[]>("[...document.links].map(link => link.href)"));
        await Assertions.Expect(page.GetByAltText("Foto van de bewoner")).ToBeVisibleAsync();
        Assert.Equal(["Kaart", "Oppakken", "Antwoorden", "Doorzetten"], await page.EvaluateAsync<string[]>("[...document.querySelectorAll('button')].map(button => button.innerText).filter(text => text)"));
    }

    [Fact]
    public async Task A_form_unfolds_asks_for_what_is_required_and_sends_verb_data_and_words()
    {
        var (browser, page, _) = await RenderAsync(SomeCard.Full());
        await using var __ = browser;
        await page.GetByRole(AriaRole.Button, new() { Name = "Antwoorden" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Schrijf eerst een antwoord.")).ToBeVisibleAsync();
        Assert.Equal("[]", await page.EvaluateAsync<string>("JSON.stringify(window.pressed)"));

        await page.GetByLabel("Antwoord aan de bewoner").FillAsync("Morgen.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Oppakken" }).ClickAsync();
        await page.ScreenshotAsync(new() { Path = Chromium.Picture("formulier") });
        var pressed = JsonElement.Parse(await page.EvaluateAsync<string>("JSON.stringify(window.pressed)"));

        Assert.Equal("""{"type":"Action.Execute","verb":"antwoorden","data":{"zaak":"M-1042","antwoord":"Morgen."}}""", pressed[0].GetRawText());
        Assert.Equal("""{"type":"Action.Execute","verb":"oppakken","data":{"zaak":"M-1042"}}""", pressed[1].GetRawText());
    }
}
