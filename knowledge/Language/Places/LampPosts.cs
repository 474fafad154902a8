using System.Text.RegularExpressions;

namespace WijkBot.Knowledge.Language.Places;

/// <summary>Finds the number on a lamp-post: "paal 123", "lantaarnpaal nr. A-1042".</summary>
internal static partial class LampPosts
{
    /// <summary>The number as written, in capitals, or null.</summary>
    public static string? In(string text) =>
        Shape().Match(text) is { Success: true } match ? match.Groups["nummer"].Value.ToUpperInvariant() : null;

    [GeneratedRegex(
        @"(?<!\p{L})(lantaarnpaal|lantarenpaal|lantaarn|lichtmast|lichtpaal|mast|paal|paalnummer|mastnummer|lamppaal|lamp|(nummer|nr\.?)\s+(op|van)\s+de\s+(lantaarn)?paal)\s*(met)?\s*(is|:)?\s*(nummer|nr\.?|no\.?)?\s*:?\s*(?<nummer>[a-zA-Z]{0,2}[- ]?\d{2,6}([-.]\d{1,4})?)(?![\p{L}\d])(?!\s*(uur|weken|dagen|keer|meter|jaar|maanden))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Shape();
}
