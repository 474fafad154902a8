using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace WijkBot.Channels.Twilio;

/// <summary>
/// Writes a text so that it fits GSM-7. One <c>ë</c>, <c>ï</c> or typographic quote would make every character of the message cost more than
/// double (70 instead of 160). <c>é è à ä ö ü ß ñ</c> are in GSM-7 and stay.
/// </summary>
public static class SmsSpelling
{
    /// <summary>
    /// The text in GSM-7 when every character has a plain spelling; otherwise (Arabic, Ukrainian, emoji) the text untouched, since it goes out as
    /// UCS-2 anyhow and half a translation would only harm it.
    /// </summary>
    public static string Plain(string text)
    {
        text = text.ReplaceLineEndings("\n");
        if (Gsm7.Septets(text) is not null)
            return text;
        var plain = new StringBuilder(text.Length + 16);
        var whole = text.Normalize(NormalizationForm.FormC).Replace("°C", "°").Replace(" °", "°").Replace("\u00a0°", "°");
        foreach (var rune in whole.EnumerateRunes())
        {
            if (rune.IsBmp && Gsm7.Septets((char)rune.Value) > 0)
                plain.Append((char)rune.Value);
            else if (Spelling(rune) is { } spelling)
                plain.Append(spelling);
            else
                return text;
        }
        return plain.ToString();
    }

    private static string? Spelling(Rune rune)
    {
        if (rune.IsBmp && Spellings.TryGetValue((char)rune.Value, out var spelling))
            return spelling;
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.SpaceSeparator:
                return " ";
            case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                return "\n";
            case UnicodeCategory.Format or UnicodeCategory.Control: // zero-width, direction, soft hyphen
                return "";
        }
        // ë = e + a mark. Only a Latin letter may lose its mark; of й or ά that would make another word.
        var parts = rune.ToString().Normalize(NormalizationForm.FormD);
        return parts.Length > 1 && char.IsAsciiLetter(parts[0])
            && parts.AsSpan(1).IndexOfAnyExceptInRange('\u0300', '\u036f') < 0 ? parts[..1] : null;
    }

    // Each group of characters and what stands for every one of them.
    private static readonly (string Characters, string Spelling)[] Groups =
    [
        ("‘’‚‛′´`‹›ʼ", "'"), ("“”„‟″«»", "\""), ("‐‑‒–—―−•·▪", "-"), ("\t", " "), ("…", "..."), ("→", "->"), ("←", "<-"),
        ("×", "x"), ("÷", ":"), ("±", "+/-"), ("≈", "ca. "), ("≤", "<="), ("≥", ">="), ("°", " graden"), ("‰", " promille"),
        ("²", "2"), ("³", "3"), ("½", "1/2"), ("¼", "1/4"), ("¾", "3/4"), ("µ", "u"), ("¢", "ct"), ("¦", "|"),
        ("©", "(c)"), ("®", "(r)"), ("™", "(tm)"), ("ﬁ", "fi"), ("ﬂ", "fl"),
        ("ĳ", "ij"), ("Ĳ", "IJ"), ("œ", "oe"), ("Œ", "OE"), ("ð", "d"), ("þ", "th"), ("ƒ", "f"), ("ı", "i"),
        ("ł", "l"), ("Ł", "L"), ("đ", "d"), ("Đ", "D"),
    ];

    private static readonly FrozenDictionary<char, string> Spellings =
        Groups.SelectMany(g => g.Characters.Select(c => KeyValuePair.Create(c, g.Spelling))).ToFrozenDictionary();
}
