using WijkBot.Knowledge.Language;

namespace WijkBot.Tests.Knowledge.Language;

public class TextClassifierTyposTests
{
    private const string Text = "de lantaarnpaal voor mijn huis brandt niet meer";

    [Fact]
    public void The_same_seed_makes_the_same_errors() =>
        Assert.Equal(TextClassifierTypos.Misspell(Text, 0.5, 3), TextClassifierTypos.Misspell(Text, 0.5, 3));

    [Fact]
    public void Another_seed_makes_other_errors() =>
        Assert.NotEqual(TextClassifierTypos.Misspell(Text, 1, 3), TextClassifierTypos.Misspell(Text, 1, 4));

    [Fact]
    public void Short_words_stay_whole_and_long_ones_get_one_error()
    {
        var words = TextClassifierTypos.Misspell(Text, 1, 9).Split(' ');
        Assert.Equal(Text.Split(' ').Length, words.Length);
        Assert.Equal("de", words[0]);
        Assert.All(Text.Split(' ').Zip(words), pair => Assert.InRange(Spelling.Distance(pair.First, pair.Second, 3), 0, 1));
    }

    [Fact]
    public void Without_a_share_nothing_changes() => Assert.Equal(Text, TextClassifierTypos.Misspell(Text, 0, 1));

    [Fact]
    public void About_the_share_asked_for_is_misspelt()
    {
        var words = string.Join(' ', Enumerable.Range(0, 2_000).Select(i => "woord" + (char)('a' + i % 26)));
        var changed = words.Split(' ').Zip(TextClassifierTypos.Misspell(words, 0.2, 1).Split(' ')).Count(pair => pair.First != pair.Second);
        Assert.InRange(changed, 300, 500);
    }

    [Fact]
    public void Training_with_errors_understands_misspelt_words_better()
    {
        var phrases = Some.Almelo.Categories.SelectMany(category => category.Examples.Take(25).Select(text => (text, category.Slug))).ToList();
        var dev = Some.Almelo.Categories.SelectMany(category => category.DevExamples.Select(text => (Text: TextClassifierTypos.Misspell(text, 0.5, 7), category.Slug))).ToList();
        Assert.True(Right(new TextClassifierOptions { TypoCopies = 2 }) >= Right(new TextClassifierOptions { TypoCopies = 0 }));

        int Right(TextClassifierOptions options)
        {
            var model = TextClassifier.Train(phrases, options);
            return dev.Count(example => model.Predict(example.Text, 1)[0].Label == example.Slug);
        }
    }
}
