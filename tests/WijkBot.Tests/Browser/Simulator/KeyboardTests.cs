using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>Everything without a mouse.</summary>
[Collection(InChromium.Name)]
public sealed class KeyboardTests(Chromium chromium)
{
    [Fact]
    public async Task The_story_can_be_begun_with_the_keyboard_alone()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        await open.Page.Keyboard.PressAsync("Tab");
        await Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "Naar de telefoons en Teams" })).ToBeFocusedAsync();
        await TabTo(open, "Koppel de wijk");
        await open.Page.Keyboard.PressAsync("Enter"); // fills the field in Teams and puts the cursor there
        await open.Page.Keyboard.PressAsync("Enter"); // posts it
        Assert.Contains("koppel windmolenbroek", (string)(await open.Host.WijkBot.NextActivity("message"))["text"]!);

        await open.Host.PostCard(SampleCard.Of());
        await Expect(open.Teams.Locator(".ac")).ToHaveCountAsync(1);
        await TabTo(open, "Antwoorden", back: true);
        await open.Page.Keyboard.PressAsync("Space");
        await open.Page.Keyboard.TypeAsync("We komen donderdag.");
        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("We komen donderdag.", (string)(await open.Host.WijkBot.NextActivity("invoke"))["value"]!["action"]!["data"]!["antwoord"]!);
    }

    [Fact]
    public async Task The_skip_link_leads_past_the_suggestions()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.Keyboard.PressAsync("Tab");
        await Expect(open.WhatsApp.GetByLabel("Bewoner")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Tabs_move_with_the_arrow_keys_and_the_pane_follows()
    {
        await using var open = await OpenPage.StartAsync(chromium, 320, 720);
        var tabs = open.Page.GetByRole(AriaRole.Tab);
        await Expect(tabs.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await tabs.Nth(1).FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(tabs.Nth(2)).ToBeFocusedAsync();
        await Expect(open.Teams).ToBeVisibleAsync();
        await Expect(open.Sms).ToBeHiddenAsync();
        await open.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(open.WhatsApp).ToBeVisibleAsync();
        await Expect(tabs.Nth(0)).ToHaveAttributeAsync("tabindex", "0");
    }

    [Fact]
    public async Task A_message_in_a_hidden_pane_is_counted_on_its_tab()
    {
        await using var open = await OpenPage.StartAsync(chromium, 390, 720);
        await open.Host.Send(PlayExtensions.ToWhatsApp);
        await Expect(open.Page.GetByRole(AriaRole.Tab).First).ToHaveTextAsync("WhatsApp1 nieuw");
        await open.Page.GetByRole(AriaRole.Tab).First.ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Tab).First).ToHaveTextAsync("WhatsApp");
    }

    [Fact]
    public async Task Whatever_has_the_focus_shows_it()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        await open.Host.PostCard(SampleCard.Of());
        await Expect(open.Teams.Locator(".ac")).ToHaveCountAsync(1);
        for (var i = 0; i < 60; i++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            var seen = await open.Page.EvaluateAsync<string>("""
                () => { const e = document.activeElement; if (e === document.body) return 'ok';
                  const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 ? 'ok' : e.outerHTML.slice(0, 120); }
                """);
            Assert.Equal("ok", seen);
        }
    }

    private static async Task TabTo(OpenPage open, string name, bool back = false)
    {
        for (var i = 0; i < 80; i++)
        {
            if ((await open.Page.EvaluateAsync<string>("document.activeElement.textContent")).Contains(name, StringComparison.Ordinal)
                && await open.Page.EvaluateAsync<string>("document.activeElement.tagName") == "BUTTON")
                return;
            await open.Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
        }
        Assert.Fail($"'{name}' cannot be reached with the keyboard");
    }
}
