using System.Globalization;

namespace WijkBot.Tests.Knowledge.Language.Triage;

/// <summary>
/// New wordings are the real risk. Three collections were thought up by the maker of the rules, without the rules at hand. The first and second were measured, then
/// used to generalise the rules and to teach the model: they say now only that nothing is lost. Of the third no message was used to mend anything, but its maker knew
/// the rules and the other two, and none of them was written by a frightened resident. So even its figures flatter: they are the most that may be hoped for.
/// </summary>
/// <remarks>
/// Heard by rules alone, Dutch / the six others together, before any mending: first 80 / 77 %, second 67 / 79 %, third 41 / 66 %. After the first round the second
/// stood at 71 / 89 %; after the second round the third stood at 60 / 79 %, and at 85 / 92 % with the model as a net under the rules.
/// The bounds are what was measured last; they never shrink.
/// </remarks>
public sealed class UnpreparedTests
{
    private static List<(string Language, string Text)> Messages(string file)
    {
        var messages = new List<(string, string)>();
        var language = "";
        foreach (var line in File.ReadLines(Path.Combine(Shared.Repository, "tests/WijkBot.Tests/Knowledge/Language/Triage", file)))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[') language = line.Trim('[', ']');
            else messages.Add((language, line));
        }
        return messages;
    }

    private static bool ByRules(string text) => Some.Almelo.Triage.Find(text) is not null;

    private static bool AtAll(string text) => ByRules(text) || Some.Almelo.UnforeseenEmergency(text, new(() => Some.Almelo.Engine.Understand(text))) is not null;

    /// <summary>People in a crisis write about the same persons, and yet these are only answers to "waar is dat?".</summary>
    [Theory]
    [InlineData("bij mijn moeder")]
    [InlineData("mijn vader")]
    [InlineData("bij mijn zus thuis")]
    [InlineData("Bij mij thuis.")]
    public void A_person_or_a_place_alone_is_no_emergency(string text) => Assert.False(AtAll(text));

    [Theory]
    [InlineData("onvoorbereid-1.txt", 1.00, 1.00, 1.00, 1.00)]
    [InlineData("onvoorbereid-2.txt", 0.94, 1.00, 0.98, 1.00)]
    [InlineData("onvoorbereid-3.txt", 0.60, 0.79, 0.85, 0.91)]
    public void An_emergency_is_heard(string file, double dutch, double others, double dutchWithNet, double othersWithNet)
    {
        var messages = Messages(file);
        Assert.Equal(7, messages.DistinctBy(message => message.Language).Count());
        foreach (var (isDutch, rules, net) in new[] { (true, dutch, dutchWithNet), (false, others, othersWithNet) })
        {
            var ours = messages.Where(message => message.Language == "nl" == isDutch).ToList();
            AtLeast(rules, ours, ByRules, isDutch ? "nl, rules" : "others, rules");
            AtLeast(net, ours, AtAll, isDutch ? "nl, with the net" : "others, with the net");
        }
    }

    [Fact]
    public void The_net_makes_no_emergency_of_a_look_alike()
    {
        var alarms = EmergencyTriageTests.LookAlikes.Select(row => row.Data).Where(AtAll).ToList();
        Assert.True(alarms.Count == 0, string.Join('\n', alarms));
    }

    [Fact]
    public void The_net_makes_no_emergency_of_what_residents_report_and_ask()
    {
        var meldingen = Some.Almelo.Categories.SelectMany(category => category.DevExamples).ToList();
        var asked = Some.Almelo.Intents.Where(intent => intent.Name is not ("noodgeval" or "crisis")).SelectMany(intent => intent.Dev).Select(phrase => phrase.Text).ToList();
        AtMost(0.005, meldingen);
        AtMost(0.01, asked);
    }

    private static void AtLeast(double bound, List<(string Language, string Text)> messages, Func<string, bool> heard, string what)
    {
        var missed = messages.Where(message => !heard(message.Text)).Select(message => message.Text).ToList();
        var share = 1 - (double)missed.Count / messages.Count;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {share:P1} of {messages.Count}"));
        Assert.True(share >= bound, $"{what}: {share:P1}\n{string.Join('\n', missed)}");
    }

    private static void AtMost(double bound, List<string> messages)
    {
        var alarms = messages.Where(AtAll).ToList();
        Assert.True(alarms.Count <= bound * messages.Count, $"{alarms.Count} of {messages.Count}\n{string.Join('\n', alarms)}");
    }
}
