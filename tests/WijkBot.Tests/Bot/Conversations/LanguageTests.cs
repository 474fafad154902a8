using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Conversations;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;
using WijkBot.Operations;
using WijkBot.Tests.Knowledge;

namespace WijkBot.Tests.Bot.Conversations;

/// <summary>What steers a conversation in the other languages.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("yes please", true)]
    [InlineData("Evet, doğru", true)]
    [InlineData("نعم", true)]
    [InlineData("Tak, zgadza się", true)]
    [InlineData("ja, genau", true)]
    [InlineData("Так", true)]
    [InlineData("no thanks", false)]
    [InlineData("hayır", false)]
    [InlineData("Hayir tesekkurler", false)]
    [InlineData("لا شكرا", false)]
    [InlineData("nein danke", false)]
    [InlineData("ні, дякую", false)]
    [InlineData("nie dziękuję", false)]
    public void Yes_and_no_are_read_in_every_language(string text, bool value)
    {
        var read = YesNo.Read(text);
        Assert.Equal(Certainty.Sure, read.Certainty);
        Assert.Equal(value, read.Value);
    }

    [Theory]
    [InlineData("I don't know")]
    [InlineData("bilmiyorum")]
    [InlineData("لا أعرف")]
    [InlineData("nie wiem")]
    [InlineData("weiß nicht")]
    [InlineData("не знаю")]
    public void Not_knowing_is_read_in_every_language(string text) => Assert.True(YesNo.IsSkip(text));

    [Theory]
    [InlineData("English please", "en")]
    [InlineData("türkçe", "tr")]
    [InlineData("TURKCE", "tr")]
    [InlineData("بالعربي", "ar")]
    [InlineData("po polsku", "pl")]
    [InlineData("auf Deutsch bitte", "de")]
    [InlineData("українською", "uk")]
    [InlineData("in het Nederlands", "nl")]
    [InlineData("Nederlands", "nl")]
    [InlineData("ik zoek een cursus Engels", null)]
    public void A_language_is_asked_for_by_its_name_alone(string text, string? language) => Assert.Equal(language, Foreign.LanguageNamed(Words.Fold(text)));

    [Fact]
    public void Every_language_is_called_by_one_name_only()
    {
        var names = Texts.Languages.SelectMany(language => Foreign.NamesOf(language).Select(name => (Name: Words.Fold(name), language))).Distinct();
        Assert.Empty(names.GroupBy(name => name.Name).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Theory]
    [InlineData("tr", "Turks")]
    [InlineData("nl", null)]
    public void A_card_names_the_language_of_a_resident_who_may_not_read_Dutch(string language, string? named)
    {
        var card = new CaseCardContent(Some.Almelo, new PublicSite("https://wijkbot.example")).Of(new Case
        {
            Reference = "M-1042",
            Kind = CaseKind.Melding,
            Resident = "sms|+31546|+316",
            Text = "Losse tegel",
            Party = "almelo",
            Language = language,
            Wijk = "hofkamp",
            ReceivedAt = DateTimeOffset.UnixEpoch,
        });
        var pairs = card.Body.OfType<WijkBot.Channels.Teams.Cards.Facts>().Single().Pairs;
        Assert.Equal(named, pairs.SingleOrDefault(pair => pair.Title == "Taal van de bewoner")?.Value);
    }
}
