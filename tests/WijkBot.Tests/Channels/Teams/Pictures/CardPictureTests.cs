using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Channels.Teams.Pictures;

/// <summary>Every card in every theme of Teams and on a small phone, as Microsoft's own renderer (npm <c>adaptivecards</c>) draws it. The pictures stay in the temporary folder, to be looked at.</summary>
public sealed class CardPictureTests
{
    private const string Draw = """
        ([cards, host]) => {
            AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdownit().render(text); result.didProcess = true; };
            const faults = [];
            for (const { kind, json } of cards) {
                const card = new AdaptiveCards.AdaptiveCard();
                card.hostConfig = new AdaptiveCards.HostConfig(JSON.parse(host));
                const context = new AdaptiveCards.SerializationContext();
                card.parse(JSON.parse(json), context);
                // the renderer checks "lang" by a global regular expression, which refuses every second good value
                faults.push(...[...context._validationEvents ?? []].map(event => kind + ': ' + event.message).filter(fault => !fault.endsWith('for property "lang".')));
                const main = document.createElement('main');
                main.dataset.kind = kind;
                main.appendChild(card.render());
                document.body.appendChild(main);
            }
            return faults;
        }
        """;

    /// <summary>What sticks out of its card, or is cut off in it.</summary>
    private const string CutOff = """
        () => [...document.querySelectorAll('main')].flatMap(card => {
            const edge = card.getBoundingClientRect().right + 1;
            return [...card.querySelectorAll('*')]
                .filter(one => one.offsetWidth > 0 && !one.matches('input, textarea') && (one.getBoundingClientRect().right > edge || (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible')))
                .map(one => card.dataset.kind + ': ' + one.className + ' ' + one.innerText.slice(0, 60));
        })
        """;

    private static readonly AxeRunOptions Legible = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "image-alt", "label", "button-name"] } };

    private static readonly byte[] Photo = Convert.FromBase64String(SomeCard.Dot.Split(',')[1]);

    [Fact]
    public async Task Every_card_is_whole_and_legible_in_every_theme_and_on_a_small_phone()
    {
        string[] scripts = [await File.ReadAllTextAsync(Node.Require("markdown-it/dist/markdown-it.min.js"), Cancel), await File.ReadAllTextAsync(Node.Require("adaptivecards/dist/adaptivecards.min.js"), Cancel)];
        var cards = await EveryCard.AllAsync();
        await using var browser = await Chromium.StartAsync();
        var faults = new List<string>();
        foreach (var theme in TeamsTheme.All)
            faults.AddRange((await FaultsAsync(browser, theme, scripts, cards)).Select(fault => $"{theme.Name}: {fault}"));
        Assert.Empty(faults);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<IEnumerable<string>> FaultsAsync(Chromium browser, TeamsTheme theme, string[] scripts, IReadOnlyList<(string Kind, JsonElement Card)> cards)
    {
        var page = await browser.PageAsync(theme.Width * 3 + 80, 900);
        await page.RouteAsync("https://wijkbot.example/**", route => route.FulfillAsync(new() { BodyBytes = Photo, ContentType = "image/png" }));
        await page.SetContentAsync("<!doctype html><html lang=nl><title>kaarten</title><body></body></html>");
        await page.AddStyleTagAsync(new() { Content = theme.Css });
        foreach (var script in scripts) await page.AddScriptTagAsync(new() { Content = script });

        var drawn = cards.Select(card => new { kind = card.Kind, json = card.Card.GetRawText() });
        var refused = await page.EvaluateAsync<string[]>(Draw, new object[] { drawn, theme.HostConfig });
        foreach (var form in new[] { "Doorzetten", "Wijzigen" }) await page.GetByRole(AriaRole.Button, new() { Name = form, Exact = true }).First.ClickAsync();
        await page.ScreenshotAsync(new() { Path = Chromium.Picture(theme.Name), FullPage = true });
        Assert.Equal(cards.Count, await page.Locator("main").CountAsync());
        var cut = await page.EvaluateAsync<string[]>(CutOff);
        var illegible = (await page.RunAxe(Legible)).Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}"));
        return refused.Concat(cut).Concat(illegible);
    }
}
