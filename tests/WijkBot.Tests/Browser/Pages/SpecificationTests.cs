using System.Text.Json.Nodes;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>Every request of Microsoft's client and every answer of ours, held against Microsoft's own specification of Direct Line 3.0 by Stoplight's Prism. A photo does not go that way: Prism reads a multipart body as text and breaks every photo.</summary>
public sealed class SpecificationTests(PublicPages site) : IClassFixture<PublicPages>
{
    [Theory]
    [InlineData("")]
    [InlineData("&stroom=nee")]
    public async Task A_conversation_with_choices_and_a_refresh_breaks_no_rule_of_the_specification(string query)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "chat", "chat.hash")), "needs the chat, which a build with Node makes");
        await using var prism = await PrismProxy.StartAsync(Specification(), site.Address);
        var visit = await site.OpenAsync("/privacy", 420, 760);
        await visit.Page.RouteAsync("**/v3/directline/**", route =>
            route.ContinueAsync(new() { Url = new Uri(prism.Address, new Uri(route.Request.Url).PathAndQuery).ToString() }));
        var seen = 0;
        visit.Page.Response += (_, response) => seen += response.Url.Contains("/v3/directline", StringComparison.Ordinal) ? 1 : 0;
        await visit.Page.GotoAsync(new Uri(site.Address, "/chat?wijk=windmolenbroek" + query).ToString());
        var chat = new Chat(visit);
        await chat.ReadyAsync();
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        await chat.ChooseAsync("Straatverlichting", "Windmolenbroek?");
        await visit.Page.ReloadAsync();
        await chat.ReadyAsync();
        await chat.ChooseAsync("Ja", "nummer");
        Assert.Empty(prism.Violations);
        Assert.True(seen >= 6, $"only {seen} answers came by way of Prism");
    }

    /// <summary>
    /// The specification as Microsoft published it, but for one line of it that Microsoft's own bots and clients do not follow: the value of a card action is
    /// an object there, and the text of the button in every <c>imBack</c>.
    /// </summary>
    private static string Specification()
    {
        var specification = JsonNode.Parse(File.ReadAllText(Shared.File("specs/directline-3.0.json")))!;
        specification["definitions"]!["CardAction"]!["properties"]!["value"]!.AsObject().Remove("type");
        var file = Path.Combine(Directory.CreateTempSubdirectory("directline").FullName, "directline.json");
        File.WriteAllText(file, specification.ToJsonString());
        return file;
    }
}
