using System.Text.Json;
using System.Text.Json.Nodes;
using WijkBot.Tests.Bot.Cases;
using WijkBot.Tests.Channels.Teams;

namespace WijkBot.Tests.Bot.Desk;

/// <summary>A case or an answer that is looked up in Teams' own box and pasted there.</summary>
public sealed class PastingTests
{
    private static readonly string[] Private = ["Palmstraat 12", "knippert", "kwaad", "+316", "12345", "foto"];

    private static string Typed(string command, string text) =>
        $$$"""{"commandId":"{{{command}}}","parameters":[{"name":"tekst","value":"{{{text}}}"}],"queryOptions":{"skip":0,"count":25}}""";

    private static async Task<TeamsSide> WithCasesAsync()
    {
        var teams = new TeamsSide();
        await teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await teams.OpenAsync("M-1001");
        await teams.OpenAsync("M-1002", category: "zwerfafval");
        await teams.OpenAsync("M-1003", category: "drugs", confidential: true);
        await teams.OpenAsync("M-1004", wijk: "de-riet");
        await teams.PressAsync("Bram", "M-1002", "pakop"); // the roster now knows where Bram works
        return teams;
    }

    private static IEnumerable<string> Titles(JsonNode answer) => answer["attachments"]!.AsArray().Select(one => one!["preview"]!["content"]!["title"]!.GetValue<string>());

    [Theory]
    [InlineData("M-1001", "M-1001")]
    [InlineData("zwerfafval", "M-1002")]
    [InlineData("windmolenbroek", "M-1003 M-1002 M-1001")]
    public async Task A_case_of_the_network_is_found_by_number_kind_and_wijk(string text, string found)
    {
        var answer = await (await WithCasesAsync()).LookUpAsync("Bram", Typed("zaak", text));
        Assert.Equal("result", answer["type"]!.GetValue<string>());
        Assert.Equal(found, string.Join(' ', Titles(answer).Select(title => title.Split(' ')[0]).OrderDescending(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Opened_without_words_it_shows_what_is_open_and_a_page_at_a_time()
    {
        var teams = await WithCasesAsync();
        var first = await teams.LookUpAsync("Bram", """{"commandId":"zaak","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":0,"count":2}}""");
        var second = await teams.LookUpAsync("Bram", """{"commandId":"zaak","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":2,"count":2}}""");
        Assert.Equal(["M-1001", "M-1002", "M-1003"], Titles(first).Concat(Titles(second)).Select(title => title.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(2, Titles(first).Count());
    }

    [Fact]
    public async Task What_is_pasted_holds_nothing_private_and_fits_the_schema()
    {
        var answer = await (await WithCasesAsync()).LookUpAsync("Bram", Typed("zaak", "windmolenbroek"));
        var all = answer.ToJsonString();
        Assert.DoesNotContain(Private, word => all.Contains(word, StringComparison.OrdinalIgnoreCase));
        foreach (var one in answer["attachments"]!.AsArray())
            Assert.Empty(await CardSchema.FaultsAsync(JsonElement.Parse(one!["content"]!.ToJsonString())));
        var secret = answer["attachments"]!.AsArray().Single(one => one!["preview"]!["content"]!["title"]!.GetValue<string>() == "M-1003")!.ToJsonString();
        Assert.Contains("vertrouwelijk", secret, StringComparison.Ordinal);
        Assert.DoesNotContain("Windmolenbroek", secret, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_answer_that_the_wijk_knows_is_found_with_its_source()
    {
        var answer = await (await WithCasesAsync()).LookUpAsync("Bram", Typed("antwoord", "wanneer wordt de container geleegd"));
        var first = answer["attachments"]![0]!["content"]!;
        Assert.Contains("Bron: ", first.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(await CardSchema.FaultsAsync(JsonElement.Parse(first.ToJsonString())));
    }

    [Theory]
    [InlineData("""{"commandId":"antwoord","parameters":[{"name":"initialRun","value":"true"}]}""", "Typ een vraag of een woord. Ik zoek een antwoord dat de wijk al kent.")]
    [InlineData("""{"commandId":"zaak","parameters":[{"name":"tekst","value":"zeppelin"}]}""", "Ik vind niets. Probeer een ander woord, of het nummer van de zaak.")]
    [InlineData("""{"commandId":"iets","parameters":"niets","queryOptions":7}""", "Ik vind niets. Probeer een ander woord, of het nummer van de zaak.")]
    public async Task Without_a_result_it_says_what_to_do(string value, string said)
    {
        var answer = await (await WithCasesAsync()).LookUpAsync("Bram", value);
        Assert.Equal(("message", said), (answer["type"]!.GetValue<string>(), answer["text"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("Gast", "t", "Dat kan ik hier niet voor u doen.")]
    [InlineData("Bram", "een-andere", "U werkt in een andere organisatie")]
    public async Task Who_may_not_gets_a_polite_no_and_it_is_in_the_log(string who, string tenant, string said)
    {
        var teams = await WithCasesAsync();
        var answer = await teams.LookUpAsync(who, Typed("zaak", "M-1001"), tenant: tenant);
        Assert.StartsWith(said, answer["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(teams.Records.All, record => record.Kind == "logboek" && record.Json!.Contains("zocht om te plakken: geweigerd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_channel_of_others_it_is_still_ones_own_network_that_counts_and_what_was_typed_is_in_no_log()
    {
        var teams = await WithCasesAsync();
        var answer = await teams.LookUpAsync("Bram", Typed("zaak", "straatverlichting"), "channel", "een-werkgroep");
        Assert.Equal("M-1001", Assert.Single(Titles(answer)).Split(' ')[0]);
        Assert.DoesNotContain(teams.Records.All, record => record.Json!.Contains("\"zocht om te plakken: zaak straat", StringComparison.Ordinal));
        Assert.Contains(teams.Records.All, record => record.Json!.Contains("zocht om te plakken: zaak", StringComparison.Ordinal));
    }
}
