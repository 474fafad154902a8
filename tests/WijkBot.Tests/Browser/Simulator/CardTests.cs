using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>Cards in the Teams pane: what they show, what a button sends, and who sees the answer.</summary>
[Collection(InChromium.Name)]
public sealed class CardTests(Chromium chromium)
{
    private static JsonObject Answer(JsonNode card) =>
        new() { ["statusCode"] = 200, ["type"] = "application/vnd.microsoft.card.adaptive", ["value"] = card.DeepClone() };

    [Fact]
    public async Task A_button_sends_its_data_and_the_card_is_replaced_for_who_pressed_until_the_message_is_updated()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        open.Host.WijkBot.OnInvoke = _ => Answer(SampleCard.Of("In behandeling door Sanne Wolthuis", taken: true));
        var id = await open.Host.PostCard(SampleCard.Of());
        await open.Teams.GetByRole(AriaRole.Button, new() { Name = "Oppakken" }).ClickAsync();
        await Expect(open.Teams).ToContainTextAsync("In behandeling door Sanne Wolthuis");
        await Expect(open.Teams.GetByRole(AriaRole.Button, new() { Name = "Oppakken" })).ToHaveCountAsync(0);
        await Expect(open.Teams.Locator(".ac")).ToBeFocusedAsync();

        await open.Teams.GetByLabel("Emre Kaya").CheckAsync();
        await Expect(open.Teams.GetByRole(AriaRole.Button, new() { Name = "Oppakken" })).ToBeVisibleAsync();
        await open.Host.UpdateCard(id, SampleCard.Of("In behandeling door Sanne Wolthuis", taken: true));
        await Expect(open.Teams.GetByRole(AriaRole.Button, new() { Name = "Oppakken" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_form_in_the_card_must_be_filled_and_then_goes_along()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        open.Host.WijkBot.OnInvoke = _ => Answer(SampleCard.Of());
        await open.Host.PostCard(SampleCard.Of());
        var form = open.Teams.GetByRole(AriaRole.Button, new() { Name = "Antwoorden" });
        await Expect(form).ToHaveAttributeAsync("aria-expanded", "false");
        await form.ClickAsync();
        await Expect(form).ToHaveAttributeAsync("aria-expanded", "true");
        var field = open.Teams.GetByLabel("Antwoord aan de bewoner");
        await Expect(field).ToBeFocusedAsync();
        await open.Teams.GetByRole(AriaRole.Button, new() { Name = "Verstuur naar de bewoner" }).ClickAsync();
        await Expect(open.Teams.GetByText("Schrijf eerst een antwoord.")).ToBeVisibleAsync();
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.True(open.Host.WijkBot.NothingMore);

        await field.FillAsync("We komen donderdag.");
        await open.Teams.GetByRole(AriaRole.Button, new() { Name = "Verstuur naar de bewoner" }).ClickAsync();
        var action = (await open.Host.WijkBot.NextActivity())["value"]!["action"]!;
        Assert.Equal(("antwoorden", "M-1042", "We komen donderdag."), ((string)action["verb"]!, (string)action["data"]!["zaak"]!, (string)action["data"]!["antwoord"]!));
        Assert.Null(action["data"]!["naar"]);
    }

    [Fact]
    public async Task Only_one_form_is_open_and_a_choice_goes_along()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        await open.Host.PostCard(SampleCard.Of());
        await open.Teams.GetByRole(AriaRole.Button, new() { Name = "Antwoorden" }).ClickAsync();
        await open.Teams.GetByRole(AriaRole.Button, new() { Name = "Doorzetten" }).ClickAsync();
        await Expect(open.Teams.GetByLabel("Antwoord aan de bewoner")).ToBeHiddenAsync();
        await open.Teams.GetByLabel("Naar (verplicht)").SelectOptionAsync("Politie");
        await open.Teams.GetByRole(AriaRole.Button, new() { Name = "Zet door" }).ClickAsync();
        var data = (await open.Host.WijkBot.NextActivity())["value"]!["action"]!["data"]!;
        Assert.Equal("politie", (string)data["naar"]!);
        Assert.Null(data["antwoord"]);
    }

    [Fact]
    public async Task What_WijkBot_says_to_who_pressed_is_announced()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        open.Host.WijkBot.OnInvoke = _ => new JsonObject { ["statusCode"] = 200, ["type"] = "application/vnd.microsoft.activity.message", ["value"] = "Emre heeft hem al." };
        await open.Host.PostCard(SampleCard.Of());
        await open.Teams.GetByRole(AriaRole.Button, new() { Name = "Oppakken" }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Emre heeft hem al." })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_step_of_the_story_brings_the_reader_to_the_newest_button_for_it()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        var step = open.Page.GetByRole(AriaRole.Button, new() { Name = "Neem de melding op" });
        await step.ClickAsync();
        await Expect(open.Page.Locator("#notice")).ToContainTextAsync("Doe eerst de stappen ervoor.");
        await open.Host.PostCard(SampleCard.Of());
        await Expect(open.Teams.Locator(".ac")).ToHaveCountAsync(1);
        await step.ClickAsync();
        await Expect(open.Teams.GetByRole(AriaRole.Button, new() { Name = "Oppakken" })).ToBeFocusedAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Stuur een antwoord" }).ClickAsync();
        await Expect(open.Teams.GetByRole(AriaRole.Button, new() { Name = "Antwoorden" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_a_professional_types_survives_news_in_the_channel()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        var id = await open.Host.PostCard(SampleCard.Of());
        await open.Teams.GetByRole(AriaRole.Button, new() { Name = "Antwoorden" }).ClickAsync();
        await open.Teams.GetByLabel("Antwoord aan de bewoner").FillAsync("Half geschr");
        await open.Host.Write("Ik bel even.", mention: false, root: id);
        await open.Host.PostCard(SampleCard.Of());
        await Expect(open.Teams.Locator(".thread")).ToHaveCountAsync(2);
        await Expect(open.Teams.GetByLabel("Antwoord aan de bewoner").First).ToHaveValueAsync("Half geschr");
    }

    [Fact]
    public async Task Words_are_shown_as_words_and_never_as_markup()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        const string evil = "<img src=x onerror=alert(1)> [klik](javascript:alert(1)) **vet**";
        await open.Host.Sms(evil);
        await open.Host.Send(("Body", evil));
        await open.Host.PostCard(new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = evil, ["wrap"] = true }),
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open", ["url"] = "javascript:alert(1)" }),
        });
        await Expect(open.Teams.Locator(".ac")).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await Expect(open.Teams.Locator(".ac strong")).ToHaveTextAsync("vet");
        Assert.Equal(0, await open.Page.Locator("img[src=x], a[href^='javascript:']").CountAsync());
        Assert.Empty(open.Complaints);
    }
}
