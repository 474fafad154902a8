using Microsoft.Playwright;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>The installed Chromium; a test that needs it skips visibly where it is missing.</summary>
internal static class Chromium
{
    private const string Path = "/usr/bin/chromium";

    public static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Path), $"needs Chromium at {Path}");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = ["--no-sandbox"] });
        return (playwright, browser);
    }
}
