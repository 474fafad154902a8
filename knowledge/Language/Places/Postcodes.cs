using System.Text.RegularExpressions;

namespace WijkBot.Knowledge.Language.Places;

/// <summary>A postcode in a message.</summary>
/// <param name="Code"><c>7608</c> or <c>7608KH</c>.</param>
/// <param name="Number">House number behind it; null when there is none.</param>
internal sealed record PostcodeFound(string Code, string? Number);

/// <summary>Finds Dutch postcodes: four digits and two letters, or four digits of the region or behind the word "postcode".</summary>
internal static partial class Postcodes
{
    // "7608 is", "2025 en": two letters behind a number that are a word, unless they are capitals or stand against it.
    private static readonly string[] ShortWords = ["is", "en", "de", "in", "op", "er", "al", "of", "te", "ik", "we", "ze", "je", "om", "na", "nu", "zo", "uw", "en", "bij", "ja", "tm"];

    /// <summary>The first postcode, or null.</summary>
    public static PostcodeFound? In(string text)
    {
        foreach (Match match in Shape().Matches(text))
        {
            var (digits, gap, letters) = (match.Groups["cijfers"].Value, match.Groups["ruimte"].Value, match.Groups["letters"].Value);
            if (letters.Length > 0 && gap.Length > 0 && letters != letters.ToUpperInvariant() && ShortWords.Contains(letters.ToLowerInvariant())) letters = "";
            if (letters.Length == 0 && match.Groups["woord"].Length == 0 && !digits.StartsWith("76", StringComparison.Ordinal)) continue;
            var behind = Number().Match(text, match.Index + match.Length);
            return new PostcodeFound(digits + letters.ToUpperInvariant(), letters.Length > 0 && behind.Success ? behind.Groups["nummer"].Value.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() : null);
        }
        return null;
    }

    [GeneratedRegex(@"(?<woord>postcode\s*:?\s*)?(?<![\p{L}\d.,/-])(?<cijfers>[1-9]\d{3})(?![\d.,/-]\d)(?<ruimte>\s?)(?<letters>[a-zA-Z]{2})?(?![\p{L}\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\G\s*,?\s*(huis)?(nummer|nr\.?)?\s*(?<nummer>[1-9]\d{0,3}(\s?[a-zA-Z](?!\p{L}))?)(?![\d:])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Number();
}
