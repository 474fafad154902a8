using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>The simulator's page open in a browser, with everything that it complained about.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private OpenPage(SimulatorHost host, IPage page) => (Host, Page) = (host, page);

    public SimulatorHost Host { get; }
    public IPage Page { get; }
    /// <summary>Errors of scripts and of the content security policy, and requests that left this machine.</summary>
    public List<string> Complaints { get; } = [];

    public ILocator WhatsApp => Page.Locator("#pane-whatsapp");
    public ILocator Sms => Page.Locator("#pane-sms");
    public ILocator Teams => Page.Locator("#pane-teams");

    public static async Task<OpenPage> StartAsync(Chromium chromium, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var browser = chromium.Browser;
        var host = await SimulatorHost.StartAsync();
        var page = await browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = "nl-NL",
            TimezoneId = "Europe/Amsterdam",
            ReducedMotion = ReducedMotion.Reduce,
        });
        var open = new OpenPage(host, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                open.Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => open.Complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(host.Url, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                open.Complaints.Add("request to " + request.Url);
        };
        await page.GotoAsync(host.Url + "/simulator");
        await page.GetByText("Verbonden").WaitForAsync();
        return open;
    }

    /// <summary>Violations of WCAG 2.2 AA that axe sees, one line each.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        var result = await Page.RunAxe(new()
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Target} {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}"))];
    }

    /// <summary>Keeps a picture where <c>WIJKBOT_SCREENSHOTS</c> names a folder, to be looked at by a person.</summary>
    public async Task ShotAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("WIJKBOT_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        await Host.DisposeAsync();
    }
}
