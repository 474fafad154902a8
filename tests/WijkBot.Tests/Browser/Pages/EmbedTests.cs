using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using WijkBot.Tests.Channels.BotFramework;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>The one-line script on the municipality's own site, under that site's own content security policy.</summary>
public sealed class EmbedTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_chat_opens_on_a_site_of_the_settings_and_on_no_other(bool allowed)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "chat", "chat.hash")), "needs the chat, which a build with Node makes");
        var own = "";
        await using var browser = await Chromium.StartAsync();
        await using var municipality = await Loopback.StartAsync(app => app.MapGet("/", context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentSecurityPolicy = $"default-src 'self'; script-src 'self' {own}; frame-src {own}";
            return context.Response.WriteAsync($"<!DOCTYPE html><html lang=nl><title>Gemeente</title><h1>Gemeente</h1><script src=\"{own}/chat-knop.js\" data-wijk=\"windmolenbroek\" defer></script>");
        }));
        await using var bot = await RunningWijkBot.StartAsync(("WebChat:Origins:0", allowed ? municipality.Address.GetLeftPart(UriPartial.Authority) : "https://www.almelo.example"));
        own = bot.Address.ToString().TrimEnd('/');
        var page = await browser.PageAsync();
        await page.GotoAsync(municipality.Address.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Chat met WijkBot" }).ClickAsync();
        var frame = page.FrameLocator("iframe");
        if (allowed)
        {
            await Assertions.Expect(frame.GetByText("robot van de gemeente").First).ToBeVisibleAsync();
            await page.ScreenshotAsync(new() { Path = Chromium.Picture("ingebed") });
        }
        else
        {
            await Assertions.Expect(frame.Locator("#chat")).ToHaveCountAsync(0);
        }
    }
}
