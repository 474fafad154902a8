using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>The open chat, used as a resident does.</summary>
public sealed partial class Chat(Visit visit)
{
    public Visit Visit => visit;

    public IPage Page => visit.Page;

    /// <summary>What stands in the bubbles, without the words for screen readers.</summary>
    public ILocator Bubble(string words) => Page.Locator("#chat .webchat__bubble__content").Filter(new() { HasText = words });

    /// <summary>The choices that can be pressed; a hidden copy of them is there for screen readers.</summary>
    private ILocator Choices => Page.GetByRole(AriaRole.Toolbar, new() { Name = "Keuzes" });

    /// <summary>Waits until the chat is there and has said something.</summary>
    public async Task ReadyAsync()
    {
        await Page.Locator("#chat[data-klaar]").WaitForAsync();
        await Bubble("").First.WaitForAsync();
    }

    public async Task SayAsync(string words, string answer)
    {
        var box = Page.GetByRole(AriaRole.Textbox);
        await box.FillAsync(words);
        await box.PressAsync("Enter");
        await HearAsync(answer);
    }

    public async Task ChooseAsync(string choice, string answer)
    {
        await Choices.GetByRole(AriaRole.Button, new() { Name = choice, Exact = true }).ClickAsync();
        await HearAsync(answer);
    }

    public Task HearAsync(string words) => Assertions.Expect(Bubble(words).Last).ToBeVisibleAsync();

    /// <summary>"Nee" to one more photo, "ja" to whether it is right.</summary>
    public async Task GoOnAsync()
    {
        var (no, yes) = (Choices.GetByRole(AriaRole.Button, new() { NameRegex = No() }), Choices.GetByRole(AriaRole.Button, new() { NameRegex = Yes() }));
        var said = await Bubble("").CountAsync();
        await no.Or(yes).First.WaitForAsync();
        await (await Bubble("foto").Last.IsVisibleAsync() && !await yes.First.IsVisibleAsync() ? no : await yes.First.IsVisibleAsync() ? yes : no).First.ClickAsync();
        await Assertions.Expect(Bubble("").Nth(said + 1)).ToBeVisibleAsync();
    }

    public async Task<string?> LastReferenceAsync() =>
        Reference().Match(string.Join('\n', await Bubble("").AllInnerTextsAsync())) is { Success: true } found ? found.Value : null;

    [GeneratedRegex(@"M-\d{4}", RegexOptions.None, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("^Nee|geen foto", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex No();

    [GeneratedRegex("^Ja", RegexOptions.None, 1000)]
    private static partial Regex Yes();
}
