using Microsoft.Playwright;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>One installed Chromium for all tests of the page, which run one after the other; where it is missing they skip visibly.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The browser; skips the running test where there is none.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(browser is null, $"needs Chromium at {Executable}");
            return browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>The tests that share the browser.</summary>
[CollectionDefinition(Name)]
public sealed class InChromium : ICollectionFixture<Chromium>
{
    public const string Name = "simulator in Chromium";
}
