using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language;

namespace WijkBot.Tests.Knowledge.Language;

public class FeaturesConceptsTests
{
    private static readonly FeaturesConcepts Concepts = new(
    [
        new ConceptPattern("lamp", "nl", "lamp"), new ConceptPattern("lamp", "nl", "lantaar*"), new ConceptPattern("lamp", "nl", "*verlichting"),
        new ConceptPattern("afval", "nl", "*afval*"), new ConceptPattern("kapot", "nl", "doet het niet"), new ConceptPattern("niet", "nl", "niet"),
        new ConceptPattern("doen", "nl", "doet"), new ConceptPattern("lamp", "tr", "sokak lambası"), new ConceptPattern("straat", "tr", "sokak*"),
        new ConceptPattern("lamp", "ar", "مصباح*"), new ConceptPattern("dood", "en", "die"),
    ]);

    [Theory]
    [InlineData("lamp", "lamp")]
    [InlineData("lampen", "")]
    [InlineData("Lantaarnpalen", "lamp")]
    [InlineData("straatverlichting", "lamp")]
    [InlineData("zwerfafvalbak", "afval")]
    [InlineData("afval", "afval")]
    public void A_star_stands_for_any_letters(string text, string concepts) => Assert.Equal(concepts, string.Join(' ', Concepts.Find(text, "nl")));

    [Fact]
    public void Of_patterns_that_begin_together_the_longest_counts() => Assert.Equal(["lamp", "kapot", "niet"], Concepts.Find("de lamp doet het niet", "nl"));

    [Fact]
    public void A_pattern_of_two_words_goes_before_one() => Assert.Equal(["lamp"], Concepts.Find("Sokak lambasi", "tr"));

    [Theory]
    [InlineData("المصباح مكسور")]
    [InlineData("والمصباح")]
    [InlineData("بمصباح")]
    public void Arabic_joins_small_words_to_the_word(string text) => Assert.Equal(["lamp"], Concepts.Find(text, "ar"));

    [Fact]
    public void A_word_of_another_language_is_no_concept() => Assert.Empty(Concepts.Find("die container", "nl"));
}
