namespace WijkBot.Tests.Knowledge.Wijken;

public class WijkMapTests
{
    [Theory]
    [InlineData("windmolenbroek", "windmolenbroek", null)]
    [InlineData("De Windmolenbroek", "windmolenbroek", null)]
    [InlineData("windmolebroek", "windmolenbroek", null)]
    [InlineData("Schelfhorts", "schelfhorst", null)]
    [InlineData("wierdensehoek", "wierdense-hoek", null)]
    [InlineData("Aalderinkshoek", "wierdense-hoek", null)]
    [InlineData("alderinkshoek", "wierdense-hoek", null)]
    [InlineData("kerkelanden", "wierdense-hoek", "BU01411402")]
    [InlineData("nijrees", "windmolenbroek", "BU01411909")]
    [InlineData("Nijreees", "windmolenbroek", "BU01411909")]
    [InlineData("nieuwstraat kwartier", "nieuwstraat-kwartier", null)]
    [InlineData("de riet", "de-riet", null)]
    [InlineData("Riet", "de-riet", null)]
    [InlineData("wijk Hofkamp", "hofkamp", null)]
    [InlineData("centrum", "binnenstad", null)]
    [InlineData("Indie", "noorderkwartier", "BU01411203")]
    [InlineData("ossenkoplerhoek", "ossenkoppelerhoek", null)]
    public void A_wijk_is_found_by_its_names_and_their_misspellings(string name, string wijk, string? buurt)
    {
        var match = Some.Almelo.Wijken.Find(name);
        Assert.NotNull(match);
        Assert.Equal(wijk, match.Wijk.Slug);
        Assert.Equal(buurt, match.Buurt?.Code);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("straat")]
    [InlineData("Enschede")]
    [InlineData("geen idee")]
    [InlineData("")]
    public void Other_words_are_no_wijk(string name) => Assert.Null(Some.Almelo.Wijken.Find(name));

    [Fact]
    public void Every_name_and_alias_leads_to_its_own_wijk()
    {
        foreach (var wijk in Some.Almelo.Wijken.All)
        {
            Assert.All([wijk.Slug, wijk.Name, .. wijk.Aliases], name => Assert.Equal(wijk.Slug, Some.Almelo.Wijken.Find(name)?.Wijk.Slug));
            Assert.All(wijk.Buurten.SelectMany(buurt => buurt.Aliases), name => Assert.Equal(wijk.Slug, Some.Almelo.Wijken.Find(name)?.Wijk.Slug));
        }
    }

    [Theory]
    [InlineData(52.3783, 6.6797, "schelfhorst")]
    [InlineData(52.3342, 6.6411, "windmolenbroek")]
    [InlineData(52.3119, 6.6572, "bornerbroek")]
    [InlineData(52.3775, 6.6286, "aadorp")]
    [InlineData(52.3587, 6.6408, "wierdense-hoek")]
    public void A_point_lies_in_its_wijk(double latitude, double longitude, string wijk) => Assert.Equal(wijk, Some.Almelo.Wijken.At(latitude, longitude)?.Wijk.Slug);

    [Theory]
    [InlineData(52.2215, 6.8937)]
    [InlineData(52.381, 6.7071)]
    [InlineData(6.6797, 52.3783)]
    [InlineData(0, 0)]
    public void A_point_outside_the_municipality_lies_in_no_wijk(double latitude, double longitude) => Assert.Null(Some.Almelo.Wijken.At(latitude, longitude));

    [Fact]
    public void Near_a_border_the_coarse_outlines_do_not_decide()
    {
        var map = Some.Almelo.Wijken;
        // From the heart of Schelfhorst to the heart of Sluitersveld: somewhere between them the answer must say that it is not sure.
        var steps = Enumerable.Range(0, 101).Select(step => map.At(52.3783 - step * 0.000096, 6.6797 + step * 0.000048)).ToList();
        Assert.False(steps[0]!.NearBorder);
        var change = steps.FindIndex(at => at?.Wijk.Slug != "schelfhorst");
        Assert.InRange(change, 1, 100);
        Assert.True(steps[change]!.NearBorder);
        Assert.True(steps[change - 1]!.NearBorder);
    }

    [Fact]
    public void Every_buurt_that_has_an_outline_is_found_in_its_own_middle()
    {
        var found = Some.Almelo.Wijken.All.SelectMany(wijk => wijk.Buurten).ToHashSet();
        for (var north = 52.29; north < 52.41; north += 0.001)
        {
            for (var east = 6.58; east < 6.73; east += 0.001)
            {
                if (Some.Almelo.Wijken.At(north, east)?.Buurt is { } buurt) found.Remove(buurt);
            }
        }
        // Drakensteyn has no outline at this scale: the wijk's own outline covers it.
        Assert.Equal("BU01411801", Assert.Single(found).Code);
    }

    [Theory]
    [InlineData("7608", "schelfhorst", false)]
    [InlineData("7608 kh", "schelfhorst", false)]
    [InlineData("7607AB", "binnenstad hofkamp", false)]
    [InlineData("7610", "noorderkwartier", false)]
    [InlineData("7614", "", true)]
    [InlineData("7511AB", "", true)]
    [InlineData("7600", "", false)]
    [InlineData("76", "", false)]
    public void A_postcode_gives_its_wijken_and_says_when_it_lies_elsewhere(string postcode, string wijken, bool outside)
    {
        var answer = Some.Almelo.Wijken.ByPostcode(postcode);
        Assert.Equal(wijken, string.Join(' ', answer.Candidates.Select(wijk => wijk.Slug)));
        Assert.Equal(outside, answer.Outside);
    }
}
