using WijkBot.Knowledge.Netwerk;

namespace WijkBot.Tests.Knowledge.Netwerk;

public class WijknetwerkTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(1));
    private static readonly DateTimeOffset Sunday = new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(1));

    private static readonly Wijknetwerk Network = new(
        [Of("beheer", next: "regisseur"), Of("regisseur", next: "stad"), Of("stad"), Of("politie"), Of("verhuurder"), Of("kring", next: "ring"), Of("ring", next: "kring")],
        [
            new(["woning"], [], null, ["verhuurder=Beter Wonen"], "verhuurder", "gehuurd"),
            new(["geluid"], [], "buiten-kantoor", [], "politie", "laat"),
            new(["boom"], ["schelfhorst", "BU01411900"], null, [], "beheer", "eigen ploeg"),
            new([], [], null, [], "stad", "de rest"),
        ],
        new OfficeHours(new Dictionary<DayOfWeek, (TimeOnly, TimeOnly)> { [DayOfWeek.Monday] = (new(8, 0), new(17, 0)) }, new HashSet<DateOnly>(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")));

    private static Party Of(string id, string? next = null) => new(id, id, null, null, null, null, null) { Next = next };

    private static string Route(string category, string? wijk = null, string? buurt = null, DateTimeOffset? at = null, params string[] answers) =>
        Network.Route(new RoutingQuestion(category, wijk, buurt, at ?? Monday, answers))!.Party.Id;

    [Fact]
    public void The_first_rule_that_fits_decides()
    {
        Assert.Equal("verhuurder", Route("woning", answers: "verhuurder=beter wonen"));
        Assert.Equal("stad", Route("woning", answers: "verhuurder=iemand anders"));
        Assert.Equal("stad", Route("woning"));
    }

    [Fact]
    public void Outside_office_hours_another_party_may_be_on_duty()
    {
        Assert.Equal("politie", Route("geluid", at: Sunday));
        Assert.Equal("stad", Route("geluid", at: Monday));
    }

    [Fact]
    public void An_area_is_a_wijk_or_a_buurt()
    {
        Assert.Equal("beheer", Route("boom", wijk: "schelfhorst"));
        Assert.Equal("beheer", Route("boom", wijk: "windmolenbroek", buurt: "BU01411900"));
        Assert.Equal("stad", Route("boom", wijk: "windmolenbroek"));
        Assert.Equal("stad", Route("boom"));
    }

    [Fact]
    public void The_reason_of_the_rule_comes_along() =>
        Assert.Equal("eigen ploeg", Network.Route(new RoutingQuestion("boom", "schelfhorst", null, Monday, []))!.Why);

    [Fact]
    public void Who_stays_silent_is_followed_by_the_next_each_once()
    {
        Assert.Equal(["beheer", "regisseur", "stad"], Network.Chain("beheer").Select(party => party.Id));
        Assert.Equal(["kring", "ring"], Network.Chain("kring").Select(party => party.Id));
        Assert.Empty(Network.Chain("niemand"));
    }

    [Fact]
    public void Every_chain_of_the_content_that_stays_in_Teams_ends_town_wide_or_with_the_party_itself()
    {
        foreach (var party in Some.Almelo.Netwerk.Parties.Where(party => party.Next is not null))
            Assert.Equal("almelo", Some.Almelo.Netwerk.Chain(party.Id)[^1].Id);
    }

    [Fact]
    public void Everything_that_can_come_in_has_somebody_who_handles_it()
    {
        var subjects = Some.Almelo.Categories.Select(category => category.Slug).Concat(["initiatief", "vraag", "terugbelverzoek"]);
        foreach (var subject in subjects)
        {
            foreach (var at in (DateTimeOffset[])[Monday, Sunday])
                Assert.NotNull(Some.Almelo.Netwerk.Route(new RoutingQuestion(subject, null, null, at, [])));
        }
    }

    [Fact]
    public void A_quarrel_between_neighbours_goes_to_buurtbemiddeling_and_stays_confidential()
    {
        var routing = Some.Almelo.Netwerk.Route(new RoutingQuestion("buren", "schelfhorst", null, Monday, []))!;
        Assert.Equal("buurtbemiddeling", routing.Party.Id);
        Assert.True(routing.Party.Confidential);
    }

    private static readonly Wijknetwerk Overlapping = Network with
    {
        Gebieden = [new("zuid", "Zuid", ["windmolenbroek", "schelfhorst", "BU01411900"]), new("as", "De as", ["windmolenbroek", "hofkamp"]), new("plein", "Het plein", ["BU01411901"])],
        Rules = [new(["boom"], ["as"], null, [], "regisseur", "de as"), new(["boom"], ["zuid"], null, [], "beheer", "zuid"), new([], [], null, [], "stad", "de rest")],
    };

    [Fact]
    public void A_place_lies_in_all_areas_that_have_its_buurt_or_its_wijk_from_narrow_to_wide()
    {
        Assert.Equal(["BU01411901", "plein", "windmolenbroek", "as", "zuid"], Overlapping.AreasOf("windmolenbroek", "BU01411901"));
        Assert.Equal(["binnenstad"], Overlapping.AreasOf("binnenstad", null));
        Assert.Empty(Overlapping.AreasOf(null, null));
    }

    [Theory]
    [InlineData("windmolenbroek", "regisseur")]
    [InlineData("schelfhorst", "beheer")]
    [InlineData("binnenstad", "stad")]
    public void Where_areas_overlap_the_first_rule_decides(string wijk, string party) =>
        Assert.Equal(party, Overlapping.Route(new RoutingQuestion("boom", wijk, null, Monday, []))!.Party.Id);

    [Theory]
    [InlineData("2026-04-26", "politie", "stad")] // a Sunday on which this office would be open
    [InlineData("2026-04-27", "politie", "politie")] // Koningsdag
    [InlineData("2025-04-26", "politie", "politie")] // Koningsdag, because the 27th is a Sunday
    [InlineData("2025-04-27", "politie", "stad")]
    public void On_Koningsdag_a_request_is_routed_as_outside_office_hours(string day, string outside, string party)
    {
        var everyDay = Network with { OfficeHours = Network.OfficeHours with { Days = Enum.GetValues<DayOfWeek>().ToDictionary(one => one, _ => (new TimeOnly(8, 0), new TimeOnly(17, 0))) } };
        string To(string time) => everyDay.Route(new RoutingQuestion("geluid", null, null, DateTimeOffset.Parse($"{day}T{time}+02:00", System.Globalization.CultureInfo.InvariantCulture), []))!.Party.Id;
        Assert.Equal(outside, To("20:00"));
        Assert.Equal(party, To("12:00"));
    }
}
