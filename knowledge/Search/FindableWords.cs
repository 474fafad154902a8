namespace WijkBot.Knowledge.Search;

/// <summary>The words of one entry, read once: what a question is compared with.</summary>
/// <param name="All">Stems anywhere in it.</param>
/// <param name="Lines">Title and questions, each with its stems and the sum of the squared weights of its words.</param>
/// <param name="Concepts">Concepts of its title and questions.</param>
internal sealed record FindableWords(HashSet<string> All, IReadOnlyList<(HashSet<string> Stems, double Length)> Lines, HashSet<string> Concepts)
{
    public static FindableWords Of(IReadOnlyList<string> heading, string body, SearchIndex index)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var lines = new List<(HashSet<string>, double)>(heading.Count);
        foreach (var line in heading)
        {
            var words = SearchWords.Of(line);
            var stems = new HashSet<string>(StringComparer.Ordinal);
            Add(stems, words, index);
            // the parts of compounds are no words of their own: only whole words make a line longer
            lines.Add((stems, words.Select(SearchWords.Stem).Distinct(StringComparer.Ordinal).Sum(stem => Math.Pow(index.Weight(stem), 2))));
            all.UnionWith(stems);
        }
        Add(all, SearchWords.Of(body), index);
        return new FindableWords(all, lines, heading.SelectMany(line => index.ConceptsOf(line)).ToHashSet(StringComparer.Ordinal));
    }

    private static void Add(HashSet<string> stems, List<string> words, SearchIndex index)
    {
        foreach (var word in words)
        {
            stems.Add(SearchWords.Stem(word));
            if (index.Parts(word) is not { } parts) continue;
            stems.Add(parts.Left);
            stems.Add(parts.Right);
        }
    }
}
