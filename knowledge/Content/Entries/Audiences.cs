namespace WijkBot.Knowledge.Content.Entries;

/// <summary>For whom something is, and the words by which people ask for it.</summary>
public static class Audiences
{
    private static readonly (string Name, string[] Words)[] All =
    [
        ("ouderen", ["ouderen", "oudere", "senioren", "senior", "bejaarden", "bejaarde", "opa", "oma", "65 plus", "65plus", "70 plus", "mijn moeder", "mijn vader", "oude mensen"]),
        ("kinderen", ["kinderen", "kind", "kids", "kleinkinderen", "kleinkind", "kleuters", "peuters", "zoontje", "dochtertje"]),
        ("jongeren", ["jongeren", "jongere", "jeugd", "tieners", "tiener", "pubers", "puber", "jeugdhonk"]),
    ];

    /// <summary>The names that content may use.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(one => one.Name)];

    /// <summary>Whom a question asks for; empty when it names nobody.</summary>
    /// <param name="folded">The question as folded words, joined by spaces.</param>
    public static IReadOnlyList<string> In(string folded)
    {
        var said = $" {folded} ";
        return [.. All.Where(one => Array.Exists(one.Words, word => said.Contains($" {word} ", StringComparison.Ordinal))).Select(one => one.Name)];
    }
}
