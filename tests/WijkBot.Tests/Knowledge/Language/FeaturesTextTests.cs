using WijkBot.Knowledge.Language;

namespace WijkBot.Tests.Knowledge.Language;

public class FeaturesTextTests
{
    [Theory]
    [InlineData("Eén LANTAARN, kapot!", "een lantaarn kapot !")]
    [InlineData("m'n auto's", "mn autos")]
    [InlineData("Şikâyet ığdır", "sikayet igdir")]
    [InlineData("Zażółć gęślą jaźń", "zazolc gesla jazn")]
    [InlineData("Straße", "strasse")]
    [InlineData("Привіт, її ґанок", "привіт іі ганок")]
    [InlineData("أَهْلاً إلى المدرسة", "اهلا الي المدرسه")]
    [InlineData("٣ مرات", "0 مرات")]
    public void Letters_are_read_without_case_marks_and_apostrophes(string text, string read) => Assert.Equal(read, FeaturesText.Fold(text));

    [Theory]
    [InlineData("heeeeelp", "heelp")]
    [InlineData("wat??? echt!!!", "wat ? echt !")]
    [InlineData("bel 112", "bel 112")]
    [InlineData("nummer 14", "nummer 00")]
    [InlineData("06-12345678", "00 00")]
    [InlineData("5112", "00")]
    [InlineData("M-1042", "m00")]
    [InlineData("status v-7", "status v0")]
    [InlineData("A-weg", "a weg")]
    public void Stretched_letters_and_numbers_are_read_as_one(string text, string read) => Assert.Equal(read, FeaturesText.Fold(text));

    [Fact]
    public void An_emoji_is_a_word_of_its_own() => Assert.Equal(2, FeaturesText.Fold("brand🔥").Split(' ').Length);

    [Theory]
    [InlineData("\u200b\u200f")]
    [InlineData("\ud83d")]
    [InlineData("()[]<>")]
    public void What_holds_no_word_is_read_as_nothing(string text) => Assert.Equal("", FeaturesText.Fold(text));

    [Fact]
    public void Of_an_endless_message_the_beginning_is_read() =>
        Assert.Equal(FeaturesText.Fold(new string('?', 10) + string.Concat(Enumerable.Repeat("ab ", 330))), FeaturesText.Fold(new string('?', 10) + string.Concat(Enumerable.Repeat("ab ", 50_000))));

    [Fact]
    public void No_message_breaks_the_reading()
    {
        foreach (var unit in new[] { "?a", "!?", "ß", "💡", "a-1", "112", "é́" })
            Assert.NotNull(FeaturesText.Fold(string.Concat(Enumerable.Repeat(unit, 2_000))));
    }
}
