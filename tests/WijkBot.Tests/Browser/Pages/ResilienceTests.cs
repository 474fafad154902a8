using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>The open chat on a bad line, in a copied tab, and for who listens instead of reads.</summary>
public sealed class ResilienceTests(PublicPages site) : IClassFixture<PublicPages>
{
    private async Task<Chat> OpenAsync(Uri? by = null, Func<IPage, Task>? before = null, bool polling = false)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "chat", "chat.hash")), "needs the chat, which a build with Node makes");
        var visit = await site.OpenAsync("/chat?wijk=windmolenbroek" + (polling ? "&stroom=nee" : ""), 420, 760, by: by, before: before);
        var chat = new Chat(visit);
        await chat.ReadyAsync();
        return chat;
    }

    [Fact]
    public async Task A_connection_that_is_reset_in_mid_conversation_comes_back_with_what_was_said_meanwhile_once()
    {
        await using var line = new CuttableLine(site.Address);
        var chat = await OpenAsync(line.Address);
        var storage = await chat.Page.EvaluateAsync<string>("sessionStorage.getItem('wijkbot-gesprek-windmolenbroek')");
        var kept = JsonNode.Parse(storage)!;
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        Assert.True(line.Cut() > 0, "nothing was open, so nothing was cut");

        // while the browser hears nothing, the conversation goes on
        using var client = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", (string)kept["token"]!) } };
        var said = await client.PostAsJsonAsync(
            new Uri(site.Address, $"/v3/directline/conversations/{kept["conversationId"]}/activities"), new { type = "message", text = "Straatverlichting" }, TestContext.Current.CancellationToken);
        said.EnsureSuccessStatusCode();
        line.Mend();

        await chat.HearAsync("Windmolenbroek?");
        await Assertions.Expect(chat.Bubble("Waar gaat het over?")).ToHaveCountAsync(1);
        await Assertions.Expect(chat.Bubble("Windmolenbroek?")).ToHaveCountAsync(1);
        await chat.ChooseAsync("Ja", "nummer");
    }

    [Fact]
    public async Task On_a_slow_line_the_chat_comes_and_a_melding_goes_on()
    {
        var chat = await OpenAsync(before: async page =>
        {
            var network = await page.Context.NewCDPSessionAsync(page);
            await network.SendAsync("Network.enable");
            // a weak phone signal: 400 ms there and back, 100 kB/s down, 40 kB/s up
            await network.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 400, ["downloadThroughput"] = 100_000, ["uploadThroughput"] = 40_000 });
        });
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        await chat.ChooseAsync("Straatverlichting", "Windmolenbroek?");
        Assert.Empty(chat.Visit.Faults);
    }

    [Fact]
    public async Task A_copied_tab_begins_a_conversation_of_its_own_and_the_first_goes_on()
    {
        var chat = await OpenAsync();
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        // a window opened by a page gets a copy of its storage, as "duplicate tab" gives
        var copy = await chat.Page.Context.RunAndWaitForPageAsync(() => chat.Page.EvaluateAsync("() => { window.open(location.href); }"));
        var other = new Chat(new Visit(copy, site.Address));
        await other.ReadyAsync();
        await other.SayAsync("help", "mens");
        await Assertions.Expect(other.Bubble("de lantaarnpaal")).ToHaveCountAsync(0);
        await chat.ChooseAsync("Straatverlichting", "Windmolenbroek?");
        await Assertions.Expect(chat.Bubble("help")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_said_is_announced_in_Dutch_in_a_polite_live_region_and_the_talk_is_a_labelled_log()
    {
        var chat = await OpenAsync();
        await chat.Page.EvaluateAsync(
            """
            () => {
              window.announced = [];
              const hear = nodes => nodes.forEach(node => node.closest?.('[aria-live=polite]') && window.announced.push(node.textContent));
              new MutationObserver(changes => changes.forEach(({ addedNodes }) => hear([...addedNodes]))).observe(document.body, { childList: true, subtree: true });
            }
            """);
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        await chat.Page.WaitForFunctionAsync("() => window.announced.some(said => said.includes('WijkBot zei:') && said.includes('Waar gaat het over?'))");
        await Assertions.Expect(chat.Page.Locator("#chat [role=log][aria-live=polite]").First).ToBeAttachedAsync();
        await Assertions.Expect(chat.Page.Locator("#chat [aria-label^='Gesprek.']").First).ToBeAttachedAsync();
        Assert.Equal("nl", await chat.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task The_newest_message_is_in_sight_however_long_the_conversation()
    {
        var chat = await OpenAsync();
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        await chat.ChooseAsync("Straatverlichting", "Windmolenbroek?");
        await chat.ChooseAsync("Ja", "nummer");
        await chat.ChooseAsync("Weet ik niet", "Hebt u een foto?");
        await chat.ChooseAsync("Nee", "Dit ga ik versturen:");
        await Assertions.Expect(chat.Bubble("Klopt dit?").Last.GetByText("Klopt dit?").Last).ToBeInViewportAsync();
        await chat.ChooseAsync("Ja", "Het nummer is");
        await Assertions.Expect(chat.Bubble("Het nummer is").Last).ToBeInViewportAsync();
    }

    /// <summary>The bot itself says everything in words, so that every channel has the same; a client of Direct Line must show cards all the same.</summary>
    [Fact]
    public async Task An_adaptive_card_is_drawn_within_our_content_security_policy_and_can_be_read_by_everyone()
    {
        const string card = """
            {"type":"AdaptiveCard","version":"1.5","lang":"nl","body":[{"type":"TextBlock","text":"Koffie in het Noaberhoes","weight":"bolder","wrap":true},
            {"type":"FactSet","facts":[{"title":"Wanneer","value":"woensdag om 10.00 uur"}]}],"actions":[{"type":"Action.OpenUrl","title":"Bekijk de agenda","url":"https://example.org/agenda"}]}
            """;
        var chat = await OpenAsync(polling: true, before: page => page.RouteAsync("**/activities?watermark=**", async route =>
        {
            if (route.Request.Method != "GET")
            {
                await route.ContinueAsync();
                return;
            }
            var answer = await route.FetchAsync();
            var body = JsonNode.Parse(await answer.TextAsync())!;
            body["activities"]!.AsArray().Add(JsonNode.Parse($$$"""
                {"type":"message","id":"kaart|0000099","timestamp":"2026-11-23T12:00:00Z","from":{"id":"windmolenbroek","role":"bot"},
                "attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{{{card}}}}]}
                """));
            await route.FulfillAsync(new() { Response = answer, Body = body.ToJsonString() });
        }));
        await Assertions.Expect(chat.Page.Locator("#chat .ac-adaptiveCard").GetByText("woensdag om 10.00 uur").First).ToBeVisibleAsync();
        await Assertions.Expect(chat.Page.Locator("#chat").GetByText("Bekijk de agenda").First).ToBeVisibleAsync();
        Assert.Empty(await PublicPages.FaultsAsync(chat.Page));
        Assert.Empty(chat.Visit.Faults);
    }

    [Fact]
    public async Task Everything_to_press_is_large_enough_for_an_old_hand()
    {
        var chat = await OpenAsync();
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        await Assertions.Expect(chat.Page.GetByRole(AriaRole.Toolbar, new() { Name = "Keuzes" }).GetByRole(AriaRole.Button).First).ToBeVisibleAsync();
        var small = await chat.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, a[href]')]
              .map(one => [one, one.getBoundingClientRect()])
              .filter(([one, { width, height }]) => width > 1 && height > 1 && (width < 44 || height < 44) && getComputedStyle(one).display !== 'inline' && one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
              .map(([one, { width, height }]) => `${one.outerHTML.slice(0, 120)}: ${Math.round(width)} x ${Math.round(height)}`)
            """);
        Assert.Empty(small);
        var letters = await chat.Bubble("Waar gaat het over?").Last.EvaluateAsync<double>("bubble => parseFloat(getComputedStyle(bubble).fontSize)");
        Assert.InRange(letters, 16, 40);
    }
}
