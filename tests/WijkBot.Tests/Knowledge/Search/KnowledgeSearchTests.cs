using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language;
using WijkBot.Knowledge.Search;

namespace WijkBot.Tests.Knowledge.Search;

public class KnowledgeSearchTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void The_own_wijk_goes_before_the_town_and_the_town_before_another_wijk()
    {
        using var copy = Content();
        var search = KnowledgeBase.Load(copy.Folder).OrThrow().Search;

        Assert.Equal("wijken/sluitersveld/antwoorden/proef-kraampje", First(search, "sluitersveld"));
        Assert.Equal("stad/antwoorden/proef-kraampje", First(search, "hofkamp"));

        static string First(KnowledgeSearch search, string wijk) => search.Find("waar haal ik stempels voor het flessenkraampje", wijk, Today).Entries[0].Entry.Id.ToString();
    }

    [Fact]
    public void An_entry_of_another_wijk_is_told_apart_from_the_own_ones()
    {
        using var copy = new ContentCopy().WithFile("wijken/sluitersveld/antwoorden/proef-kraampje.md", Entry());
        var knowledge = KnowledgeBase.Load(copy.Folder).OrThrow();

        var found = knowledge.Search.Find("waar haal ik stempels voor het flessenkraampje", "hofkamp", Today).Entries[0];

        Assert.Equal("sluitersveld", found.Entry.Wijk);
        Assert.True(found.Where is Nearness.Neighbour or Nearness.Elsewhere);
    }

    [Fact]
    public void An_expired_entry_is_not_found_any_more()
    {
        using var copy = new ContentCopy().WithFile("stad/antwoorden/proef-kraampje.md", Entry("verloopt: 2026-03-02\n"));
        var search = KnowledgeBase.Load(copy.Folder).OrThrow().Search;

        Assert.Equal("proef-kraampje", search.Find("stempels flessenkraampje", null, Today.AddDays(-1)).Entries[0].Entry.Id.Slug);
        Assert.DoesNotContain(search.Find("stempels flessenkraampje", null, Today).Entries, one => one.Entry.Id.Slug == "proef-kraampje");
    }

    [Theory]
    [InlineData("waar haal ik stempels voor het flessenkraampje")]
    [InlineData("waar haal ik stempels voor het flesenkraampje")]
    [InlineData("STEMPELTJE voor flessenkraampjes??")]
    [InlineData("stmpels flessenkraampje")]
    public void Misspelt_and_inflected_words_find_the_entry(string question)
    {
        using var copy = Content();

        var found = KnowledgeBase.Load(copy.Folder).OrThrow().Search.Find(question, "hofkamp", Today);

        Assert.Equal("proef-kraampje", found.Entries[0].Entry.Id.Slug);
        Assert.NotEqual(Band.WeetNiet, found.Band);
    }

    [Theory]
    [InlineData("")]
    [InlineData("de het een")]
    [InlineData("😀😀 \u200f\u0000 ---")]
    [InlineData("hoe hoog is de eiffeltoren")]
    public void What_nobody_wrote_down_is_not_known(string question) =>
        Assert.Equal(Band.WeetNiet, Some.Almelo.Search.Find(question, "hofkamp", Today).Band);

    [Fact]
    public void Neighbouring_wijken_are_read_from_the_outlines()
    {
        var wijken = Some.Almelo.Wijken;

        Assert.True(wijken.AreNeighbours("schelfhorst", "sluitersveld") || wijken.AreNeighbours("sluitersveld", "schelfhorst"));
        Assert.False(wijken.AreNeighbours("aadorp", "bornerbroek"));
        Assert.False(wijken.AreNeighbours("hofkamp", "hofkamp"));
    }

    private static ContentCopy Content() => new ContentCopy()
        .WithFile("stad/antwoorden/proef-kraampje.md", Entry())
        .WithFile("wijken/sluitersveld/antwoorden/proef-kraampje.md", Entry());

    private static string Entry(string more = "") =>
        $"---\ntitel: Stempels voor het flessenkraampje\nvragen: [waar haal ik een stempel]\neigenaar: Proef\nbron: {{ naam: Proef }}\ngecontroleerd: 2026-01-05\n{more}---\nU haalt stempels in de kelder.\n";
}
