using WijkBot.Knowledge.Language;

namespace WijkBot.Tests.Knowledge.Language;

public class TextClassifierTests
{
    private static readonly (string, string)[] Phrases =
    [
        ("de lantaarnpaal is kapot", "lamp"), ("lamp voor mijn huis doet het niet", "lamp"), ("straatlantaarn brandt niet", "lamp"),
        ("het is donker in de straat, lantaarn uit", "lamp"), ("licht uit in het steegje", "lamp"),
        ("er ligt vuilnis op straat", "afval"), ("volle zakken naast de container", "afval"), ("overal zwerfafval in het park", "afval"),
        ("iemand dumpt een bankstel", "afval"), ("prullenbak zit vol met rommel", "afval"),
        ("hondenpoep op de stoep", "poep"), ("er ligt weer poep van een hond", "poep"), ("hondendrol voor mijn deur", "poep"),
        ("mensen ruimen de poep niet op", "poep"), ("honden poepen in de speeltuin", "poep"),
    ];

    private static readonly TextClassifier Model = TextClassifier.Train(Phrases);

    [Theory]
    [InlineData("lantarenpaal kappot", "lamp")]
    [InlineData("Weer vuilniszakken naast de container!!", "afval")]
    [InlineData("HONDEPOEP in de speeltuin", "poep")]
    public void A_misspelt_message_gets_its_label(string text, string label) =>
        Assert.Equal(label, Model.Predict(text, 1)[0].Label);

    [Fact]
    public void Confidence_is_ranked_and_adds_up_to_one()
    {
        var ranked = Model.Predict("lantaarn uit", 3);
        Assert.Equal(3, ranked.Count);
        Assert.Equal(ranked.OrderByDescending(p => p.Confidence), ranked);
        Assert.Equal(1, ranked.Sum(p => p.Confidence), 4);
    }

    [Fact]
    public void The_order_of_the_phrases_and_the_number_of_threads_change_nothing()
    {
        var other = TextClassifier.Train(Phrases.Reverse(), new TextClassifierOptions { Threads = 2 });
        foreach (var (text, _) in Phrases)
            Assert.Equal(Model.Predict(text + " al weken", 3), other.Predict(text + " al weken", 3));
    }

    [Fact]
    public void Many_threads_get_the_same_answer()
    {
        var expected = Phrases.Select(p => Model.Judge(p.Item1, 3).Familiarity).ToArray();
        Parallel.For(0, 500, i => Assert.Equal(expected[i % expected.Length], Model.Judge(Phrases[i % expected.Length].Item1, 3).Familiarity));
    }

    [Fact]
    public void A_text_unlike_every_phrase_is_unfamiliar()
    {
        var strange = Model.Judge("wat kost een paspoort", 1);
        Assert.True(strange.Familiarity < Model.Judge("lantaarnpaal kapot", 1).Familiarity);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u0000\u200f\ud83d")]
    [InlineData("....")]
    public void A_text_without_words_is_not_known(string text) => Assert.Equal(Band.WeetNiet, Model.Judge(text, 1).Band);

    [Fact]
    public void An_explanation_names_the_n_grams_the_unknown_words_and_the_nearest_phrase()
    {
        var why = Model.Explain("lantaarnpaal stuk");
        Assert.Equal("lamp", why.Judgement.Predictions[0].Label);
        Assert.Contains(why.For, n => n.Ngram == "lantaarnpaal");
        Assert.Equal(["stuk"], why.Unknown);
        Assert.Equal("de lantaarnpaal is kapot", why.Nearest[0].Text);
    }

    [Fact]
    public void One_label_is_no_choice() =>
        Assert.Throws<ArgumentException>(() => TextClassifier.Train([("hallo", "groet"), ("hoi", "groet")]));
}
