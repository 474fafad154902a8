using System.Buffers;
using System.Text;

namespace WijkBot.Channels.Twilio;

/// <summary>Text from a phone.</summary>
public static class PlainText
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 0xa0).Select(code => (char)code).Where(code => char.IsControl(code) && code is not ('\n' or '\t'))]);

    /// <summary>
    /// Leaves out control characters except tab and line feed (a store may refuse NUL, a terminal may obey ESC) and writes every line end as a
    /// line feed. Zero-width and direction characters stay: Arabic and joined emoji need them. Null when nothing is left.
    /// </summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (!text.AsSpan().ContainsAny(Controls) && !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes()) // half a surrogate pair comes as U+FFFD
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
                kept.Append(rune);
        return kept.Length == 0 ? null : kept.ToString();
    }
}
