using Microsoft.Playwright;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>A button on a page begins the chat with what the resident came for.</summary>
public sealed class OpeningTests(PublicPages site) : IClassFixture<PublicPages>
{
    [Fact]
    public async Task Tell_your_idea_opens_the_chat_in_the_page_and_the_bot_asks_for_the_idea_at_once()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "chat", "chat.hash")), "needs the chat, which a build with Node makes");
        var visit = await site.OpenAsync("/initiatieven", 360, 740);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Vertel uw idee in de chat" }).ClickAsync();
        var frame = visit.Page.FrameLocator("iframe");
        await Assertions.Expect(frame.Locator("#chat .webchat__bubble__content").Filter(new() { HasText = "Wat wilt u gaan doen?" })).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task A_refresh_does_not_say_it_again()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "chat", "chat.hash")), "needs the chat, which a build with Node makes");
        var chat = new Chat(await site.OpenAsync("/chat?wijk=windmolenbroek&begin=idee", 360, 740));
        await chat.HearAsync("Wat wilt u gaan doen?");
        await chat.Page.ReloadAsync();
        await chat.HearAsync("Wat wilt u gaan doen?");
        await chat.SayAsync("een bankje bij de vijver", "Waar moet het komen?");
        await Assertions.Expect(chat.Bubble("Ik heb een idee voor de wijk.")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Without_script_the_words_stand_in_the_form()
    {
        var visit = await site.OpenAsync("/initiatieven", 360, 740, script: false);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Vertel uw idee in de chat" }).ClickAsync();
        if (!visit.Page.Url.Contains("formulier", StringComparison.Ordinal)) // without Node the chat itself leads to the form
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Gebruik het gewone formulier" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Uw bericht")).ToHaveValueAsync("Ik heb een idee voor de wijk.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Wat wilt u gaan doen?")).ToBeVisibleAsync();
    }
}
