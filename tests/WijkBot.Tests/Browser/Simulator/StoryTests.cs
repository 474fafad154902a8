using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>The whole program behind the simulator's page, played as a newcomer plays it: nothing here is a stand-in.</summary>
[Collection(InChromium.Name)]
public sealed partial class StoryTests(Chromium chromium)
{
    [Fact]
    public async Task A_lamp_is_reported_by_sms_taken_answered_closed_and_reopened()
    {
        await using var play = await WholePlay.StartAsync(chromium);
        await play.Page.GetByRole(AriaRole.Button, new() { Name = "Koppel Windmolenbroek" }).ClickAsync();
        await Expect(play.Teams.GetByRole(AriaRole.Log)).ToContainTextAsync("Windmolenbroek komen vanaf nu in dit kanaal");

        await play.Page.GetByRole(AriaRole.Button, new() { Name = "Meld een lamp" }).ClickAsync();
        await play.Page.Keyboard.PressAsync("Enter");
        await play.HearsAsync("?");
        var reference = await play.AnswerUntilAsync(Reference());
        var card = play.CardOf(reference);
        await Expect(card).ToContainTextAsync("kapotte lamp in de Palmstraat");

        await card.GetByRole(AriaRole.Button, new() { Name = "Oppakken" }).ClickAsync();
        await Expect(card).ToContainTextAsync("door Sanne Wolthuis");
        await play.HearsAsync(reference);
        await play.ShotAsync("verhaal-opgepakt");

        await WholePlay.FillFormAsync(card, "Antwoorden", "We komen donderdag kijken.", "Verstuur");
        await play.HearsAsync("We komen donderdag kijken.");

        await WholePlay.FillFormAsync(card, "Afhandelen", "De lamp is vervangen.", "Handel af");
        await play.HearsAsync("De lamp is vervangen.");
        await Expect(card).ToContainTextAsync("Afgehandeld");

        await play.HearsAsync("opgelost?");
        await play.SayAsync("nee");
        await play.AnsweredAsync();
        await play.SayAsync("hij knippert nog steeds");
        await Expect(card).ToContainTextAsync("Heropend");
        await Expect(play.Teams).ToContainTextAsync("hij knippert nog steeds");
        await play.ShotAsync("verhaal-heropend");
        await Expect(play.Page.Locator("#try .step.done")).ToHaveCountAsync(7); // every step of the story is ticked because it happened
        Assert.Empty(play.Complaints);
    }

    [Fact]
    public async Task A_photo_by_WhatsApp_stands_on_the_card()
    {
        await using var play = await WholePlay.StartAsync(chromium);
        await play.Page.GetByRole(AriaRole.Button, new() { Name = "Koppel Windmolenbroek" }).ClickAsync();
        play.Uses("WhatsApp");
        await play.Phone.GetByText("Foto of plaats").ClickAsync();
        await play.Phone.GetByRole(AriaRole.Button, new() { Name = "Voorbeeldfoto zonder plaats" }).ClickAsync();
        await Expect(play.Phone.GetByText("Klaar om te versturen")).ToBeVisibleAsync();
        await play.SayAsync("De lantaarnpaal voor Palmstraat 12 doet het niet");
        var photo = play.CardOf(await play.AnswerUntilAsync(Reference())).Locator("img");
        await Expect(photo).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await photo.EvaluateAsync<int>("photo => photo.naturalWidth") > 0, "the photo of the card does not load");
        await play.ShotAsync("verhaal-foto");
        Assert.Empty(play.Complaints);
    }

    [Fact]
    public async Task A_photo_of_a_professional_in_a_talk_stands_on_the_phone()
    {
        await using var play = await WholePlay.StartAsync(chromium);
        await play.Page.GetByRole(AriaRole.Button, new() { Name = "Koppel Windmolenbroek" }).ClickAsync();
        play.Uses("WhatsApp");
        await play.SayAsync("De lantaarnpaal voor Palmstraat 12 doet het niet");
        var reference = await play.AnswerUntilAsync(Reference());
        var card = play.CardOf(reference);
        await card.GetByRole(AriaRole.Button, new() { Name = "Oppakken" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Gesprek overnemen" }).ClickAsync();
        await play.HearsAsync("Vanaf nu schrijft u met een mens");

        var thread = play.Teams.Locator(".thread").Filter(new() { HasText = reference });
        await thread.GetByText("Reageer voor collega’s").ClickAsync();
        await thread.Locator("details details summary").ClickAsync();
        await thread.GetByRole(AriaRole.Button, new() { Name = "Voorbeeldfoto met plaats (gps)" }).ClickAsync();
        await Expect(thread.GetByText("Klaar om te versturen")).ToBeVisibleAsync();
        await thread.GetByLabel("Noem @WijkBot").CheckAsync();
        await thread.GetByLabel("Reageer op WijkBot").FillAsync("stuur foto: Zo ziet de nieuwe lamp eruit.");
        await thread.GetByLabel("Reageer op WijkBot").PressAsync("Enter");

        await play.HearsAsync("stuurt u een foto. Zo ziet de nieuwe lamp eruit.");
        await Expect(thread).ToContainTextAsync("De foto gaat nu naar de bewoner");
        var photo = play.Phone.Locator(".bubble.theirs img");
        await Expect(photo).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await photo.EvaluateAsync<int>("photo => photo.naturalWidth") > 0, "the photo on the phone does not load");
        await play.ShotAsync("verhaal-foto-terug");
        Assert.Empty(play.Complaints);
    }

    [Fact]
    public async Task Two_professionals_press_at_once_and_both_see_who_has_it()
    {
        await using var play = await WholePlay.StartAsync(chromium);
        await play.Page.GetByRole(AriaRole.Button, new() { Name = "Koppel Windmolenbroek" }).ClickAsync();
        await play.SayAsync("Er is een kapotte lamp in de Palmstraat");
        var card = play.CardOf(await play.AnswerUntilAsync(Reference()));
        await play.Page.GetByRole(AriaRole.Heading, new() { Name = "Storing nabootsen" }).ClickAsync();
        await play.Page.GetByRole(AriaRole.Button, new() { Name = "Twee tegelijk" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Oppakken" }).ClickAsync();
        await Expect(card).ToContainTextAsync("In behandeling door");
        var winner = Winner().Match(await card.InnerTextAsync()).Value;
        await play.Teams.GetByLabel("Emre Kaya").CheckAsync();
        await Expect(card).ToContainTextAsync(winner);
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Oppakken" })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("Te druk (429) Twilio")]
    [InlineData("Verbinding breekt")]
    [InlineData("Bericht komt dubbel")]
    [InlineData("Vinkjes door elkaar")]
    public async Task Whatever_goes_wrong_the_resident_gets_every_answer_once(string fault)
    {
        await using var play = await WholePlay.StartAsync(chromium);
        await play.SayAsync("Bent u een robot?");
        await play.AnsweredAsync();
        var before = await play.AnswersAsync();
        await play.Page.GetByRole(AriaRole.Heading, new() { Name = "Storing nabootsen" }).ClickAsync();
        await play.Page.GetByRole(AriaRole.Button, new() { Name = fault }).ClickAsync();
        await play.SayAsync("Bent u een robot?");
        await play.AnsweredAsync();
        await play.SayAsync("help"); // a second answer to the question before would stand before the answer to this
        await play.AnsweredAsync();
        var after = await play.AnswersAsync();
        Assert.Equal(before.Count + 2, after.Count);
        Assert.NotEqual(after[^1], after[^2]);
    }

    [GeneratedRegex(@"M-\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("In behandeling door .+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Winner();
}
