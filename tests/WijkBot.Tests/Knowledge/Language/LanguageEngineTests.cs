using WijkBot.Knowledge.Language;

namespace WijkBot.Tests.Knowledge.Language;

public class LanguageEngineTests
{
    [Theory]
    [InlineData("lantaarnpaal kapot in de Palmstraat", "nl", "melding")]
    [InlineData("kunt u mij even terugbellen aub", "nl", "terugbellen")]
    [InlineData("ik heb ruzie met de bovenburen", "nl", "buurtbemiddeling")]
    [InlineData("'k snap 'r niks van, hoo wörkt dit", "nl", "help")]
    [InlineData("what is there to do this weekend", "en", "activiteit")]
    [InlineData("konteyner dolu, çöpler yere atılmış", "tr", "melding")]
    [InlineData("بدي احكي مع موظف", "ar", "medewerker")]
    [InlineData("proszę do mnie oddzwonić jutro", "pl", "terugbellen")]
    [InlineData("wann wird der Müll abgeholt", "de", "vraag")]
    [InlineData("видаліть усі мої дані", "uk", "verwijderen")]
    public void A_message_is_understood_in_its_language(string text, string language, string intent)
    {
        var understood = Some.Almelo.Understand(text);
        Assert.Equal((language, intent), (understood.Language, understood.Intent));
    }

    [Fact]
    public void A_category_learned_from_Dutch_examples_is_found_in_Polish() =>
        Assert.Equal("straatverlichting", Some.Almelo.Understand("nie świeci latarnia na naszej ulicy").Categories[0].Label);

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("qzxv wvqz")]
    [InlineData("wat is de hoofdstad van Peru")]
    public void What_does_not_belong_here_is_not_known(string text)
    {
        var understood = Some.Almelo.Understand(text);
        Assert.Equal(("onbekend", Band.WeetNiet), (understood.Intent, understood.Band));
    }

    [Fact]
    public void Most_of_the_phrases_kept_apart_are_understood()
    {
        var dev = Some.Almelo.Intents.SelectMany(intent => intent.Dev).ToArray();
        var right = dev.Count(phrase => Some.Almelo.Understand(phrase.Text).Intent == phrase.Label);
        Assert.InRange(right / (double)dev.Length, 0.88, 1);
    }

    [Fact]
    public void Staff_can_ask_why()
    {
        var why = Some.Almelo.Engine.WhyIntent("kapotte lantaarn");
        Assert.Equal("melding", why.Judgement.Predictions[0].Label);
        Assert.Contains(why.For, said => said.Ngram.Contains("lantaarn", StringComparison.Ordinal));
        Assert.Contains("lantaarn", why.Nearest[0].Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_same_content_is_trained_once() =>
        Assert.Same(Some.Almelo.Engine, LanguageEngine.For(Some.Almelo.Language, Some.Almelo.Categories));
}
