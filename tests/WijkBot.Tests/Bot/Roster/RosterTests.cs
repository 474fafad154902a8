using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Roster;
using WijkBot.Tests.Bot.Cases;
using WijkBot.Tests.Channels.Teams;
using WijkBot.Tests.Knowledge;
using WijkBot.Tests.Transcripts;

namespace WijkBot.Tests.Bot.Roster;

/// <summary>Who is known, who is away, and what a resident may read of them.</summary>
public sealed class RosterTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1));
    private static readonly Party Beheer = Some.Almelo.Netwerk.Party("beheer")!;

    /// <summary>A broken lamp in Windmolenbroek, to be taken within four hours.</summary>
    private static Duty Lamp(DateTimeOffset at, params string[] areas) =>
        new(Beheer, "straatverlichting", areas.Length > 0 ? areas : ["windmolenbroek"], at, at.AddHours(4), DateOnly.FromDateTime(at.DateTime));

    private static Person Works(string id, params string[] areas) => new(id, id) { Areas = areas };

    private static Person Named(string id, Persoon named) => new(id, id) { Areas = ["beheer"], Named = named };

    private static Persoon Persoon(params string[] places) => new("x", "x", ["beheer", .. places]) { Places = places };

    [Fact]
    public void A_party_of_which_nobody_is_known_is_not_away() => Assert.False(new People([]).AllAway(Lamp(Monday)));

    [Fact]
    public void A_party_is_away_when_everybody_known_is_until_the_day_they_are_back()
    {
        var day = DateOnly.FromDateTime(Monday.DateTime);
        var people = new People([Works("a", "beheer") with { BackOn = day.AddDays(7) }, Works("b", "beheer") with { BackOn = day.AddDays(1) }, Works("c", "windmolenbroek")]);
        Assert.True(people.AllAway(Lamp(Monday)));
        Assert.False(people.AllAway(Lamp(Monday.AddDays(1))));
    }

    [Theory]
    [InlineData("beheer", false)]
    [InlineData("windmolenbroek", false)]
    [InlineData("zuid", false)]
    [InlineData("schelfhorst", true)]
    public void Who_takes_over_the_party_or_the_place_is_there_for_it(string area, bool away)
    {
        var people = new People([Works("a", "beheer") with { BackOn = new DateOnly(2026, 3, 9) }, Works("c", "handhaving") with { TakesOver = [area] }]);
        Assert.Equal(away, people.AllAway(Lamp(Monday, "windmolenbroek", "zuid")));
    }

    [Fact]
    public void Who_does_another_place_or_theme_does_not_stand_in_for_who_is_away()
    {
        var away = Works("a", "beheer") with { BackOn = new DateOnly(2026, 3, 9) };
        Assert.True(new People([away, Named("b", Persoon("schelfhorst"))]).AllAway(Lamp(Monday)));
        Assert.True(new People([away, Named("b", Persoon() with { Themes = ["boom"] })]).AllAway(Lamp(Monday)));
        Assert.False(new People([away, Named("b", Persoon("windmolenbroek") with { Themes = ["straatverlichting"] })]).AllAway(Lamp(Monday)));
    }

    [Theory]
    [InlineData("2026-03-02T07:00+01:00", false)]
    [InlineData("2026-03-02T11:59+01:00", false)]
    [InlineData("2026-03-02T12:00+01:00", true)]
    [InlineData("2026-03-03T09:00+01:00", true)]
    public void Who_works_on_Monday_mornings_is_away_when_the_next_one_comes_too_late(string at, bool away)
    {
        var mornings = Some.Almelo.Netwerk.OfficeHours with { Days = new Dictionary<DayOfWeek, (TimeOnly, TimeOnly)> { [DayOfWeek.Monday] = (new(9, 0), new(12, 0)) } };
        var people = new People([Named("b", Persoon() with { Hours = mornings })]);
        Assert.Equal(away, people.AllAway(Lamp(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task Who_leaves_the_team_does_not_see_its_cases_any_more()
    {
        var teams = new TeamsSide();
        await teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await teams.OpenAsync("M-1042");
        await teams.SayAsync("chat", "M-1042", kind: "personal");
        Assert.NotNull(teams.Posted[^1].Message.Activity.Attachments);
        await teams.HappensAsync("windmolenbroek", new { channel = new { id = TeamsSide.IdOf("windmolenbroek") } }, removed: ["29:anna"]);
        await teams.SayAsync("chat", "M-1042", kind: "personal");
        Assert.Contains("Dat kan ik hier niet", teams.Posted[^1].Message.Activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_fits_the_schema_of_cards()
    {
        var teams = new TeamsSide();
        await teams.LinkAsync("windmolenbroek", "windmolenbroek");
        for (var n = 1; n <= 7; n++) await teams.OpenAsync($"M-{n}");
        await teams.SayAsync("windmolenbroek", "open");
        Assert.Empty(await CardSchema.FaultsAsync(teams.Posted[^1].Message.Activity.Attachments![0].Content!.Value));
    }

    [Theory]
    [InlineData(", voornaam: Sanne, rol: wijkregisseur", "Sanne, wijkregisseur")]
    [InlineData(", rol: wijkregisseur", "wijkregisseur")]
    [InlineData("", "Beheer openbare ruimte van de gemeente")]
    public async Task A_resident_reads_first_name_and_role_only_when_the_content_sets_them(string set, string read)
    {
        using var copy = new ContentCopy();
        var knowledge = KnowledgeBase.Load(copy.With("netwerk.yaml", "\nregels:\n", $"\npersonen:\n  - {{ id: aad-Sanne, naam: Sanne de Groot, gebied: [beheer]{set} }}\n\nregels:\n").Folder).OrThrow();
        var town = new Town("whatsapp", "windmolenbroek", new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), knowledge, "beheer", "stad=almelo");
        foreach (var said in new[] { "kapotte lantaarnpaal Palmstraat 12", "1", "ja", "weet ik niet", "nee", "ja" })
        {
            await town.Pass(TimeSpan.FromSeconds(20));
            await town.Hear(said, town.Clock.GetUtcNow(), [], null);
        }
        town.Sent.Clear();
        await town.PressInTeams("Sanne", "beheer", "overnemen", new() { ["zaak"] = town.LastCase });
        var told = Assert.Single(town.Sent).Message.Activity.Text!;
        Assert.Contains($"met een mens: {read}. ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("de Groot", told, StringComparison.Ordinal);
    }
}
