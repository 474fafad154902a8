using Microsoft.Playwright;

namespace WijkBot.Tests.Clients;

/// <summary>A real browser, as Debian ships it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    /// <summary>Milliseconds after which what should come is said not to come, on a machine that does much else.</summary>
    private const float Patience = 60_000;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    /// <summary>Starts it; skips the running test where it is missing.</summary>
    public static async Task<Chromium> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Program), $"needs {Program}");
        Assertions.SetDefaultExpectTimeout(Patience);
        var driver = await Playwright.CreateAsync();
        var started = await driver.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox"] });
        return new Chromium(driver, started);
    }

    /// <summary>A new page with its own cookies and storage.</summary>
    public async Task<IPage> PageAsync(int width = 1280, int height = 900, bool script = true)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "nl-NL", JavaScriptEnabled = script });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>Where the running test keeps its pictures: a folder under the temporary folder, named after the test.</summary>
    public static string Picture(string name)
    {
        var folder = Path.Combine(Path.GetTempPath(), "wijkbot-pictures", TestContext.Current.TestMethod?.MethodName ?? "test");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name + ".png");
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
