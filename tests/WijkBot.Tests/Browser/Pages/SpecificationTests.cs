using Microsoft.Playwright;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>Every request of Microsoft's client and every answer of ours, held against Microsoft's own specification of Direct Line 3.0 by Stoplight's Prism.</summary>
public sealed class SpecificationTests(PublicPages site) : IClassFixture<PublicPages>
{
    [Theory]
    [InlineData("")]
    [InlineData("&stroom=nee")]
    public async Task A_conversation_with_choices_and_a_refresh_goes_through_Prism_as_in_every_browser_test_and_breaks_no_rule(string query)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "chat", "chat.hash")), "needs the chat, which a build with Node makes");
        var prism = site.Prism;
        var visit = await site.OpenAsync("/privacy", 420, 760);
        var seen = 0;
        var enough = new TaskCompletionSource();
        visit.Page.Response += (_, response) =>
        {
            if (response.Url.Contains("/v3/directline", StringComparison.Ordinal) && ++seen == 6)
                enough.TrySetResult();
        };
        await visit.Page.GotoAsync(new Uri(site.Address, "/chat?wijk=windmolenbroek" + query).ToString());
        var chat = new Chat(visit);
        await chat.ReadyAsync();
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        // a page that is left takes the answer to its last post with it
        await visit.Page.RunAndWaitForResponseAsync(() => chat.ChooseAsync("Straatverlichting", "Windmolenbroek?"), answer => answer.Request.Method == "POST");
        await visit.Page.ReloadAsync();
        await chat.ReadyAsync();
        await chat.ChooseAsync("Ja", "nummer");
        // the bot's answer may overtake the answer to the post
        await enough.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.InRange(visit.ThroughPrism, 6, int.MaxValue);
        Assert.Empty(prism.Violations);
    }

    [Fact]
    public async Task A_photo_a_place_and_a_code_to_go_on_elsewhere_break_no_rule_of_the_specification()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "chat", "chat.hash")), "needs the chat, which a build with Node makes");
        await using var specified = await SpecifiedSite.StartAsync(site.Address);
        var visit = await site.OpenAsync("/chat?wijk=windmolenbroek&stroom=nee", 420, 760, by: specified.Address);
        var chat = new Chat(visit);
        await chat.ReadyAsync();
        await visit.Page.Locator("input[type=file]").SetInputFilesAsync(ChatTests.Photo);
        await Assertions.Expect(visit.Page.GetByAltText("Voorbeeld van uw foto")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).ClickAsync();
        await chat.HearAsync("Wat wilt u erover melden?");
        await chat.SayAsync("de lantaarnpaal is kapot", "Waar gaat het over?");
        await chat.ChooseAsync("Straatverlichting", "Waar is het?");
        await visit.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await visit.Page.Context.SetGeolocationAsync(new() { Latitude = 52.3386f, Longitude = 6.6529f });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Gebruik mijn locatie" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, deel mijn plek" }).ClickAsync();
        await chat.HearAsync("nummer op de paal");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verder op uw telefoon" }).ClickAsync();
        await chat.HearAsync("code");
        Assert.Single(specified.Calls, call => call.EndsWith("/upload", StringComparison.Ordinal));
        Assert.Empty(specified.Violations);
    }
}
