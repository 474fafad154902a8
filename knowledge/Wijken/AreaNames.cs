using WijkBot.Knowledge.Language;

namespace WijkBot.Knowledge.Wijken;

/// <summary>Finds wijken and buurten by any name residents use, forgiving one wrong letter in six.</summary>
internal sealed class AreaNames
{
    private readonly List<(string Folded, WijkMatch Match)> _names = [];

    public AreaNames(IReadOnlyList<Wijk> wijken)
    {
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
    }

    public WijkMatch? Find(string name)
    {
        var folded = Key(name);
        if (folded.Length < 3) return null;
        foreach (var (known, match) in _names)
        {
            if (known == folded) return match;
        }
        var allowed = folded.Length / 6 + (folded.Length >= 5 ? 1 : 0);
        WijkMatch? best = null;
        for (int index = 0, least = allowed + 1; index < _names.Count && allowed > 0; index++)
        {
            var distance = Spelling.Distance(folded, _names[index].Folded, least - 1);
            if (distance >= least) continue;
            (best, least) = (_names[index].Match with { Exact = false }, distance);
        }
        return best;
    }

    private void Add(string name, Wijk wijk, Buurt? buurt) => _names.Add((Key(name), new WijkMatch(wijk, buurt, name, Exact: true)));

    /// <summary>Letters and digits only, without a leading "de" or "wijk": "de Wierdense-Hoek" and "wierdensehoek" are one.</summary>
    private static string Key(string name)
    {
        var words = Normaliser.Words(name).Select(word => word.Text).SkipWhile(word => word is "wijk" or "buurt" or "dorp" or "in" or "op").ToList();
        if (words.Count > 1 && words[0] is "de" or "het" or "'t") words.RemoveAt(0);
        return string.Concat(words).Replace("'", "", StringComparison.Ordinal);
    }
}
