using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static WijkBot.Tests.Browser.Simulator.PlayExtensions;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>What a person does at the page, and what then goes over the wire.</summary>
[Collection(InChromium.Name)]
public sealed class PlayTests(Chromium chromium)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_suggestion_fills_the_field_and_Enter_sends_it_as_a_signed_webhook()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Meld een lamp" }).ClickAsync();
        var field = open.Sms.GetByLabel("Bericht per Sms");
        await Expect(field).ToHaveValueAsync("Er is een kapotte lamp in de Palmstraat");
        await Expect(field).ToBeFocusedAsync();
        await field.PressAsync("Enter");
        var webhook = await open.Host.WijkBot.NextMessage();
        Assert.Equal("Er is een kapotte lamp in de Palmstraat", webhook["Body"]);
        Assert.Equal(Signed.As(webhook), webhook.Signature);
        await Expect(open.Sms.GetByRole(AriaRole.Log)).ToContainTextAsync("WijkBot heeft het");
        await Expect(field).ToHaveValueAsync("");
    }

    [Fact]
    public async Task One_click_links_the_channel_through_the_real_endpoint()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        await open.Teams.GetByRole(AriaRole.Button, new() { Name = "Koppel Windmolenbroek" }).ClickAsync();
        var said = await open.Host.WijkBot.NextActivity("message");
        Assert.Equal("<at>WijkBot</at> koppel windmolenbroek\n", (string)said["text"]!);
        await Expect(open.Teams.GetByRole(AriaRole.Log)).ToContainTextAsync("@WijkBot koppel windmolenbroek");
    }

    [Fact]
    public async Task Ticks_have_words_and_appear_as_they_come()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        await open.Host.Send([.. ToWhatsApp, ("Body", "Dag mevrouw")]);
        await Expect(open.WhatsApp.Locator(".bubble .tick")).ToHaveTextAsync("gelezen");
        await open.Host.Ready("undelivered");
        await open.Host.Send(("Body", "Dag meneer"));
        await Expect(open.Sms.Locator(".bubble .tick")).ToHaveTextAsync("niet bezorgd (30006)");
    }

    [Theory]
    [InlineData("Voorbeeldfoto zonder plaats")]
    [InlineData("Voorbeeldfoto met plaats (gps)")]
    public async Task A_sample_photo_goes_along_with_the_words(string sample)
    {
        await using var open = await OpenPage.StartAsync(chromium);
        await open.WhatsApp.GetByText("Foto of plaats").ClickAsync();
        await open.WhatsApp.GetByRole(AriaRole.Button, new() { Name = sample }).ClickAsync();
        await Expect(open.WhatsApp.GetByText("Klaar om te versturen: " + sample)).ToBeVisibleAsync();
        await open.WhatsApp.GetByLabel("Bericht per WhatsApp").FillAsync("Deze lamp");
        await open.WhatsApp.GetByRole(AriaRole.Button, new() { Name = "Verstuur", Exact = true }).ClickAsync();
        var webhook = await open.Host.WijkBot.NextMessage();
        Assert.Equal(("1", "Deze lamp"), (webhook["NumMedia"], webhook["Body"]));
        await Expect(open.WhatsApp.GetByAltText("Verstuurde foto")).ToBeVisibleAsync();
        await Expect(open.WhatsApp.GetByText("Klaar om te versturen")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_photo_of_ones_own_can_be_chosen()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        await open.WhatsApp.GetByText("Foto of plaats").ClickAsync();
        await open.WhatsApp.GetByLabel("Kies een foto van dit apparaat").SetInputFilesAsync(new FilePayload { Name = "bank.jpg", MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, 0xE0] });
        await Expect(open.WhatsApp.GetByText("Klaar om te versturen: bank.jpg")).ToBeVisibleAsync();
        await open.WhatsApp.GetByLabel("Bericht per WhatsApp").PressAsync("Enter");
        Assert.Equal(4, (await open.Host.Twilio.GetByteArrayAsync((await open.Host.WijkBot.NextMessage())["MediaUrl0"], Cancel)).Length);
    }

    [Fact]
    public async Task A_pin_can_be_a_wijk_or_any_place()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        await open.WhatsApp.GetByText("Foto of plaats").ClickAsync();
        await open.WhatsApp.GetByLabel("Wijk", new() { Exact = true }).SelectOptionAsync("Schelfhorst");
        await open.WhatsApp.GetByRole(AriaRole.Button, new() { Name = "Stuur deze plaats" }).ClickAsync();
        var webhook = await open.Host.WijkBot.NextMessage();
        Assert.Equal(("Schelfhorst", "52.3776"), (webhook["Label"], webhook["Latitude"]));

        await open.WhatsApp.GetByText("Foto of plaats").ClickAsync();
        await open.WhatsApp.GetByLabel("Breedtegraad").FillAsync("52,1234");
        await open.WhatsApp.GetByRole(AriaRole.Button, new() { Name = "Stuur deze plaats" }).ClickAsync();
        webhook = await open.Host.WijkBot.NextMessage();
        Assert.Equal((null, "52.1234"), (webhook["Label"], webhook["Latitude"]));
    }

    [Fact]
    public async Task A_quick_reply_is_pressed_and_not_typed()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        var sid = WijkBot.Simulator.Twilio.SimulatedContent.Templates.Single(template => template.Name == "lijst-uitleg-1").Sid;
        await open.Host.Send([.. ToWhatsApp, ("Body", ""), ("ContentSid", sid), ("ContentVariables", """{"1":"Wat is er?","2":"Lamp","3":"Een lamp is stuk","4":"straatverlichting"}""")]);
        await open.WhatsApp.GetByRole(AriaRole.Button, new() { Name = "Lamp" }).ClickAsync();
        var webhook = await open.Host.WijkBot.NextMessage();
        Assert.Equal(("Lamp", "straatverlichting", "Lamp"), (webhook["ListTitle"], webhook["ListId"], webhook["Body"]));
    }

    [Fact]
    public async Task The_counter_counts_as_networks_do()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        string A(int count) => new('a', count);
        string Smiles(int count) => string.Concat(Enumerable.Repeat("😀", count));
        foreach (var (text, line) in new[]
        {
            ("Hallo", "5/160 tekens · 1 sms · GSM-7"),
            ("€", "2/160 tekens · 1 sms · GSM-7"),
            ("ideeën", "6/70 tekens · 1 sms · UCS-2 door ‘ë’"),
            (A(161), "161/306 tekens · 2 sms · GSM-7"),
            (A(152) + "€a", "155/160 tekens · 1 sms · GSM-7"),
            (A(152) + "€" + A(151) + "a", "306/459 tekens · 3 sms · GSM-7"), // the euro sign moves whole to the second part
            (Smiles(35), "70/70 tekens · 1 sms · UCS-2 door ‘😀’"),
            (Smiles(36), "72/134 tekens · 2 sms · UCS-2 door ‘😀’"),
        })
        {
            await open.Sms.GetByLabel("Bericht per Sms").FillAsync(text);
            await Expect(open.Sms.Locator(".counter")).ToHaveTextAsync(line);
        }
    }

    [Fact]
    public async Task A_fault_is_put_ready_with_a_button_and_goes_out_when_it_has_happened()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        await open.Page.GetByRole(AriaRole.Heading, new() { Name = "Storing nabootsen" }).ClickAsync();
        var fault = open.Page.GetByRole(AriaRole.Button, new() { Name = "Bericht komt dubbel" });
        await fault.ClickAsync();
        await Expect(fault).ToHaveAttributeAsync("aria-pressed", "true");
        await open.Host.Sms("Hallo");
        await Expect(fault).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Equal((await open.Host.WijkBot.NextMessage())["MessageSid"], (await open.Host.WijkBot.NextMessage())["MessageSid"]);
    }

    [Fact]
    public async Task Another_resident_has_another_phone()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        await open.Host.Sms("van Henk");
        await Expect(open.Sms.Locator(".bubble")).ToHaveCountAsync(1);
        await open.Sms.GetByLabel("Bewoner").SelectOptionAsync("Riet Wolters");
        await Expect(open.Sms.Locator(".bubble")).ToHaveCountAsync(0);
        await open.Sms.GetByLabel("Bericht per Sms").FillAsync("van Riet");
        await open.Sms.GetByLabel("Bericht per Sms").PressAsync("Enter");
        await open.Host.WijkBot.NextMessage();
        Assert.Equal("+31687654322", (await open.Host.WijkBot.NextMessage())["From"]);
    }

    [Fact]
    public async Task What_was_said_is_still_there_after_reloading_the_page()
    {
        await using var open = await OpenPage.StartAsync(chromium);
        await open.Host.Sms("Hallo");
        var card = await open.Host.PostCard(SampleCard.Of());
        await open.Page.ReloadAsync();
        await Expect(open.Sms.Locator(".bubble")).ToHaveCountAsync(1);
        await Expect(open.Teams.GetByRole(AriaRole.Heading, new() { Name = "M-1042" })).ToBeVisibleAsync();
        await open.Host.UpdateCard(card, SampleCard.Of("Klaar"));
        await Expect(open.Teams).ToContainTextAsync("Klaar");
    }
}
