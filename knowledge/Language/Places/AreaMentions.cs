using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Language.Places;

/// <summary>Finds wijken and buurten named in a message.</summary>
internal sealed class AreaMentions(WijkMap wijken)
{
    private const int LongestName = 4;
    private const int LettersForTypos = 8;

    // Names that are ordinary words as well ("het riet", "een paradijs voor ratten"): they count only behind these.
    private static readonly Dictionary<string, string[]> OrdinaryWords = new()
    {
        ["riet"] = ["de", "wijk"],
        ["centrum"] = ["het", "in", "'t"],
        ["paradijs"] = ["het", "'t"],
        ["stadion"] = ["het", "'t", "bij"],
        ["java"] = ["op", "in", "buurt"],
        ["wonde"] = ["de"],
        ["aaboer"] = ["de"],
    };

    /// <summary>The wijk or buurt with the longest name, outside streets and known places; null when there is none.</summary>
    public WijkMatch? In(List<Token> tokens, IReadOnlyList<Stretch> taken)
    {
        for (var length = Math.Min(LongestName, tokens.Count); length > 0; length--)
        {
            for (var at = 0; at + length <= tokens.Count; at++)
            {
                var words = new Stretch(at, at + length);
                if (taken.Any(other => other.Overlaps(words))) continue;
                var text = string.Join(' ', tokens.Skip(at).Take(length).Select(token => token.Text));
                if (wijken.Find(text) is { } match && (match.Exact || text.Length >= LettersForTypos) && IsMeant(tokens, words)) return match;
            }
        }
        return null;
    }

    private static bool IsMeant(List<Token> tokens, Stretch words)
    {
        var before = words.Start > 0 ? tokens[words.Start - 1].Text : "";
        if (words.Length == 1 && OrdinaryWords.TryGetValue(tokens[words.Start].Text, out var needed)) return tokens.Count == 1 || needed.Contains(before);
        return before is not ("een" or "geen" or "winkel" or "wijk" or "buurt") || words.Length > 1 || tokens[words.Start].Text.Length > 6;
    }
}
