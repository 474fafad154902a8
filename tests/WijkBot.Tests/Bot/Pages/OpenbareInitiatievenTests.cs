using Microsoft.Extensions.Time.Testing;
using WijkBot.Cases;
using WijkBot.Knowledge.Wijken;
using WijkBot.Pages.Wijken;
using WijkBot.Tests.Knowledge;
using WijkBot.Tests.Transcripts;

namespace WijkBot.Tests.Bot.Pages;

/// <summary>Which ideas everybody may read, and what of them.</summary>
public sealed class OpenbareInitiatievenTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly TownRecords records = new();

    private static readonly Case Idea = new()
    {
        Reference = "I-12",
        Kind = CaseKind.Initiatief,
        State = CaseState.InBehandeling,
        Resident = "sms|+31546000001|+31600000001",
        Text = "Een bankje bij de vijver",
        Wijk = "windmolenbroek",
        Place = new Place { Description = "Palmstraat 12", Street = "Palmstraat", HouseNumber = "12" },
        Photos = ["foto"],
        Details = [new CaseDetail("wie", "Wie doen er mee?", "Truus en Piet"), new CaseDetail("openbaar", "Mag het?", "Ja")],
        ReceivedAt = Now.AddDays(-3),
        Party = "wijkregisseur",
    };

    private Task<IReadOnlyList<OpenbaarInitiatief>> ShownAsync(string? wijk, params Case[] cases)
    {
        foreach (var @case in cases)
            records.Write(CaseRecord.Of(@case, Now.AddDays(-1)));
        return new OpenbareInitiatieven(records, Some.Almelo, new FakeTimeProvider(Now)).InAsync(wijk, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_idea_that_may_be_read_and_was_taken_up_shows_its_words_and_street_alone()
    {
        var shown = Assert.Single(await ShownAsync("windmolenbroek", Idea));
        Assert.Equal(new OpenbaarInitiatief("Een bankje bij de vijver", "Palmstraat", "Windmolenbroek", "windmolenbroek", false, Now.AddDays(-3)), shown);
    }

    public static TheoryData<string> Hidden => ["not taken up", "no consent", "never asked", "confidential", "withdrawn", "a melding", "of last year", "anonymous", "removed by its maker"];

    [Theory]
    [MemberData(nameof(Hidden))]
    public async Task What_its_maker_or_nobody_of_us_said_yes_to_is_not_shown(string why) => Assert.Empty(await ShownAsync(null, why switch
    {
        "not taken up" => Idea with { State = CaseState.Toegewezen },
        "no consent" => Idea with { Details = [new CaseDetail("openbaar", "Mag het?", "Nee")] },
        "never asked" => Idea with { Details = [] },
        "confidential" => Idea with { Confidential = true },
        "withdrawn" => Idea with { State = CaseState.Afgehandeld, Withdrawn = true },
        "a melding" => Idea with { Reference = "M-12", Kind = CaseKind.Melding },
        "of last year" => Idea with { ReceivedAt = Now.AddDays(-400) },
        "removed by its maker" => CaseTimes.WithoutResident(Idea),
        "anonymous" => Idea with { Anonymous = true, Details = [], Text = "" },
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, "unknown"),
    }));

    [Fact]
    public async Task The_town_shows_the_ideas_of_every_wijk_newest_first()
    {
        var shown = await ShownAsync(null, Idea, Idea with { Reference = "I-13", Wijk = "aadorp", ReceivedAt = Now.AddDays(-2), State = CaseState.Afgehandeld, Text = new string('a', 300) });
        Assert.Equal(["Aadorp", "Windmolenbroek"], shown.Select(idea => idea.Wijk));
        Assert.True(shown[0].IsDone);
        Assert.Equal(243, shown[0].What.Length);
    }
}
