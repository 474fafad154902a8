using System.Runtime.CompilerServices;
using WijkBot.Knowledge.Content;

namespace WijkBot.Knowledge.Language;

/// <summary>
/// Words that mean the same, over languages: "lantaarnpaal", "street light", "sokak lambası" and "latarnia" are one concept.
/// Dutch has many phrases to learn from and the other languages few; by concepts they learn from each other,
/// and a melding in Polish finds its category though every example of the category is Dutch.
/// </summary>
public sealed class FeaturesConcepts
{
    private readonly Dictionary<string, ConceptTable> _tables = new(StringComparer.Ordinal);

    /// <summary>Reads patterns.</summary>
    /// <param name="patterns">
    /// A pattern is <c>lamp</c> (this word), <c>lantaar*</c> (so it begins), <c>*lamp</c> (so it ends),
    /// <c>*afval*</c> (anywhere in a word); a space stands between two words.
    /// </param>
    public FeaturesConcepts(IEnumerable<ConceptPattern> patterns)
    {
        foreach (var (concept, language, pattern) in patterns)
        {
            if (!_tables.TryGetValue(language, out var table))
                _tables.Add(language, table = new ConceptTable());
            table.Add(concept, pattern);
        }
    }

    /// <summary>The concepts in a text, in reading order.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">Two letters; a language without patterns has no concepts.</param>
    public IReadOnlyList<string> Find(string text, string language)
    {
        var found = new List<ConceptMatch>();
        var folded = FeaturesText.Fold(text) + " ";
        for (var start = 0; start < folded.Length && For(language) is { } table; start = folded.IndexOf(' ', start) + 1)
            table.Match(folded, start, found);
        return found.ConvertAll(match => match.Concept);
    }

    /// <summary>Whether a pattern can be read: there are letters in it, and no star between them.</summary>
    public static bool IsPattern(string pattern) =>
        !pattern.Trim('*').Contains('*', StringComparison.Ordinal) && FeaturesText.Fold(pattern).Length > 0;

    internal ConceptTable? For(string language) => _tables.GetValueOrDefault(language);
}

/// <summary>A concept found in a text.</summary>
internal readonly record struct ConceptMatch(string Concept, ulong Hash, int Start, int End);

/// <summary>The patterns of one language, by the hashes of all their beginnings: reading a text walks each word's characters once or twice.</summary>
internal sealed class ConceptTable
{
    private const ulong AtStart = 0x517CC1B727220A95;
    private const ulong Anywhere = 0x2127599BF4325C37;

    private readonly HashSet<ulong> _beginnings = [];
    private readonly Dictionary<ulong, List<(string Concept, ulong Hash, bool Open)>> _ends = [];

    /// <summary>Adds a pattern.</summary>
    public void Add(string concept, string pattern)
    {
        var hash = pattern.StartsWith('*') ? Anywhere : AtStart;
        foreach (var c in FeaturesText.Fold(pattern))
            _beginnings.Add(hash = Features.Next(hash, c));
        if (!_ends.TryGetValue(hash, out var entries))
            _ends.Add(hash, entries = []);
        entries.Add((concept, concept.Aggregate(AtStart ^ Anywhere, Features.Next), pattern.EndsWith('*')));
    }

    /// <summary>Adds the concepts of the word at a place, and of the words after it where a pattern has several; of patterns that fit, the longest.</summary>
    /// <param name="folded">Folded text that ends with a space.</param>
    /// <param name="start">Where a word begins.</param>
    /// <param name="found">Gets the concepts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Match(ReadOnlySpan<char> folded, int start, List<ConceptMatch> found)
    {
        var stop = start + folded[start..].IndexOf(' ');
        if (!Longest(folded, start, AtStart, start, found) && ArabicStem(folded, start, stop) is var stem && stem > start)
            Longest(folded, stem, AtStart, start, found);
        for (var from = start; from < stop; from++)
            Longest(folded, from, Anywhere, start, found);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Longest(ReadOnlySpan<char> folded, int from, ulong hash, int wordStart, List<ConceptMatch> found)
    {
        var before = found.Count;
        for (var i = from; i < folded.Length; i++)
        {
            hash = Features.Next(hash, folded[i]);
            if (!_beginnings.Contains(hash))
                break;
            if (!_ends.TryGetValue(hash, out var entries))
                continue;
            var atEnd = folded[i + 1] == ' ';
            if (!atEnd && !entries.Exists(entry => entry.Open))
                continue;
            found.RemoveRange(before, found.Count - before);
            foreach (var entry in entries)
            {
                if ((entry.Open || atEnd) && !found.Exists(other => other.Start == wordStart && other.Hash == entry.Hash))
                    found.Add(new ConceptMatch(entry.Concept, entry.Hash, wordStart, i + 1));
            }
        }
        return found.Count > before;
    }

    /// <summary>Where the word proper begins: Arabic writes "the", "and", "with" and "to" onto it.</summary>
    private static int ArabicStem(ReadOnlySpan<char> folded, int start, int stop)
    {
        if (folded[start] is < '\u0600' or > '\u06FF' || stop - start < 4)
            return start;
        if (folded[start] == 'ل' && folded[start + 1] == 'ل')
            return start + 2;
        var stem = folded[start] is 'و' or 'ب' or 'ل' or 'ف' or 'ك' ? start + 1 : start;
        return folded[stem] == 'ا' && folded[stem + 1] == 'ل' ? stem + 2 : stem;
    }
}
