using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>The program, its simulator in the browser, and what a resident and a professional do there.</summary>
internal sealed class WholePlay : IAsyncDisposable
{
    /// <summary>How the resident answers what WijkBot asks; the first that fits.</summary>
    private static readonly (string Asked, string Answer)[] Answers =
    [
        ("Klopt dit", "ja"),
        ("ligt dat in", "ja"),
        ("Waar gaat het over", "1"),
        ("huisnummer", "Palmstraat 12"),
        ("foto", "nee"),
        ("", "1"),
    ];

    private readonly RunningWijkBot wijkBot;
    private string kind = "Sms";

    private WholePlay(RunningWijkBot wijkBot, IPage page) => (this.wijkBot, Page) = (wijkBot, page);

    public IPage Page { get; }
    public List<string> Complaints { get; } = [];
    public ILocator Teams => Page.Locator("#pane-teams");
    /// <summary>The phone that the resident uses.</summary>
    public ILocator Phone => Page.Locator("#pane-" + kind.ToLowerInvariant());
    private ILocator Heard => Phone.Locator(".bubble.theirs .words");

    public static async Task<WholePlay> StartAsync(Chromium chromium)
    {
        var browser = chromium.Browser;
        var program = await RunningWijkBot.StartAsync();
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        page.SetDefaultTimeout(30_000);
        var play = new WholePlay(program, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                play.Complaints.Add(message.Text);
        };
        await page.GotoAsync(new Uri(program.Address, "/simulator").ToString());
        await page.GetByText("Verbonden").WaitForAsync();
        return play;
    }

    /// <summary>From now on the resident uses this phone: <c>Sms</c> (as it begins) or <c>WhatsApp</c>.</summary>
    public void Uses(string phone) => kind = phone;

    /// <summary>The resident writes; returns when it stands on the phone.</summary>
    public async Task SayAsync(string text)
    {
        var mine = await Phone.Locator(".bubble.mine").CountAsync();
        await Phone.GetByLabel("Bericht per " + kind).FillAsync(text);
        await Phone.GetByLabel("Bericht per " + kind).PressAsync("Enter");
        await Expect(Phone.Locator(".bubble.mine")).ToHaveCountAsync(mine + 1);
    }

    /// <summary>The resident answers every question until something that fits is said; returns that.</summary>
    public async Task<string> AnswerUntilAsync(Regex wanted)
    {
        for (var turn = 0; turn < 15; turn++)
        {
            var said = await AnsweredAsync();
            if (wanted.Match(said) is { Success: true } found)
                return found.Value;
            await SayAsync(Answers.First(answer => said.Contains(answer.Asked, StringComparison.OrdinalIgnoreCase)).Answer);
        }
        throw new InvalidOperationException("not in 15 turns: " + string.Join(" / ", await AnswersAsync()));
    }

    /// <summary>Waits until WijkBot has answered the last message; what it said since.</summary>
    public async Task<string> AnsweredAsync()
    {
        await Phone.Locator(".bubble:last-child.theirs").WaitForAsync(new() { Timeout = 60_000 });
        return await Phone.EvaluateAsync<string>("""
            phone => { const all = [...phone.querySelectorAll('.bubble')];
              const from = all.findLastIndex(b => b.classList.contains('mine'));
              return all.slice(from + 1).map(b => b.querySelector('.words').textContent).join('\n'); }
            """);
    }

    /// <summary>All that WijkBot said on this phone.</summary>
    public Task<IReadOnlyList<string>> AnswersAsync() => Heard.AllInnerTextsAsync();

    public Task HearsAsync(string text) => Expect(Heard.Filter(new() { HasText = text }).Last).ToBeVisibleAsync(new() { Timeout = 30_000 });

    /// <summary>The card of a case in the channel that is open.</summary>
    public ILocator CardOf(string reference) => Teams.Locator(".ac").Filter(new() { HasText = reference });

    /// <summary>Opens a form of a card, fills its field and sends it.</summary>
    public static async Task FillFormAsync(ILocator card, string open, string text, string send)
    {
        await card.GetByRole(AriaRole.Button, new() { Name = open, Exact = true }).ClickAsync();
        await card.Locator("textarea:visible").FillAsync(text);
        await card.GetByRole(AriaRole.Button, new() { Name = send, Exact = true }).ClickAsync();
    }

    public async Task ShotAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("WIJKBOT_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        await wijkBot.DisposeAsync();
    }
}
