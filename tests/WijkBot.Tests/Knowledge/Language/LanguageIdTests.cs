namespace WijkBot.Tests.Knowledge.Language;

public class LanguageIdTests
{
    [Theory]
    [InlineData("kunt u mij vertellen wanneer het papier wordt opgehaald", "nl")]
    [InlineData("could you tell me when the paper is collected", "en")]
    [InlineData("kağıt ne zaman toplanıyor acaba", "tr")]
    [InlineData("متى سيتم جمع الورق في شارعنا", "ar")]
    [InlineData("kiedy zabierają papier z naszej ulicy", "pl")]
    [InlineData("können Sie mir sagen, wann das Papier abgeholt wird", "de")]
    [InlineData("скажіть будь ласка коли забирають папір", "uk")]
    [InlineData("wa'n rommel bie de noabers in 'n hof", "nl")]
    public void A_sentence_has_its_language(string text, string language) => Assert.Equal(language, Some.Almelo.Engine.Language(text).Language);

    [Theory]
    [InlineData("ok")]
    [InlineData("stop")]
    [InlineData("Palmstraat 12")]
    [InlineData("7608 KH")]
    [InlineData("👍")]
    [InlineData("")]
    public void A_word_that_says_little_keeps_the_language_of_the_conversation(string text)
    {
        Assert.Equal("pl", Some.Almelo.Engine.Language(text, "pl").Language);
        Assert.Equal("nl", Some.Almelo.Engine.Language(text).Language);
    }

    [Theory]
    [InlineData("teşekkürler", "tr")]
    [InlineData("dziękuję", "pl")]
    [InlineData("شكرا", "ar")]
    [InlineData("дякую", "uk")]
    [InlineData("Entschuldigung bitte", "de")]
    public void A_clear_word_changes_the_language(string text, string language) => Assert.Equal(language, Some.Almelo.Engine.Language(text).Language);

    [Fact]
    public void A_message_without_letters_is_nobodys_language() => Assert.Equal(0, Some.Almelo.Engine.Language("12 / 34").Confidence);
}
