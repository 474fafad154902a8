using System.Text.RegularExpressions;

namespace WijkBot.Conversations;

/// <summary>Finds the reference of a case in what a resident writes: "M-1042", "m 1042", "V77".</summary>
public static partial class ReferenceIn
{
    /// <summary>The first reference, as it is written on receipts; null when there is none.</summary>
    public static string? Text(string text)
    {
        var match = Reference().Match(text);
        return match.Success ? $"{char.ToUpperInvariant(match.Groups["serie"].ValueSpan[0])}-{match.Groups["nummer"].Value.TrimStart('0')}" : null;
    }

    /// <summary>The text without its first reference.</summary>
    public static string Without(string text) => Reference().Replace(text, " ", 1).Trim(' ', ':', ',', '.', '-');

    // "M 1042" but not "I 12 jaar": a space is only allowed before three digits or more.
    [GeneratedRegex(@"\b(?<serie>[MIVT])(\s?-\s?|(?=\d)|\s(?=\d{3}))(?<nummer>\d{1,7})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Reference();
}
