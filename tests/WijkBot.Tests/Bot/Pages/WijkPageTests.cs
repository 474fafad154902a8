using System.Net;
using WijkBot.Tests.Channels.WebChat;

namespace WijkBot.Tests.Bot.Pages;

/// <summary>What the page of a wijk tells, and what it keeps to itself.</summary>
public sealed class WijkPageTests(WebChatSite site) : IClassFixture<WebChatSite>
{
    private async Task<(HttpStatusCode Status, string Text, string? Type)> GetAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_melding_shows_its_kind_and_street_and_nothing_of_who_made_it()
    {
        var talk = await site.StartAsync("windmolenbroek");
        string[] said = ["de lantaarnpaal voor Palmstraat 4 is kapot, groet van Truus", "Straatverlichting", "ja", "weet ik niet", "nee", "ja"];
        for (var i = 0; i < said.Length; i++)
        {
            await talk.SayAsync(said[i]);
            await talk.ReadUntilAsync(3 + (2 * i));
        }
        var (_, page, _) = await GetAsync("/wijk/windmolenbroek");
        Assert.Contains("1 melding:", page, StringComparison.Ordinal);
        Assert.Contains("Straatverlichting · Palmstraat", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Palmstraat 4", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Truus", page, StringComparison.Ordinal);
        Assert.DoesNotContain("M-10", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_melding_with_a_place_is_counted_on_the_map_in_its_buurt()
    {
        var buurt = Knowledge.Some.Almelo.Wijken.BySlug("aadorp")!.Buurten[0];
        var outline = Knowledge.Some.Almelo.Wijken.OutlineOf(buurt.Code)[0];
        var pin = new { type = "GeoCoordinates", latitude = outline.Average(corner => corner.Latitude), longitude = outline.Average(corner => corner.Longitude) };
        Assert.Equal(buurt, Knowledge.Some.Almelo.Wijken.At(pin.latitude, pin.longitude)?.Buurt);
        Assert.DoesNotContain("<circle", (await GetAsync("/wijk/aadorp")).Text, StringComparison.Ordinal);

        var talk = await site.StartAsync("aadorp");
        foreach (var (said, asked) in new[] { ("de lantaarnpaal is kapot", "Waar gaat het over?"), ("Straatverlichting", "Waar is het?"), ("", "nummer"), ("weet ik niet", "foto"), ("nee", "Klopt dit?"), ("ja", "Het nummer is") })
        {
            await (said.Length > 0 ? talk.SayAsync(said) : site.PostAsync(talk.Path + "/activities", talk.Token, new { type = "message", entities = new[] { pin } }));
            await talk.UntilAsync(all => all.LastOrDefault(line => (string?)line!["from"]!["role"] == "bot") is { } last && ((string?)last["text"])!.Contains(asked, StringComparison.Ordinal) ? last : null);
        }
        var (_, page, _) = await GetAsync("/wijk/aadorp");
        Assert.Contains(">1</text>", Assert.Single(page.Split('\n'), line => line.Contains("</text>", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Kaart van de buurten van Aadorp, met het aantal meldingen per buurt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("weten wij de buurt niet", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projects_have_their_phase_and_dates_and_contacts_the_way_to_reach_them()
    {
        var aadorp = (await GetAsync("/wijk/aadorp")).Text;
        Assert.Matches("Dorpsambitie Aadorp\\s+<span class=\"stempel\">in uitvoering</span>", aadorp);
        var binnenstad = (await GetAsync("/wijk/binnenstad")).Text;
        Assert.Contains("<strong>Begin: november 2018</strong>", binnenstad, StringComparison.Ordinal);
        Assert.Contains("<h3>Wijkplatform Almelo Centrum</h3>", binnenstad, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://mfacentrumalmelo.wixsite.com/wpac\">Website van Wijkplatform Almelo Centrum</a>", binnenstad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_somewhere_says_where_and_when_it_was_checked()
    {
        var (_, page, _) = await GetAsync("/wijk/windmolenbroek");
        Assert.Contains("Noaberhoes", page, StringComparison.Ordinal);
        Assert.Contains("Laatst gecontroleerd: ", page, StringComparison.Ordinal);
        Assert.Contains("QR-code: begin met WhatsApp", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_agenda_is_a_calendar_that_phones_can_subscribe_to()
    {
        var (status, text, type) = await GetAsync("/wijk/windmolenbroek/agenda.ics");
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (status, type));
        var calendar = Ical.Net.Calendar.Load(text)!;
        var coffee = Assert.Single(calendar.Events, one => one.Summary == "Koffie en gezelligheid in het Noaberhoes");
        Assert.Equal(10, coffee.Start!.Value.Hour);
        Assert.Contains("FREQ=WEEKLY", text, StringComparison.Ordinal);
        Assert.All(calendar.Events, one => Assert.NotEmpty(one.Uid!));
    }

    [Theory]
    [InlineData("/wijk/nergens")]
    [InlineData("/wijk/nergens/agenda.ics")]
    public async Task A_wijk_that_is_none_is_404(string path) => Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(path)).Status);
}
