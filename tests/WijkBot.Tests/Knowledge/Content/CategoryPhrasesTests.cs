using WijkBot.Channels.Twilio;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Netwerk;

namespace WijkBot.Tests.Knowledge.Content;

/// <summary>What the model of categories learns from, and what residents read about a category.</summary>
public class CategoryPhrasesTests
{
    // Measured: 50 phrases per class give 74 % where 20 give 64 %.
    private const int FewestToTrain = 50;
    private const int FewestToMeasure = 10;
    // A list with its numbers must still fit one SMS.
    private const int LongestQuestion = 160;
    private const int MostQuestions = 2;

    public static IEnumerable<TheoryDataRow<string>> Slugs() => Some.Almelo.Categories.Select(category => new TheoryDataRow<string>(category.Slug));

    [Theory]
    [MemberData(nameof(Slugs))]
    public void A_category_has_phrases_enough_to_learn_from_and_others_to_measure_with(string slug)
    {
        var category = Some.Almelo.Category(slug)!;
        Assert.InRange(category.Examples.Count, FewestToTrain, int.MaxValue);
        Assert.InRange(category.DevExamples.Count, FewestToMeasure, int.MaxValue);
    }

    [Fact]
    public void No_phrase_stands_twice_whatever_its_capitals_and_commas() => Assert.Empty(
        Some.Almelo.Categories
            .SelectMany(category => category.Examples.Concat(category.DevExamples).Select(phrase => (category.Slug, Phrase: Words.Fold(phrase))))
            .GroupBy(line => line.Phrase)
            .Where(same => same.Count() > 1)
            .Select(same => $"{same.Key}: {string.Join(", ", same.Select(line => line.Slug))}"));

    [Fact]
    public void No_phrase_kept_for_measuring_is_a_name_or_word_that_is_trained_on()
    {
        var trained = Some.Almelo.Categories.SelectMany(category => category.Words.Append(category.Name)).Select(Words.Fold).ToHashSet();
        Assert.DoesNotContain(Some.Almelo.Categories.SelectMany(category => category.DevExamples), phrase => trained.Contains(Words.Fold(phrase)));
    }

    [Fact]
    public void A_word_belongs_to_one_category_so_that_typing_it_chooses() => Assert.Empty(
        Some.Almelo.Categories.SelectMany(category => category.Words).Select(Words.Fold).GroupBy(word => word).Where(same => same.Count() > 1).Select(same => same.Key));

    [Theory]
    [MemberData(nameof(Slugs))]
    public void What_residents_read_about_a_category_fits_a_plain_SMS(string slug)
    {
        var category = Some.Almelo.Category(slug)!;
        Assert.All(Sent(category), text => Assert.True(Gsm7.Septets(text) is <= LongestQuestion, text));
        Assert.InRange(category.Questions.Count, 0, MostQuestions);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void The_table_sends_a_category_to_its_usual_party_in_and_outside_office_hours(string slug)
    {
        var category = Some.Almelo.Category(slug)!;
        var wednesdayMorning = new DateTimeOffset(2026, 3, 4, 10, 0, 0, TimeSpan.FromHours(1));
        foreach (var at in new[] { wednesdayMorning, wednesdayMorning.AddHours(14) })
            Assert.Equal(category.Party, Some.Almelo.Netwerk.Route(new RoutingQuestion(slug, null, null, at, []))!.Party.Id);
    }

    [Theory]
    [InlineData("Beter Wonen", "beterwonen")]
    [InlineData("Sint Joseph", "sintjoseph")]
    [InlineData("Een andere verhuurder", "almelo")]
    [InlineData("Eigen huis", "almelo")]
    public void A_defect_in_a_home_goes_to_who_lets_it(string landlord, string party)
    {
        Assert.Contains(landlord, Some.Almelo.Category("woning")!.Questions[0].Choices);
        var question = new RoutingQuestion("woning", null, null, DateTimeOffset.UnixEpoch, [$"verhuurder={landlord}"]);
        Assert.Equal(party, Some.Almelo.Netwerk.Route(question)!.Party.Id);
    }

    [Fact]
    public void Neighbours_and_drugs_are_confidential() => Assert.Equal(
        ["drugs", "buren"], Some.Almelo.Categories.Where(category => category.Confidential).Select(category => category.Slug));

    private static IEnumerable<string> Sent(Category category) =>
        [category.Name, .. category.Questions.SelectMany(question => question.Choices.Prepend(question.Text)), .. category.NotOurs is { } elsewhere ? [elsewhere] : Array.Empty<string>()];
}
