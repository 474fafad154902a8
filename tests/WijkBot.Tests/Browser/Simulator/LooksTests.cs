using Microsoft.Playwright;
using static WijkBot.Tests.Browser.Simulator.PlayExtensions;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>The page with a full conversation in it, in every shape: nothing to complain about, and nothing that axe objects to.</summary>
[Collection(InChromium.Name)]
public sealed class LooksTests(Chromium chromium)
{
    [Theory]
    [InlineData("desktop-light", 1440, ColorScheme.Light)]
    [InlineData("desktop-dark", 1440, ColorScheme.Dark)]
    [InlineData("tablet-light", 800, ColorScheme.Light)]
    public async Task A_full_page_has_no_violation_of_WCAG(string name, int width, ColorScheme scheme)
    {
        await using var open = await OpenPage.StartAsync(chromium, width, 900, scheme);
        await open.ShotAsync(name + "-empty");
        await Fill(open);
        foreach (var panel in new[] { "Storing nabootsen", "Achter de schermen" })
            await open.Page.GetByRole(AriaRole.Heading, new() { Name = panel }).ClickAsync();
        await open.ShotAsync(name);
        Assert.Empty(await open.ViolationsAsync());
        Assert.Empty(open.Complaints);
    }

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task On_a_narrow_screen_every_pane_is_a_tab_without_sideways_scrolling(int width, ColorScheme scheme)
    {
        await using var open = await OpenPage.StartAsync(chromium, width, 720, scheme);
        await Fill(open);
        foreach (var tab in new[] { "WhatsApp", "Sms", "Teams" })
        {
            await open.Page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
            await open.ShotAsync($"phone-{width}-{scheme}-{tab}".ToLowerInvariant());
            Assert.Empty(await open.ViolationsAsync());
            Assert.True(await open.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{tab} scrolls sideways");
        }
        Assert.Empty(open.Complaints);
    }

    private static async Task Fill(OpenPage open)
    {
        var host = open.Host;
        await host.Write("koppel windmolenbroek");
        await host.Connector.PostAsync("conversations/" + Uri.EscapeDataString("19:windmolenbroek@thread.tacv2;messageid=" + (string)(await host.WijkBot.NextActivity("message"))["id"]!) + "/activities",
            new StringContent("""{"type":"message","text":"Dit kanaal krijgt vanaf nu de meldingen van **Windmolenbroek**."}""", System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        await host.Sms("Er is een kapotte lamp in de Palmstraat");
        await host.Send(("Body", "Dank u. Ik ben WijkBot, een computer. Is dit de goede plek?\n1 Ja\n2 Nee"));
        await host.Sms("ja hoor mevrouw, bij nummer 12 ë");
        await host.Ready("undelivered");
        await host.Send(("Body", "Uw melding heeft nummer M-1042. Team Licht kijkt ernaar voor vrijdag 17.00 uur. Meer weten? https://www.almelo.nl/meldingen."));
        var kept = await (await host.Page.PostAsync("/simulator/api/photos/samples/lamp-gps", new StringContent("{}"), TestContext.Current.CancellationToken)).Json();
        await host.WhatsApp(new { body = "Deze lamp is stuk", photo = (string)kept["id"]! });
        await host.WhatsApp(new { pin = new { latitude = 52.3314, longitude = 6.6355, label = "Windmolenbroek" } });
        var sid = WijkBot.Simulator.Twilio.SimulatedContent.Templates.Single(template => template.Name == "keuze-2").Sid;
        await host.Send([.. ToWhatsApp, ("Body", ""), ("ContentSid", sid), ("ContentVariables", """{"1":"Is de lamp in Windmolenbroek?","2":"Ja, dat klopt","3":"j","4":"Nee","5":"n"}""")]);
        var card = await host.PostCard(SampleCard.Of());
        await host.Write("Ik kijk er morgen even naar.", mention: false, root: card);
        await host.UpdateCard(card, SampleCard.Of("In behandeling door Emre Kaya", taken: true));
        await host.PostCard(SampleCard.Of());
        await host.Ready("too-many");
        await open.Page.Locator("#pane-whatsapp .tick.read").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await open.Page.Locator("#pane-teams .ac").Nth(1).WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }
}
