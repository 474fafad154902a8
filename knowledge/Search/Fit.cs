using WijkBot.Knowledge.Language;

namespace WijkBot.Knowledge.Search;

/// <summary>How much of a question an entry explains. Unlike a BM25 score it means the same for every question, so that "dat weet ik niet" can hang on it.</summary>
/// <param name="Everywhere">Share of the question, rare words heavier, that occurs anywhere in the entry; 0–1.</param>
/// <param name="Question">Likeness of the question and the nearest of its title and the questions that it answers: cosine over stems, rare ones heavier; 0–1.</param>
/// <param name="Heaviest">The entry has the word that tells most: what the question is about.</param>
internal sealed record Fit(double Everywhere, double Question, bool Heaviest)
{
    private const double ByPart = 0.6;
    private const double BySpelling = 0.85;
    private const int ShortestForTypo = 5;
    private const int LettersPerTypo = 7;

    public static Fit Of(IReadOnlyList<AskedWord> asked, FindableWords entry)
    {
        var total = asked.Sum(word => word.Weight);
        if (total == 0) return new Fit(0, 0, false);
        var heaviest = asked.Max(word => word.Weight);
        var (matched, hasHeaviest) = (0.0, false);
        foreach (var word in asked)
        {
            var match = Match(word, entry.All);
            matched += word.Weight * match;
            hasHeaviest |= word.Weight >= heaviest && match > 0;
        }
        return new Fit(matched / total, entry.Lines.Count == 0 ? 0 : entry.Lines.Max(line => Cosine(asked, line.Stems, line.Length)), hasHeaviest);
    }

    private static double Match(AskedWord word, HashSet<string> stems)
    {
        if (stems.Contains(word.Stem)) return 1;
        if (word.Parts is { } parts && (stems.Contains(parts.Left), stems.Contains(parts.Right)) is var (left, right) && (left || right))
            return left && right ? 1 : ByPart;
        if (word.IsKnown || word.Stem.Length < ShortestForTypo) return 0;
        var limit = 1 + word.Stem.Length / LettersPerTypo;
        return stems.Any(stem => stem.Length >= ShortestForTypo - 1 && Spelling.Distance(word.Stem, stem, limit) <= limit) ? BySpelling : 0;
    }

    private static double Cosine(IReadOnlyList<AskedWord> asked, HashSet<string> stems, double other)
    {
        var (shared, length) = (0.0, 0.0);
        foreach (var word in asked)
        {
            shared += word.Weight * word.Weight * Match(word, stems);
            length += word.Weight * word.Weight;
        }
        return length == 0 || other == 0 ? 0 : shared / Math.Sqrt(length * Math.Max(other, shared));
    }
}

/// <summary>A word of a question.</summary>
/// <param name="Stem">Its stem.</param>
/// <param name="Weight">How much it tells.</param>
/// <param name="Parts">The parts of a compound; null when it is none.</param>
/// <param name="IsKnown">The content has this word: it is not misspelt.</param>
internal sealed record AskedWord(string Stem, double Weight, (string Left, string Right)? Parts, bool IsKnown)
{
    /// <summary>The words of a question, each once.</summary>
    public static List<AskedWord> Of(string question, SearchIndex index) =>
    [
        .. from word in SearchWords.Of(question)
           group word by SearchWords.Stem(word) into same
           select new AskedWord(same.Key, index.Weight(same.Key), index.Parts(same.First()), index.Has(same.Key)),
    ];
}
