using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>
/// The whole program and a browser, shared by the tests of one class. Where Node is there, the chat of every page talks through Stoplight's Prism with Microsoft's
/// specification of Direct Line, and what breaks a rule of it fails the class; where not, <see cref="SpecificationTests"/> are skipped and say so.
/// </summary>
public sealed class PublicPages : IAsyncLifetime
{
    /// <summary>Rules of WCAG 2.0, 2.1 and 2.2, levels A and AA.</summary>
    private static readonly AxeRunOptions Wcag = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    private RunningWijkBot? running;
    private Chromium? browser;
    private PrismProxy? prism;

    public Uri Address => running!.Address;

    /// <summary>What the chat of every page goes through; skips the running test where it cannot be started.</summary>
    public PrismProxy Prism
    {
        get
        {
            Assert.SkipWhen(prism is null, "needs Node, the packages of tests/clients and ../shared: no browser test is held against the specification of Direct Line");
            return prism!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        browser = await Chromium.StartAsync();
        running = await RunningWijkBot.StartAsync(("WebChat:NewPerMinute", "1000"));
        if (PrismProxy.IsThere && Shared.Folder is not null)
            prism = await DirectLineSpecification.ProxyAsync(running.Address);
    }

    /// <summary>A page of ours; what goes wrong in it, or leaves this machine, is noted.</summary>
    /// <param name="path">Which.</param>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="height">Of the window, in pixels.</param>
    /// <param name="script">Whether scripts run.</param>
    /// <param name="by">Address of something in between; null = straight to the program.</param>
    /// <param name="before">Done before the page is asked for.</param>
    public async Task<Visit> OpenAsync(string path, int width = 1280, int height = 900, bool script = true, Uri? by = null, Func<IPage, Task>? before = null)
    {
        var page = await browser!.PageAsync(width, height, script);
        var visit = new Visit(page, by ?? Address);
        if (by is null && script && prism is not null)
            await visit.ThroughAsync(prism);
        if (before is not null)
            await before(page);
        await page.GotoAsync(new Uri(by ?? Address, path).ToString());
        return visit;
    }

    /// <summary>What a page does wrong by WCAG 2.2 AA, one line for each.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        var result = await page.RunAxe(Wcag);
        return [.. result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {rule.Help}: {node.Target} {node.Html}"))];
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        var violations = prism?.Violations ?? [];
        if (prism is not null)
            await prism.DisposeAsync();
        if (running is not null)
            await running.DisposeAsync();
        Assert.Empty(violations);
    }
}

/// <summary>A page that somebody looks at, and what went wrong in it.</summary>
public sealed class Visit
{
    private readonly List<string> faults = [];
    private readonly List<Task<int>> sizes = [];

    public Visit(IPage page, Uri own)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Add(message.Text);
        };
        page.PageError += (_, fault) => faults.Add(fault);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } to && to.Authority != own.Authority)
                faults.Add("a request to somebody else: " + request.Url);
        };
        page.Response += (_, response) =>
        {
            lock (sizes)
                sizes.Add(SizeAsync(response));
        };
    }

    public IPage Page { get; }

    /// <summary>Calls that went through Prism.</summary>
    public int ThroughPrism { get; set; }

    /// <summary>Errors in the console (a breach of the content security policy is one), and requests to others.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Bytes of bodies as they came over the line, of everything answered until now.</summary>
    public async Task<int> TransferredAsync()
    {
        Task<int>[] all;
        lock (sizes)
            all = [.. sizes];
        return (await Task.WhenAll(all)).Sum();
    }

    private static async Task<int> SizeAsync(IResponse response)
    {
        try
        {
            return (await response.Request.SizesAsync()).ResponseBodySize;
        }
        catch (PlaywrightException)
        {
            return 0; // the page is gone before the answer was complete
        }
    }
}
