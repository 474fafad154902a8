using WijkBot.Knowledge.Language;

namespace WijkBot.Knowledge.Wijken;

/// <summary>Finds wijken and buurten by any name residents use, forgiving one wrong letter in six.</summary>
internal sealed class AreaNames
{
    private readonly Dictionary<string, WijkMatch> _exact = [];
    private readonly ILookup<char, (string Folded, WijkMatch Match)> _byFirstLetter;

    public AreaNames(IReadOnlyList<Wijk> wijken)
    {
        // A wijk goes before a buurt of the same name: "Hofkamp" is the wijk.
        foreach (var wijk in wijken)
        {
            Add(wijk.Name, wijk, null);
            Add(wijk.Slug, wijk, null);
            foreach (var alias in wijk.Aliases) Add(alias, wijk, null);
        }
        foreach (var wijk in wijken)
        {
            foreach (var buurt in wijk.Buurten)
            {
                Add(buurt.Name, wijk, buurt);
                foreach (var alias in buurt.Aliases) Add(alias, wijk, buurt);
            }
        }
        _byFirstLetter = _exact.ToLookup(name => name.Key[0], name => (name.Key, name.Value));
    }

    public WijkMatch? Find(string name)
    {
        var folded = Key(name);
        if (folded.Length < 3) return null;
        if (_exact.TryGetValue(folded, out var exact)) return exact;

        // The first letter is seldom wrong; looking at those names alone keeps this fit for every few words of every message.
        var allowed = folded.Length / 6 + (folded.Length >= 5 ? 1 : 0);
        WijkMatch? best = null;
        var least = allowed + 1;
        foreach (var (known, match) in _byFirstLetter[folded[0]])
        {
            if (least == 1) break;
            var distance = Spelling.Distance(folded, known, least - 1);
            if (distance < least) (best, least) = (match with { Exact = false }, distance);
        }
        return best;
    }

    private void Add(string name, Wijk wijk, Buurt? buurt) => _exact.TryAdd(Key(name), new WijkMatch(wijk, buurt, name, Exact: true));

    /// <summary>Letters and digits only, without a leading "de" or "wijk": "de Wierdense-Hoek" and "wierdensehoek" are one.</summary>
    private static string Key(string name)
    {
        var words = Normaliser.Words(name).Select(word => word.Text).SkipWhile(word => word is "wijk" or "buurt" or "dorp" or "in" or "op").ToList();
        if (words.Count > 1 && words[0] is "de" or "het" or "'t") words.RemoveAt(0);
        return string.Concat(words).Replace("'", "", StringComparison.Ordinal);
    }
}
