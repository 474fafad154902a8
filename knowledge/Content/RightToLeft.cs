using System.Text.RegularExpressions;

namespace WijkBot.Knowledge.Content;

/// <summary>
/// Keeps "M-1042", "Palmstraat 12" and "0546 54 11 11" whole inside Arabic. Without a border the bidirectional algorithm (UAX 9) moves the hyphen, the
/// full stop or the house number to the other side. A border is a first-strong isolate, U+2068, closed by U+2069; neither is visible or spoken.
/// </summary>
public static partial class RightToLeft
{
    private const char Open = '\u2068';
    private const char Close = '\u2069';

    /// <summary>Whether a language is written from right to left.</summary>
    /// <param name="language">Two letters; null = Dutch.</param>
    public static bool Is(string? language) => language == "ar";

    /// <summary>A value with a border around it when it holds anything that runs from left to right. Text of several lines has its own borders: an isolate ends with its line.</summary>
    public static string Isolate(string value) =>
        value.Contains('\n') || value.StartsWith(Open) || !value.Any(letter => char.IsAsciiLetterOrDigit(letter) || letter is >= '\u00C0' and <= '\u024F') ? value : $"{Open}{value}{Close}";

    /// <summary>A text with a border around every Latin word or number in it; placeholders stay as they are.</summary>
    public static string IsolateLatin(string text) => Latin().Replace(text, match => match.Value.StartsWith('{') ? match.Value : $"{Open}{match.Value}{Close}");

    [GeneratedRegex(@"\{[a-z0-9_]+\}|[A-Za-z0-9]+([ .\-/'][A-Za-z0-9]+)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Latin();
}
