using Microsoft.Playwright;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Channels.Teams;

/// <summary>
/// Microsoft's emulator of Teams (npm <c>@microsoft/m365agentsplayground</c>) with a bot behind it, and a browser page on it: one team with
/// two channels, a group chat and a personal chat.
/// </summary>
public sealed class TeamsPlayground : IAsyncDisposable
{
    private readonly NodeProcess process;
    private readonly Chromium chromium;

    private TeamsPlayground(NodeProcess process, Chromium chromium, IPage page, Uri address) =>
        (this.process, this.chromium, Page, Address) = (process, chromium, page, address);

    /// <summary>The page; for what has no method here.</summary>
    public IPage Page { get; }

    /// <summary>Where the emulator listens; its Connector is at <c>/_connector</c>.</summary>
    public Uri Address { get; }

    /// <summary>Starts the emulator for a bot.</summary>
    /// <param name="bot">The bot's <c>/api/messages</c>.</param>
    /// <param name="serviceUrl">What the bot is told to answer to; default the emulator itself. Prism can stand between.</param>
    /// <param name="port">The emulator's port; default a free one.</param>
    public static async Task<TeamsPlayground> StartAsync(Uri bot, Uri? serviceUrl = null, int? port = null)
    {
        var chosen = port ?? NodeProcess.FreePort();
        var home = Directory.CreateTempSubdirectory("wijkbot-playground").FullName;
        await File.WriteAllTextAsync(Path.Combine(home, ".m365agentsplayground.yml"), Organisation, TestContext.Current.CancellationToken);
        List<string> arguments =
        [
            "-r", Shared.File("playground/bind-loopback.cjs"), Node.Require("@microsoft/m365agentsplayground/cli.js"), "start",
            "-e", bot.ToString(), "-c", "msteams", "-p", $"{chosen}", "--disable-telemetry",
        ];
        if (serviceUrl is not null)
            arguments.AddRange(["--service-url", serviceUrl.ToString()]);
        var emulator = await NodeProcess.StartAsync(arguments, $"Listening on {chosen}", new Dictionary<string, string> { ["TEAMSAPPTESTER_BROWSER"] = "none" }, home);
        var browser = await Chromium.StartAsync();
        var page = await browser.PageAsync(1500, 1100);
        var address = new Uri($"http://localhost:{chosen}");
        await page.GotoAsync(address.ToString());
        return new TeamsPlayground(emulator, browser, page, address);
    }

    /// <summary>Who and what there is in the emulated organisation. The emulator wants five colleagues, and one channel beside the team's first ("General").</summary>
    private static string Organisation { get; } = $$"""
        version: "0.1.1"
        tenantId: 00000000-0000-0000-0000-0000000000001
        bot: { id: 00000000-0000-0000-0000-00000000000011, name: WijkBot }
        currentUser: {{Person(20, "Anna", "de Vries")}}
        users:
          - {{Person(21, "Bram", "Jansen")}}
          - {{Person(22, "Chris", "Bakker")}}
          - {{Person(23, "Dewi", "Smit")}}
          - {{Person(24, "Elif", "Kaya")}}
          - {{Person(25, "Frans", "Mulder")}}
        personalChat: { id: chat-anna }
        groupChat: { id: chat-groep, name: Groepschat }
        team:
          id: team-wijknetwerk
          name: Wijknetwerk Almelo
          aadGroupId: 00000000-0000-0000-0000-000000000031
          channels:
            - { id: channel-windmolenbroek, name: Windmolenbroek }
        """;

    private static string Person(int number, string given, string family) =>
        $"{{ id: user-{number}, name: {given} {family}, userPrincipleName: {given}@example.com, aadObjectId: 00000000-0000-0000-0000-0000000000{number}, "
        + $"givenName: {given}, surname: {family}, email: {given}@example.com }}";

    /// <summary>Opens a place: <c>Windmolenbroek</c> or <c>General</c> (channels), <c>Groepschat</c>, <c>Personal Chat</c>. The bot is installed there at the first time.</summary>
    public Task OpenAsync(string name) => Page.GetByRole(AriaRole.Treeitem, new() { Name = name }).ClickAsync();

    /// <summary>Writes to the bot in the personal chat that is open.</summary>
    public async Task SayAsync(string text)
    {
        await Page.GetByRole(AriaRole.Textbox).Last.ClickAsync();
        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Starts a thread in the channel that is open; the bot is mentioned, else it would not hear it.</summary>
    public async Task PostAsync(string text)
    {
        await Page.GetByRole(AriaRole.Textbox).First.ClickAsync();
        await MentionAsync();
        await Page.Keyboard.TypeAsync(text);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).ClickAsync();
    }

    /// <summary>Answers in the thread that holds these words.</summary>
    public async Task ReplyAsync(string thread, string text, bool mention)
    {
        await Page.GetByRole(AriaRole.Group).Filter(new() { HasText = thread }).GetByRole(AriaRole.Textbox).Last.ClickAsync();
        if (mention)
            await MentionAsync();
        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>The newest card that shows these words.</summary>
    public ILocator Card(string holding) => Page.Locator(".ac-adaptiveCard").Filter(new() { HasText = holding }).First;

    /// <summary>Presses a button of a card, or of the form that it unfolded.</summary>
    public static Task PressAsync(ILocator card, string button) => card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    /// <summary>Writes in a field of a card.</summary>
    public static Task WriteAsync(ILocator card, string label, string text) => card.GetByLabel(label).First.FillAsync(text);

    /// <summary>Chooses from a list of a card.</summary>
    public async Task ChooseAsync(ILocator card, string label, string option)
    {
        await card.GetByRole(AriaRole.Combobox, new() { Name = label }).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = option, Exact = true }).ClickAsync();
    }

    /// <summary>Waits until these words can be read.</summary>
    public async Task SeesAsync(string words)
    {
        try
        {
            await Page.GetByText(words).First.WaitForAsync();
        }
        catch (TimeoutException)
        {
            await PictureAsync("niet gezien");
            throw;
        }
    }

    private async Task MentionAsync()
    {
        await Page.Keyboard.TypeAsync("@");
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "WijkBot" }).ClickAsync();
        await Page.Keyboard.TypeAsync(" ");
    }

    /// <summary>Keeps a picture of the page for who looks at the test.</summary>
    public async Task PictureAsync(string name) => await Page.ScreenshotAsync(new() { Path = Chromium.Picture(name) });

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await process.DisposeAsync();
    }
}
