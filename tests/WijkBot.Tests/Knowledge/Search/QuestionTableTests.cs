using WijkBot.Knowledge.Language;
using WijkBot.Knowledge.Search;

namespace WijkBot.Tests.Knowledge.Search;

/// <summary>
/// 214 questions as residents type them (<c>vragen.tsv</c>: wijk, question, the entry that must come first or <c>-</c> for "weet niet"). What is counted may only
/// grow: an entry or a weight that makes it worse fails here, and the message lists every miss.
/// </summary>
public class QuestionTableTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly (string Wijk, string Question, string Expected)[] Table = Read("vragen.tsv");

    private static readonly (string Question, string Expected, Found Found)[] Asked = Ask(Table);

    /// <summary>Questions that were never used to mend the content or to choose a weight: what these score is what a resident may expect.</summary>
    private static readonly (string Question, string Expected, Found Found)[] Blind = Ask(Read("vragen-blind.tsv"));

    private static (string, string, string)[] Read(string file) =>
    [
        .. File.ReadLines(Path.Combine(Shared.Repository, "tests", "WijkBot.Tests", "Knowledge", "Search", file)).Skip(1).Select(line => line.Split('\t'))
            .Select(row => (row[0], row[1], row[2])),
    ];

    private static (string, string, Found)[] Ask((string Wijk, string Question, string Expected)[] table) =>
        [.. table.Select(row => (row.Question, row.Expected, Some.Almelo.Search.Find(row.Question, row.Wijk, Today)))];

    [Fact]
    public void Every_expected_entry_exists()
    {
        var known = Some.Almelo.Entries.Select(entry => entry.Id.ToString()).ToHashSet();

        Assert.DoesNotContain(Table, row => row.Expected != "-" && !known.Contains(row.Expected));
    }

    [Fact]
    public void The_right_entry_comes_first()
    {
        var answerable = Asked.Where(row => row.Expected != "-").ToList();
        var missed = answerable.Where(row => row.Found.Entries.Count == 0 || row.Found.Entries[0].Entry.Id.ToString() != row.Expected).ToList();

        Assert.True(missed.Count <= 5, $"{missed.Count} of {answerable.Count}:\n{Lines(missed)}");
    }

    [Fact]
    public void What_is_told_as_the_answer_is_the_answer()
    {
        var told = Asked.Where(row => row.Found.Band == Band.Antwoord).ToList();
        var wrong = told.Where(row => row.Found.Entries[0].Entry.Id.ToString() != row.Expected).ToList();

        Assert.True(told.Count >= 108 && wrong.Count <= 1, $"{wrong.Count} of {told.Count}:\n{Lines(wrong)}");
    }

    [Fact]
    public void What_nobody_wrote_down_gets_weet_niet()
    {
        var unknown = Asked.Where(row => row.Expected == "-").ToList();
        var offered = unknown.Where(row => row.Found.Band != Band.WeetNiet).ToList();

        Assert.True(unknown.Count - offered.Count >= 40, Lines(offered));
        Assert.True(offered.Count(row => row.Found.Band == Band.Antwoord) <= 1, Lines(offered));
    }

    [Fact]
    public void Questions_that_the_content_was_not_mended_with_are_answered_as_well()
    {
        var answerable = Blind.Where(row => row.Expected != "-").ToList();
        var first = answerable.Count(row => row.Found.Entries.Count > 0 && row.Found.Entries[0].Entry.Id.ToString() == row.Expected);
        var wronglyTold = Blind.Where(row => row.Found.Band == Band.Antwoord && row.Found.Entries[0].Entry.Id.ToString() != row.Expected).ToList();
        var lost = answerable.Count(row => row.Found.Band == Band.WeetNiet);

        Assert.True(first >= 32 && wronglyTold.Count <= 3, $"first {first} of {answerable.Count}, weet-niet {lost}, wrongly told:\n{Lines(wronglyTold)}\nall:\n{Lines(Blind)}");
    }

    private static string Lines(IEnumerable<(string Question, string Expected, Found Found)> rows) => string.Join('\n', rows.Select(row =>
        $"{row.Question} → {row.Found.Band} {string.Join(", ", row.Found.Entries.Take(2).Select(one => $"{one.Entry.Id} {one.Confidence:0.00}"))}; expected {row.Expected}"));
}
