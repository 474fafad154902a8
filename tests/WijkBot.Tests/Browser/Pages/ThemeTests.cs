using Microsoft.Playwright;
using WijkBot.Tests.Channels;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>A theme of NL Design System as it is published, in the place of tokens.css: pages and chat follow it and everybody can still read them.</summary>
public sealed class ThemeTests(PublicPages site) : IClassFixture<PublicPages>
{
    [Theory]
    [InlineData("@nl-design-system-unstable/voorbeeld-design-tokens/dist/variables.css")]
    [InlineData("@utrecht/design-tokens/dist/root.css")]
    public async Task A_municipality_puts_its_own_theme_in_the_place_of_one_file(string theme)
    {
        var file = Node.Require(theme);
        foreach (var path in new[] { "/wijk/windmolenbroek", "/chat?wijk=windmolenbroek" })
        {
            var visit = await site.OpenAsync(path, before: page => page.RouteAsync("**/tokens.css", route => route.FulfillAsync(new() { Path = file, ContentType = "text/css" })));
            if (path.StartsWith("/chat?", StringComparison.Ordinal) && await visit.Page.Locator("#chat[data-nonce]").CountAsync() > 0)
                await new Chat(visit).ReadyAsync();
            await visit.Page.ScreenshotAsync(new() { Path = Chromium.Picture(theme.Split('/')[0] + path.Replace('/', '-')), FullPage = true });
            var (button, token) = (await ColourAsync(visit.Page, ".utrecht-button:not(.skip), .chat > header"), await TokenAsync(visit.Page));
            Assert.NotEqual("rgb(0, 86, 107)", token); // ours
            Assert.Equal(token, button);
            Assert.Empty(await PublicPages.FaultsAsync(visit.Page));
            Assert.Empty(visit.Faults);
        }
    }

    private static Task<string> ColourAsync(IPage page, string selector) =>
        page.Locator(selector).First.EvaluateAsync<string>("one => getComputedStyle(one).backgroundColor");

    private static Task<string> TokenAsync(IPage page) => page.EvaluateAsync<string>(
        """
        () => {
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.backgroundColor = 'var(--utrecht-button-primary-action-background-color)';
          const { backgroundColor } = getComputedStyle(probe);
          probe.remove();
          return backgroundColor;
        }
        """);
}
