using WijkBot.Knowledge.Content;

namespace WijkBot.Tests.Knowledge.Content;

public class KnowledgeBaseTests
{
    [Fact]
    public void The_content_that_ships_has_no_faults() => Assert.Empty(KnowledgeBase.Load(Some.AlmeloFolder).Faults);

    [Fact]
    public void All_wijken_and_buurten_of_CBS_are_there()
    {
        Assert.Equal(12, Some.Almelo.Wijken.All.Count);
        Assert.Equal(71, Some.Almelo.Wijken.All.Sum(wijk => wijk.Buurten.Count));
    }

    [Fact]
    public void All_categories_of_the_contract_are_there_in_its_order() => Assert.Equal(
        "zwerfafval afvaldumping container hondenpoep graffiti straatverlichting stoep-en-weg straatmeubilair verkeersbord-en-licht riool-en-water speelplek boom groen dieren-en-ongedierte "
        + "parkeren verkeersveiligheid wrak geluid groepen-en-jongeren drugs vuurwerk buren woning overig",
        string.Join(' ', Some.Almelo.Categories.Select(category => category.Slug)));

    [Fact]
    public void The_hash_changes_with_a_single_letter()
    {
        using var copy = new ContentCopy();
        Assert.Equal(Some.Almelo.Hash, KnowledgeBase.Load(copy.Folder).OrThrow().Hash);
        copy.With("gemeente.yaml", "0546 54 11 11", "0546 54 11 12");
        Assert.NotEqual(Some.Almelo.Hash, KnowledgeBase.Load(copy.Folder).OrThrow().Hash);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault()
    {
        var fault = Assert.Single(KnowledgeBase.Load("geen/map").Faults);
        Assert.Equal("geen/map:0: deze map bestaat niet", fault.ToString());
    }
}
