using WijkBot.Knowledge.Content;

namespace WijkBot.Tests.Knowledge.Content;

public class ContentOverviewTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("gemeente.yaml: de kantooruren zijn een aanname")]
    [InlineData("gemeente.yaml: nummer 0800-7000 (anoniem een misdaad melden) is nog nooit nagekeken")]
    [InlineData("plekken.yaml: van Goossenmaat is de wijk niet bekend")]
    [InlineData("plekken.yaml: De Driehoek is voor het laatst nagekeken: 2022")]
    [InlineData("categorieen/boom.yaml: geen gepubliceerde afhandeltijd")]
    [InlineData("netwerk.yaml: van de wijkregisseur is geen nummer, adres of website bekend")]
    [InlineData("netwerk.yaml: Beter Wonen is voor het laatst nagekeken: onbekend")]
    [InlineData("wijkbudget.yaml: voor Schelfhorst zijn geen regels voor het wijkbudget gepubliceerd")]
    public void What_the_content_does_not_know_is_told_to_its_editors(string spot) =>
        Assert.Contains(ContentOverview.Of(Some.Almelo, Today), thin => thin.ToString().StartsWith(spot, StringComparison.Ordinal));

    [Fact]
    public void What_editors_still_have_to_find_out_and_what_no_other_language_asks_for_is_a_thin_spot()
    {
        var spots = ContentOverview.Of(Some.Almelo, new DateOnly(2026, 3, 2));

        Assert.Equal(2, spots.Count(spot => spot.File.Contains("winkelcentrum", StringComparison.Ordinal) && spot.Message.StartsWith("steunt alleen op de regel in het programma", StringComparison.Ordinal)));
        Assert.Equal(6, spots.Count(spot => spot.File.StartsWith("vragen/", StringComparison.Ordinal)));
    }

    [Fact]
    public void For_whom_something_is_must_be_a_word_that_people_ask_by()
    {
        using var copy = new ContentCopy().With("stad/antwoorden/eenzaam.md", "doelgroep: [ouderen]", "doelgroep: [bejaarde mensen]");

        Assert.Contains(copy.Faults(), fault => fault.ToString().Contains("doelgroep 'bejaarde mensen' bestaat niet", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fact_grows_old_after_two_years()
    {
        static bool Told(DateOnly today) => ContentOverview.Of(Some.Almelo, today).Any(thin => thin.Message.StartsWith("nummer 0900-8844", StringComparison.Ordinal));
        Assert.False(Told(new DateOnly(2028, 11, 22)));
        Assert.True(Told(new DateOnly(2028, 11, 23)));
    }

    [Fact]
    public void A_category_with_few_examples_is_thin()
    {
        using var copy = new ContentCopy();
        copy.WithFile("categorieen/boom.yaml", "slug: boom\nnaam: Boom\npartij: beheer\nvoorbeelden: [tak op de weg]\ndev: [tak los]\n");
        var thin = ContentOverview.Of(KnowledgeBase.Load(copy.Folder).OrThrow(), Today).Where(spot => spot.File == "categorieen/boom.yaml").Select(spot => spot.Message).ToList();
        Assert.Contains(thin, message => message.StartsWith("1 voorbeelden;", StringComparison.Ordinal));
        Assert.Contains(thin, message => message.StartsWith("1 voorbeelden om te meten", StringComparison.Ordinal));
    }
}
