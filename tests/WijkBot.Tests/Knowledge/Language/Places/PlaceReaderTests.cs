using WijkBot.Knowledge.Language.Places;

namespace WijkBot.Tests.Knowledge.Language.Places;

public class PlaceReaderTests
{
    public static TheoryData<string, string> Messages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var line in File.ReadLines(Path.Combine(Shared.Repository, "tests/WijkBot.Tests/Knowledge/Language/Places/plekken.txt")).Where(line => line.Contains(" => ", StringComparison.Ordinal) && line[0] != '#'))
                data.Add(line[..line.IndexOf(" => ", StringComparison.Ordinal)], line[(line.IndexOf(" => ", StringComparison.Ordinal) + 4)..]);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_gives_the_place_that_it_names(string message, string expected) => Assert.Equal(expected, Rendered(Some.Almelo.Places.Read(message)));

    [Theory]
    [InlineData("palmstraat 12", PlaceDetail.Spot)]
    [InlineData("7608 KH 51", PlaceDetail.Spot)]
    [InlineData("achter de Schelf", PlaceDetail.Spot)]
    [InlineData("palmstraat", PlaceDetail.Street)]
    [InlineData("7608 KH", PlaceDetail.Street)]
    [InlineData("in de Schelfhorst", PlaceDetail.Area)]
    [InlineData("in Enschede", PlaceDetail.Area)]
    public void A_place_says_how_well_it_can_be_found(string message, PlaceDetail detail) => Assert.Equal(detail, Some.Almelo.Places.Read(message)!.Detail);

    [Fact]
    public void A_postcode_gives_every_wijk_that_it_may_lie_in() =>
        Assert.Equal(["binnenstad", "hofkamp"], Some.Almelo.Places.Read("7607 AB")!.Candidates);

    [Theory]
    [InlineData("paal nr A-102", "A-102")]
    [InlineData("lantaarnpaal nummer 4432 doet het niet", "4432")]
    [InlineData("het nummer op de paal is 12-0345", "12-0345")]
    [InlineData("lantaarnpaal 3 weken kapot", null)]
    [InlineData("er zijn 3 lantaarnpalen stuk", null)]
    public void A_lamp_post_is_known_by_its_number(string message, string? number) => Assert.Equal(number, PlaceReader.LampPostIn(message));

    private static string Rendered(PlaceMention? mention)
    {
        if (mention is null) return "-";
        var place = mention.Place;
        (string Label, string? Value)[] parts =
        [
            ("straat ", place.Street), ("nr ", place.HouseNumber), ("pc ", place.Postcode), (mention.WijkIsSaid ? "wijk " : "wijk? ", place.Wijk), ("buurt ", place.Buurt),
            ("buiten", place.Outside ? "" : null), ("paal ", mention.LampPost), ("= ", place.Description),
        ];
        return string.Join("; ", parts.Where(part => part.Value is not null).Select(part => part.Label + part.Value));
    }
}
