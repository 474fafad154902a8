using WijkBot.Knowledge.Language.Triage;

namespace WijkBot.Tests.Knowledge.Language.Triage;

/// <summary>How well the rules do on phrases that others wrote for other ends. The rules grow with what is missed here; the bounds never shrink.</summary>
public class EmergencyTriageMeasures
{
    private const double MostMissed = 0.02;
    private const double MostFalseAlarms = 0.01;

    private static EmergencyTriage Triage => Some.Almelo.Triage;

    private static void Report(string what, IReadOnlyCollection<string> wrong, int all) =>
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {wrong.Count} of {all}\n{string.Join('\n', wrong)}");

    [Fact]
    public void The_phrases_of_the_intent_noodgeval_are_heard_without_any_model()
    {
        var intent = Assert.Single(Some.Almelo.Intents, intent => intent.Name == "noodgeval");
        var phrases = intent.Train.Concat(intent.Dev).Select(phrase => phrase.Text).ToList();
        var missed = phrases.Where(phrase => Triage.Find(phrase) is null).ToList();
        Report("missed", missed, phrases.Count);
        Assert.True(phrases.Count >= 150);
        Assert.True(missed.Count <= MostMissed * phrases.Count, string.Join('\n', missed));
    }

    [Fact]
    public void Ordinary_meldingen_raise_no_alarm()
    {
        var phrases = Some.Almelo.Categories.SelectMany(category => category.Examples.Concat(category.DevExamples)).ToList();
        var alarms = phrases.Where(phrase => Triage.Find(phrase) is not null).ToList();
        Report("false alarms", alarms, phrases.Count);
        Assert.True(alarms.Count <= MostFalseAlarms * phrases.Count, string.Join('\n', alarms));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("tr")]
    [InlineData("pl")]
    [InlineData("ar")]
    public void Everyday_sentences_in_each_language_raise_no_alarm(string language)
    {
        var sentences = File.ReadLines(Shared.File($"data/massive/{language}.tsv")).Skip(1).Select(line => line[(line.LastIndexOf('\t') + 1)..]).Distinct().ToList();
        var alarms = sentences.Where(sentence => Triage.Find(sentence) is not null).ToList();
        Report("false alarms", alarms, sentences.Count);
        Assert.True(alarms.Count <= MostFalseAlarms / 2 * sentences.Count, string.Join('\n', alarms));
    }

    /// <summary>One typing error in one word of five letters or more, made the same way on every run.</summary>
    [Fact]
    public void An_emergency_with_a_typing_error_is_nearly_always_heard()
    {
        var misspelt = EmergencyTriageTests.Emergencies.Select(row => row.Data).Where(row => row.Item1 == "nl").SelectMany((row, index) => Enumerable.Range(0, 4).Select(kind => Misspelt(row.Item3, index, kind))).OfType<string>().ToList();
        var missed = misspelt.Where(message => Triage.Find(message) is null).ToList();
        Report("missed", missed, misspelt.Count);
        Assert.True(misspelt.Count > 800);
        Assert.True(missed.Count <= 0.08 * misspelt.Count, string.Join('\n', missed));
    }

    /// <summary>A letter left out, doubled, swapped with the next, or hit wrong.</summary>
    private static string? Misspelt(string message, int index, int kind)
    {
        var words = message.Split(' ');
        var long5 = Enumerable.Range(0, words.Length).Where(at => words[at].Length >= 5 && words[at].All(char.IsLetter)).ToList();
        if (long5.Count == 0) return null;
        var which = long5[(index + kind) % long5.Count];
        var word = words[which];
        var at = 1 + (index * 7 + kind * 3) % (word.Length - 2);
        words[which] = kind switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word[..at] + (word[at] == 'e' ? 'r' : 'e') + word[(at + 1)..],
        };
        return string.Join(' ', words);
    }
}
