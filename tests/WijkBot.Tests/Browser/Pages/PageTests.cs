using Microsoft.Playwright;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>Every public page, as a browser shows it.</summary>
public sealed class PageTests(PublicPages site) : IClassFixture<PublicPages>
{
    public static TheoryData<string> All =>
    [
        "/", "/wijk/windmolenbroek", "/wijk/aadorp", "/initiatieven", "/toegankelijkheid", "/privacy", "/chat/formulier", "/chat/formulier?wijk=windmolenbroek", "/terugbellen/verlopen",
    ];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_has_no_fault_of_WCAG_2_2_AA_and_asks_nobody_else_for_anything(string path)
    {
        var visit = await site.OpenAsync(path);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await visit.Page.ScreenshotAsync(new() { Path = Chromium.Picture(path.Trim('/').Replace('/', '-') + "-1280"), FullPage = true });
        Assert.Empty(await PublicPages.FaultsAsync(visit.Page));
        Assert.Empty(visit.Faults);
        Assert.Empty(await visit.Page.Context.CookiesAsync());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task On_a_small_phone_and_at_400_percent_zoom_nothing_falls_off_the_side(string path)
    {
        foreach (var width in new[] { 360, 320 }) // 1280 pixels at 400 % are 320 (WCAG 1.4.10)
        {
            var visit = await site.OpenAsync(path, width, 740);
            var wide = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            await visit.Page.ScreenshotAsync(new() { Path = Chromium.Picture($"{path.Trim('/').Replace('/', '-')}-{width}"), FullPage = true });
            Assert.InRange(wide, 1, width);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/wijk/windmolenbroek")]
    [InlineData("/initiatieven")]
    public async Task On_paper_a_page_keeps_its_text_and_leaves_out_what_can_only_be_pressed(string path)
    {
        var visit = await site.OpenAsync(path, 700, 1000); // A4 between its margins
        var words = await visit.Page.Locator("main h2").AllInnerTextsAsync();
        await visit.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await visit.Page.ScreenshotAsync(new() { Path = Chromium.Picture(path.Trim('/').Replace('/', '-') + "-papier"), FullPage = true });
        Assert.NotEmpty(words);
        Assert.Equal(words, await visit.Page.Locator("main h2").AllInnerTextsAsync());
        await Assertions.Expect(visit.Page.Locator(".utrecht-button:visible, wijkbot-chat .knop:visible")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator("details p:visible")).ToHaveCountAsync(await visit.Page.Locator("details p").CountAsync());
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(0);
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("[...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > 701).map(one => one.outerHTML.slice(0, 120))"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/wijk/windmolenbroek")]
    public async Task A_page_is_under_100_kB_before_the_chat_is_opened(string path)
    {
        var visit = await site.OpenAsync(path);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var transferred = await visit.TransferredAsync();
        TestContext.Current.SendDiagnosticMessage("{0}: {1} bytes", path, transferred);
        Assert.InRange(transferred, 1_000, 100_000);
    }

    [Fact]
    public async Task Without_script_a_resident_reads_the_wijk_and_makes_a_melding_by_form()
    {
        var visit = await site.OpenAsync("/wijk/windmolenbroek", script: false);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Projecten" })).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Chat met WijkBot" }).First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Gebruik het gewone formulier" }).ClickAsync();
        var text = visit.Page.GetByLabel("Uw bericht");
        await text.FillAsync("de lantaarnpaal voor Palmstraat 4 is kapot");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("robot van de gemeente").First).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Straatverlichting" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".gesprek li.u")).ToHaveCountAsync(2);
        await visit.Page.ScreenshotAsync(new() { Path = Chromium.Picture("formulier"), FullPage = true });
        Assert.Empty(await visit.Page.Context.CookiesAsync());
    }

    [Fact]
    public async Task A_page_can_be_walked_through_by_keyboard_and_the_first_stop_skips_to_the_content()
    {
        var visit = await site.OpenAsync("/");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.GetByText("Naar de inhoud")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_page_shares_with_a_title_a_sentence_and_a_picture()
    {
        var visit = await site.OpenAsync("/wijk/windmolenbroek");
        var image = await visit.Page.Locator("meta[property='og:image']").GetAttributeAsync("content");
        Assert.EndsWith("/beeld/windmolenbroek.png", image, StringComparison.Ordinal);
        var answer = await visit.Page.APIRequest.GetAsync(new Uri(site.Address, new Uri(image!).AbsolutePath).ToString());
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await answer.BodyAsync())[..4]);
        Assert.NotEmpty(await visit.Page.Locator("meta[name='description']").GetAttributeAsync("content") ?? "");
    }
}
