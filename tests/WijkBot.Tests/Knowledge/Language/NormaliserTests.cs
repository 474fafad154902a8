using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using WijkBot.Knowledge.Language;

namespace WijkBot.Tests.Knowledge.Language;

public class NormaliserTests
{
    [Theory]
    [InlineData("De LAMP doet het NIETTT!!!", "de lamp doet het niet")]
    [InlineData("heeeel gevaarlijk", "heel gevaarlijk")]
    [InlineData("kunt u ff kijken aub", "kunt u even kijken alsjeblieft")]
    [InlineData("gemeent m'n stoep is kpot", "gemeente mijn stoep is kapot")]
    [InlineData("De Schöppe en Indië", "de schoppe en indie")]
    [InlineData("yangın İSTANBUL Şişli", "yangin istanbul sisli")]
    [InlineData("Łódź straße", "lodz strasse")]
    [InlineData("حَرِيقٌ في المدرسة", "حريق في المدرسه")]
    [InlineData("paal 1000 en 3333", "paal 1000 en 3333")]
    [InlineData("Palmstraat/Kerkstraat t/o nr 8", "palmstraat kerkstraat t/o nummer 8")]
    [InlineData("ﬁets\u200B en ｆｉｅｔｓ", "fiets en fiets")]
    [InlineData("  \t\n !? ", "")]
    public void What_people_type_comes_in_one_spelling(string typed, string normal) => Assert.Equal(normal, Normaliser.Normalise(typed));

    [Fact]
    public void A_word_knows_where_it_stood()
    {
        const string text = "Er is BRÁND!! bij ’t huis";
        Assert.Equal(["Er", "is", "BRÁND", "bij", "’t", "huis"], Normaliser.Words(text).Select(word => text.Substring(word.Start, word.Length)));
    }

    [Fact]
    public void A_stretched_vowel_can_be_read_both_ways()
    {
        var word = Assert.Single(Normaliser.Words("heeelp"));
        Assert.Equal("heelp", word.Text);
        Assert.Equal("help", word.Squeezed);
        Assert.Null(Assert.Single(Normaliser.Words("boom")).Squeezed);
    }

    [Property(MaxTest = 300)]
    public void Every_word_lies_inside_the_text_and_after_the_one_before(NonNull<string> text)
    {
        var end = 0;
        foreach (var word in Normaliser.Words(text.Get))
        {
            Assert.InRange(word.Start, end, text.Get.Length);
            end = word.Start + word.Length;
            Assert.InRange(end, word.Start + 1, text.Get.Length);
        }
    }

    [Theory]
    [InlineData("brand", "brnad", 1)]
    [InlineData("brand", "brand", 0)]
    [InlineData("brand", "rand", 1)]
    [InlineData("brand", "hond", 3)]
    [InlineData("", "ab", 2)]
    [InlineData("schelfhorst", "schelfhorts", 1)]
    public void Spellings_lie_as_far_apart_as_there_are_errors_between_them(string one, string other, int distance) => Assert.Equal(distance, Spelling.Distance(one, other, 5));

    [Fact]
    public void A_distance_above_the_limit_is_only_told_as_above_it() => Assert.Equal(2, Spelling.Distance("windmolenbroek", "schelfhorst", 1));
}
