namespace WijkBot.Knowledge.Search;

/// <summary>Takes Dutch compounds apart into words that the content itself uses: "parkeervergunning" is found by "vergunning om te parkeren".</summary>
/// <param name="stems">Stems that occur in the content as words of their own.</param>
internal sealed class Compounds(IReadOnlySet<string> stems)
{
    private const int ShortestPart = 4;
    private static readonly string[] Links = ["", "s", "e", "en"];

    /// <summary>No compounds: every word stays whole.</summary>
    public static Compounds None { get; } = new(new HashSet<string>());

    /// <summary>Stems of the two parts of a word; nothing when it is no compound of known words.</summary>
    public (string Left, string Right)? Parts(string word)
    {
        // the longest right part first: in Dutch it is the head ("speel|tuinvereniging" before "speeltuin|vereniging" would lose the head)
        for (var at = ShortestPart; at + ShortestPart <= word.Length; at++)
        {
            var right = SearchWords.Stem(word[at..]);
            if (!stems.Contains(right)) continue;
            foreach (var link in Links)
            {
                if (at - link.Length < ShortestPart || !word.AsSpan(0, at).EndsWith(link)) continue;
                var left = SearchWords.Stem(word[..(at - link.Length)]);
                if (stems.Contains(left)) return (left, right);
            }
        }
        return null;
    }
}
