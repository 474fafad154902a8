using System.Text.Json;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Language;
using WijkBot.Knowledge.Search;

namespace WijkBot.Benchmarks.Language;

/// <summary>
/// Finding the answer: 180 questions to the national government among 180, 10,000 and 100,000 entries, as they are and misspelt. What fills up is made from the same
/// material, so that it is near: its title is an utterance of MASSIVE nl, its text three sentences drawn from the government's own answers.
/// </summary>
public static class RetrievalTable
{
    private const double Typos = 0.2;
    private const int MostMegabytes = 250;
    private const int SentencesEach = 3;
    private const int ShortestSentence = 30;

    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly int[] Sizes = [180, 10_000, 100_000];

    /// <summary>Prints the table.</summary>
    public static void Print(Report report, KnowledgeBase knowledge)
    {
        var real = Government();
        report.Section($"Finding the answer: {real.Count} questions to the national government (each one's title among the entries), clean and with 20 % of the words misspelt");
        report.Line("   entries   clean R@1   R@5   MRR     typos R@1   R@5   MRR     p50       memory (entries and index)   made in");
        foreach (var size in Sizes)
        {
            var ((entries, search), seconds, megabytes) = Measured.Once(() =>
            {
                var all = real.Concat(Filling(real, size - real.Count)).ToList();
                return (all, KnowledgeSearch.Build(all, knowledge.Wijken, new FeaturesConcepts(knowledge.Language.Concepts)));
            });
            var clean = Score(search, real, entry => entry.Title);
            var typos = Score(search, real, entry => TextClassifierTypos.Misspell(entry.Title, Typos, seed: 7));
            var p50 = Measured.MedianMilliseconds(real, entry => search.Find(entry.Title, null, Today));
            report.Line($"{entries.Count,10:N0}   {clean.First,9:.000}  {clean.Five,5:.000} {clean.Mrr,5:.000}   {typos.First,11:.000}  {typos.Five,5:.000} {typos.Mrr,5:.000}   {p50,5:0.00} ms   {megabytes,5:0} MB   {seconds,26:0.0} s");
            if (size == Sizes[^1]) report.Target($"memory under {MostMegabytes} MB with {size:N0} entries ({megabytes:0})", megabytes < MostMegabytes);
            search.Dispose();
        }
    }

    private static (double First, double Five, double Mrr) Score(KnowledgeSearch search, List<Antwoord> real, Func<Antwoord, string> ask)
    {
        var (first, five, mrr) = (0, 0, 0.0);
        foreach (var entry in real)
        {
            var found = search.Find(ask(entry), null, Today).Entries.Select(one => one.Entry.Id).ToList();
            var at = found.IndexOf(entry.Id);
            first += at == 0 ? 1 : 0;
            five += at >= 0 ? 1 : 0;
            mrr += at >= 0 ? 1.0 / (at + 1) : 0;
        }
        return (first / (double)real.Count, five / (double)real.Count, mrr / real.Count);
    }

    private static List<Antwoord> Government() =>
    [
        .. File.ReadLines(Path.Combine(SharedData.Folder, "rijksoverheid", "vac.jsonl")).Select((line, n) =>
        {
            using var json = JsonDocument.Parse(line);
            return Entry($"rijk-{n}", json.RootElement.GetProperty("vraag").GetString()!, json.RootElement.GetProperty("antwoord").GetString()!);
        }),
    ];

    /// <summary>The same filling in every run: a linear congruential sequence (Knuth's MMIX constants) draws.</summary>
    private static IEnumerable<Antwoord> Filling(List<Antwoord> real, int count)
    {
        var sentences = real.SelectMany(entry => entry.Text.Split(". ")).Where(sentence => sentence.Length > ShortestSentence).ToArray();
        var titles = Massive.Read("nl", "train");
        var state = 1UL;
        for (var n = 0; n < count; n++)
            yield return Entry($"vulling-{n}", titles[Draw(titles.Length)].Text, string.Join(". ", Enumerable.Range(0, SentencesEach).Select(_ => sentences[Draw(sentences.Length)])));

        int Draw(int below)
        {
            state = state * 6364136223846793005 + 1442695040888963407;
            return (int)((state >> 33) % (ulong)below);
        }
    }

    private static Antwoord Entry(string slug, string title, string text) => new()
    {
        Id = new EntryId(null, EntryKind.Antwoord, slug),
        Title = title,
        Owner = "",
        Source = new EntrySource("", null),
        Checked = Today,
        Markdown = text,
        Text = text,
    };
}
