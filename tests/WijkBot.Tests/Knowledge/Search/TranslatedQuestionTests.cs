using WijkBot.Knowledge.Language;

namespace WijkBot.Tests.Knowledge.Search;

/// <summary>
/// Questions in other languages find the Dutch entry: 84 that no entry has as its own, and 18 that nothing answers (<c>vragen-talen.tsv</c>). They were
/// written with the entries in mind, so a resident's own words do worse.
/// </summary>
public sealed class TranslatedQuestionTests
{
    private static readonly (string Language, string Question, string Expected)[] Table =
    [
        .. File.ReadLines(Path.Combine(Shared.Repository, "tests", "WijkBot.Tests", "Knowledge", "Search", "vragen-talen.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(row => (row[0], row[1], row[2])),
    ];

    public static TheoryData<string> Languages => [.. Table.Select(row => row.Language).Distinct()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_question_in_another_language_finds_its_entry(string language)
    {
        var asked = Table.Where(row => row.Language == language)
            .Select(row => (row.Question, row.Expected, Found: Some.Almelo.Search.Find(row.Question, "nieuwstraat-kwartier", new DateOnly(2026, 3, 2), language))).ToList();
        var answerable = asked.Where(row => row.Expected != "-").ToList();
        var first = answerable.Count(row => row.Found.Entries.Count > 0 && row.Found.Entries[0].Entry.Id.ToString() == row.Expected);
        var shown = answerable.Count(row => row.Found.Band != Band.WeetNiet && row.Found.Entries.Any(one => one.Entry.Id.ToString() == row.Expected));
        var wronglyTold = asked.Where(row => row.Found.Band == Band.Antwoord && row.Found.Entries[0].Entry.Id.ToString() != row.Expected).ToList();
        var lines = string.Join('\n', asked.Select(row => $"{row.Question} → {row.Found.Band} {string.Join(", ", row.Found.Entries.Take(2).Select(one => $"{one.Entry.Id} {one.Confidence:0.00}"))}; {row.Expected}"));

        TestContext.Current.TestOutputHelper?.WriteLine($"{language}: first {first}, shown {shown} of {answerable.Count}, wrongly told {wronglyTold.Count}\n{lines}");
        Assert.True(first >= 10 && shown >= 11 && wronglyTold.Count <= 1, $"{language}: first {first}, shown {shown} of {answerable.Count}, wrongly told {wronglyTold.Count}\n{lines}");
    }

    [Fact]
    public void No_measured_question_is_in_the_content()
    {
        var written = Some.Almelo.Entries.SelectMany(entry => entry.Translated.Values).SelectMany(questions => questions).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.DoesNotContain(Table, row => written.Contains(row.Question));
    }

    [Fact]
    public void A_question_for_an_entry_that_does_not_exist_is_a_fault()
    {
        using var copy = new ContentCopy().With("vragen/de.yaml", "stad/antwoorden/grofvuil:", "stad/antwoorden/groffuil:");

        Assert.Contains(copy.Faults(), fault => fault.ToString().Contains("groffuil", StringComparison.Ordinal));
    }
}
