using WijkBot.Conversations.Engine;

namespace WijkBot.Tests.Bot.Conversations.Engine;

public sealed class ReadingTests
{
    private static readonly Option[] Options =
        [new("lamp", "Straatverlichting") { Words = ["lantaarnpaal", "lamp"] }, new("afval", "Zwerfafval"), new("anders", "Iets anders")];

    [Theory]
    [InlineData("ja")]
    [InlineData("Ja hoor mevrouw")]
    [InlineData("Klopt!")]
    [InlineData("dat is goed")]
    [InlineData("jazeker, dank u wel")]
    [InlineData("Ok 👍")]
    [InlineData("ja graag")]
    public void Yes_is_heard_in_the_words_people_use(string text) => Assert.Equal(Reading.Sure(true), YesNo.Read(text));

    [Theory]
    [InlineData("nee")]
    [InlineData("Nee hoor, dank u")]
    [InlineData("klopt niet")]
    [InlineData("dat is niet goed")]
    [InlineData("nee dat hoeft niet")]
    public void No_is_heard_in_the_words_people_use(string text) => Assert.Equal(Reading.Sure(false), YesNo.Read(text));

    [Theory]
    [InlineData("nee, het is de Dorpsstraat", false)]
    [InlineData("ja maar de lamp knippert", true)]
    public void More_than_yes_or_no_is_only_maybe(string text, bool value) => Assert.Equal(Reading.Maybe(value), YesNo.Read(text));

    [Theory]
    [InlineData("de lamp is kapot")]
    [InlineData("ja dat weet ik niet")]
    [InlineData("")]
    public void What_is_neither_yes_nor_no_is_no_reading(string text) => Assert.Equal(Certainty.No, YesNo.Read(text).Certainty);

    [Theory]
    [InlineData("2", "afval")]
    [InlineData("nummer 2 alstublieft", "afval")]
    [InlineData("de tweede", "afval")]
    [InlineData("zwerfafval", "afval")]
    [InlineData("zwervafval", "afval")]
    [InlineData("het is een lantarenpaal", "lamp")]
    [InlineData("iets anders", "anders")]
    public void A_choice_is_read_by_number_by_its_words_and_by_something_near_them(string text, string id) =>
        Assert.Equal(Reading.Sure(id), Choices.Read(text, Options, ["lamp", "afval", "anders"]));

    [Fact]
    public void A_number_that_is_not_in_the_list_says_why_it_is_no_choice() =>
        Assert.Equal("nummer", Choices.Read("7", Options, ["lamp", "afval", "anders"]).Why);

    [Theory]
    [InlineData("het is een lamp met zwerfafval")]
    [InlineData("de boom is om")]
    public void A_message_that_names_several_choices_or_none_is_no_choice(string text)
    {
        Option[] options = [new("a", "Lampen") { Words = ["lamp"] }, new("b", "Afval") { Words = ["zwer"] }, new("c", "Zwer")];
        Assert.Equal(Certainty.No, Choices.Read(text.Replace("zwerfafval", "zwer", StringComparison.Ordinal), options, []).Certainty);
    }

    [Theory]
    [InlineData("nee, het is de Dorpsstraat", true, "de Dorpsstraat")]
    [InlineData("Sorry, ik bedoelde Palmstraat 12", true, "Palmstraat 12")]
    [InlineData("niet de Palmstraat maar de Dorpsstraat", true, "de Dorpsstraat")]
    [InlineData("Neefstraat 4", false, "Neefstraat 4")]
    public void A_correction_is_known_by_how_it_begins(string text, bool marked, string rest) =>
        Assert.Equal((marked, rest), Dialogue.CorrectionOf(text));
}
