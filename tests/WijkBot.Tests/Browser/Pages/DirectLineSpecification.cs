using System.Text.Json.Nodes;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>
/// The specification as Microsoft published it, but for one line of it that Microsoft's own bots and clients do not follow: the value of a card action is
/// an object there, and the text of the button in every <c>imBack</c>.
/// </summary>
internal static class DirectLineSpecification
{
    /// <summary>Prism with the specification, in front of a server.</summary>
    public static Task<PrismProxy> ProxyAsync(Uri server)
    {
        var specification = JsonNode.Parse(File.ReadAllText(Shared.File("specs/directline-3.0.json")))!;
        specification["definitions"]!["CardAction"]!["properties"]!["value"]!.AsObject().Remove("type");
        var file = Path.Combine(Directory.CreateTempSubdirectory("directline").FullName, "directline.json");
        File.WriteAllText(file, specification.ToJsonString());
        return PrismProxy.StartAsync(file, server);
    }

    /// <summary>
    /// Every call of a page goes through Prism, but those with a file: Playwright cannot send a browser's file elsewhere. <see cref="SpecifiedSite"/> can.
    /// </summary>
    public static Task ThroughAsync(this Visit visit, PrismProxy prism) => visit.Page.RouteAsync(
        url => url.Contains("/v3/directline/", StringComparison.Ordinal) && !new Uri(url).AbsolutePath.EndsWith("/upload", StringComparison.Ordinal),
        route =>
        {
            visit.ThroughPrism++;
            return route.ContinueAsync(new() { Url = new Uri(prism.Address, new Uri(route.Request.Url).PathAndQuery).ToString() });
        });
}
