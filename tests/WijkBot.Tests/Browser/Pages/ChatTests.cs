using Microsoft.Playwright;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>Microsoft's Web Chat on our page and our server, as a resident uses it.</summary>
public sealed class ChatTests(PublicPages site) : IClassFixture<PublicPages>
{
    public static readonly string Photo = Path.Combine(Shared.Repository, "bot", "Simulator", "Page", "photos", "lamp.jpg");

    private async Task<Chat> OpenAsync(string query = "", int width = 420, int height = 760)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "chat", "chat.hash")), "needs the chat, which a build with Node makes");
        var visit = await site.OpenAsync("/chat?wijk=windmolenbroek" + query, width, height);
        var chat = new Chat(visit);
        await chat.ReadyAsync();
        return chat;
    }

    [Theory]
    [InlineData("")]
    [InlineData("&stroom=nee")]
    public async Task A_melding_with_a_photo_from_begin_to_receipt_by_socket_and_by_polling(string query)
    {
        var chat = await OpenAsync(query);
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        await chat.ChooseAsync("Straatverlichting", "Windmolenbroek?");
        await chat.ChooseAsync("Ja", "nummer");
        await chat.ChooseAsync("Weet ik niet", "foto");
        await chat.Page.Locator("input[type=file]").SetInputFilesAsync(Photo);
        await Assertions.Expect(chat.Page.GetByAltText("Voorbeeld van uw foto")).ToBeVisibleAsync();
        await chat.Page.ScreenshotAsync(new() { Path = Chromium.Picture("voorbeeld" + query.Length) });
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).ClickAsync();
        await Assertions.Expect(chat.Page.Locator("#chat img[src*='/media/']").First).ToBeVisibleAsync();
        for (var i = 0; i < 4 && await chat.LastReferenceAsync() is null; i++)
            await chat.GoOnAsync();
        Assert.Matches(@"M-\d{4}", await chat.LastReferenceAsync() ?? "");
        await chat.Page.ScreenshotAsync(new() { Path = Chromium.Picture("ontvangst" + query.Length) });
        Assert.Empty(chat.Visit.Faults);
    }

    [Fact]
    public async Task A_refresh_brings_the_conversation_back_and_it_goes_on()
    {
        var chat = await OpenAsync();
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        await chat.Page.ReloadAsync();
        await chat.ReadyAsync();
        await chat.HearAsync("Waar gaat het over?");
        await Assertions.Expect(chat.Bubble("de lantaarnpaal voor Palmstraat 4 is kapot")).ToHaveCountAsync(1);
        await chat.SayAsync("help", "mens");
    }

    [Fact]
    public async Task A_cut_socket_comes_back_by_itself_with_what_was_missed()
    {
        var chat = await OpenAsync();
        await chat.Page.Context.SetOfflineAsync(true);
        await chat.Page.Context.SetOfflineAsync(false);
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        Assert.Equal(1, await chat.Bubble("Waar gaat het over?").CountAsync());
    }

    [Fact]
    public async Task Two_tabs_are_two_conversations()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        await one.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        await other.SayAsync("help", "mens");
        await Assertions.Expect(other.Bubble("de lantaarnpaal")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1280, 900)]
    public async Task The_open_chat_has_no_fault_of_WCAG_2_2_AA_and_announces_what_is_said(int width, int height)
    {
        var chat = await OpenAsync(width: width, height: height);
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        await Assertions.Expect(chat.Bubble("Waar gaat het over?").Last.GetByText("Waar gaat het over?").Last).ToBeInViewportAsync();
        await chat.Page.ScreenshotAsync(new() { Path = Chromium.Picture($"chat-{width}") });
        var live = chat.Page.Locator("#chat [role=log][aria-live=polite]");
        Assert.NotEqual(0, await live.CountAsync());
        Assert.Equal("nl", await chat.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(await PublicPages.FaultsAsync(chat.Page));
        Assert.Empty(chat.Visit.Faults);
    }

    [Fact]
    public async Task By_keyboard_alone_a_resident_opens_the_chat_says_something_chooses_and_closes_it()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "chat", "chat.hash")), "needs the chat, which a build with Node makes");
        var visit = await site.OpenAsync("/wijk/windmolenbroek");
        var page = visit.Page;
        await page.Locator("wijkbot-chat").GetByRole(AriaRole.Button, new() { Name = "Chat met WijkBot" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sluit de chat" })).ToBeFocusedAsync();
        var frame = page.FrameLocator("iframe");
        await frame.Locator("#chat[data-klaar]").WaitForAsync();
        var box = frame.GetByRole(AriaRole.Textbox);
        await box.WaitForAsync();
        for (var i = 0; i < 12 && !await box.EvaluateAsync<bool>("box => box === document.activeElement"); i++)
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("de lantaarnpaal voor Palmstraat 4 is kapot");
        await page.Keyboard.PressAsync("Enter");
        var choice = frame.GetByRole(AriaRole.Toolbar, new() { Name = "Keuzes" }).GetByRole(AriaRole.Button, new() { Name = "Straatverlichting" });
        await choice.WaitForAsync();
        for (var i = 0; i < 12 && !await choice.EvaluateAsync<bool>("button => button === document.activeElement || button.contains(document.activeElement)"); i++)
            await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(frame.GetByText("ligt dat in Windmolenbroek").First).ToBeAttachedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sluit de chat" }).FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("wijkbot-chat .knop")).ToBeFocusedAsync();
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task At_400_percent_zoom_the_chat_can_still_be_read_and_written_in()
    {
        var chat = await OpenAsync(width: 320, height: 256); // 1280 × 1024 at 400 %
        await chat.SayAsync("help", "mens");
        Assert.InRange(await chat.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 320);
        await chat.Page.ScreenshotAsync(new() { Path = Chromium.Picture("zoom") });
    }

    [Fact]
    public async Task A_place_is_shared_after_consent_and_not_before()
    {
        var chat = await OpenAsync();
        await chat.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await chat.Page.Context.SetGeolocationAsync(new() { Latitude = 52.3386f, Longitude = 6.6529f });
        await chat.SayAsync("er ligt rommel naast de container", "?");
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Gebruik mijn locatie" }).ClickAsync();
        await Assertions.Expect(chat.Page.GetByText("deelt één keer waar u nu bent")).ToBeVisibleAsync();
        await Assertions.Expect(chat.Bubble("Ik deel waar ik nu ben.")).ToHaveCountAsync(0);
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, deel mijn plek" }).ClickAsync();
        await chat.HearAsync("Ik deel waar ik nu ben.");
    }
}
