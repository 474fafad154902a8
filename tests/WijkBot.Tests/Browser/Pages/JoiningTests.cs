using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>"Ik doe mee" under an idea on the page of the wijk, pressed.</summary>
public sealed class JoiningTests
{
    private const string Question = "Zal ik de wijkregisseur laten weten dat u wilt meedoen?";
    private static readonly Case Idea = new()
    {
        Reference = "I-12",
        Kind = CaseKind.Initiatief,
        State = CaseState.InBehandeling,
        Resident = "sms|+31546000001|+31600000001",
        Text = "Een bankje bij de vijver. Mijn buren willen dat ook!",
        Wijk = "windmolenbroek",
        Details = [new CaseDetail("openbaar", "Mag het?", "Ja")],
        ReceivedAt = TimeProvider.System.GetUtcNow().AddDays(-3),
        Party = "wijkregisseur",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_asks_first_and_only_yes_reaches_the_wijkregisseur()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "chat", "chat.hash")), "needs the chat, which a build with Node makes");
        await using var browser = await Chromium.StartAsync();
        var file = Path.Combine(Directory.CreateTempSubdirectory("wijkbot-idea").FullName, "wijkbot.db");
        await using (var store = Open(file))
            await WriteAsync(store, CaseRecord.Of(Idea, Idea.ReceivedAt));
        await using (var bot = await RunningWijkBot.StartAsync(("ConnectionStrings:WijkBot", "Filename=" + file)))
        {
            await PressAsync(browser, bot, "Nee", "Er is niets verstuurd.");
            await PressAsync(browser, bot, "Ja", "Ik heb doorgegeven dat u wilt meedoen.");
        }
        await using var after = Open(file);
        var cases = (await after.FindAsync(new RecordQuery(Case.RecordKind) { Max = 10 }, Cancel)).Select(CaseRecord.Read);
        Assert.Equal("Meedoen met dit idee: Een bankje bij de vijver", Assert.Single(cases, @case => @case.Kind == CaseKind.Vraag).Text);
    }

    private static async Task PressAsync(Chromium browser, RunningWijkBot bot, string answer, string heard)
    {
        var visit = new Visit(await browser.PageAsync(360, 740), bot.Address);
        await visit.Page.GotoAsync(new Uri(bot.Address, "/wijk/windmolenbroek").ToString());
        await visit.Page.ScreenshotAsync(new() { Path = Chromium.Picture("wijk"), FullPage = true });
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Ik doe mee met: Een bankje bij de vijver." }).ClickAsync();
        var chat = visit.Page.FrameLocator("iframe");
        await Assertions.Expect(Bubble(chat, Question).GetByText(Question)).ToBeInViewportAsync();
        await visit.Page.ScreenshotAsync(new() { Path = Chromium.Picture("vraag") });
        await chat.GetByRole(AriaRole.Toolbar, new() { Name = "Keuzes" }).GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();
        await Bubble(chat, heard).WaitForAsync();
        Assert.Empty(visit.Faults);
    }

    private static ILocator Bubble(IFrameLocator chat, string words) => chat.Locator("#chat .webchat__bubble__content").Filter(new() { HasText = words });

    private static LiteDbStore Open(string file) => LiteDbStore.Open(file, TimeProvider.System, NullLogger<LiteDbStore>.Instance);

    private static async Task WriteAsync(LiteDbStore store, StoredRecord record)
    {
        await store.AcceptAsync(new InboxItem("seed", "seed", new Activity(), TimeProvider.System.GetUtcNow()), Cancel);
        var claim = await store.ClaimAsync(TimeSpan.FromMinutes(1), Cancel);
        Assert.True(await store.CommitAsync(claim!, new Changes { Records = [record] }, Cancel));
    }
}
