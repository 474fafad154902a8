using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace WijkBot.Knowledge.Language;

/// <summary>
/// Text as the models read it: lower case, without diacritics, words split by one space. People leave diacritics out on a phone,
/// so "één", "Şikayet" and "żółty" must equal "een", "sikayet" and "zolty". Every number is read as 0 or 00 (a house number tells
/// nothing of the intent), but for 112; a reference such as M-1042 is one word, m00.
/// </summary>
public static class FeaturesText
{
    /// <summary>Longer messages are understood by their beginning: what a resident wants stands there, and the work stays bounded.</summary>
    public const int MaxLength = 1_000;

    private const int TableSize = 0x2000;
    private static readonly char[] Folded = BuildTable();

    /// <summary>The reading of <paramref name="text"/> that all models share; empty when it holds no letter, digit, question mark or emoji.</summary>
    public static string Fold(string text)
    {
        var into = new char[Math.Min(text.Length, MaxLength) * 2 + 2];
        return new string(into, 0, Fold(text, into)).Trim();
    }

    /// <summary>
    /// Writes a space, then every word followed by a space. <paramref name="into"/> must hold twice the text (at most twice <see cref="MaxLength"/>) plus two.
    /// </summary>
    /// <returns>Characters written; at least 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Fold(ReadOnlySpan<char> text, Span<char> into)
    {
        if (text.Length > MaxLength)
            text = text[..MaxLength];
        var at = 0;
        into[at++] = ' ';
        char last = '\0';
        var run = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '-' && at > 1 && into[at - 2] == ' ' && char.IsAsciiLetter(into[at - 1]) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
                continue;
            if (IsEmergencyNumber(text, i))
            {
                "112".CopyTo(into[at..]);
                (at, i, last) = (at + 3, i + 2, '2');
                continue;
            }
            var folded = c < TableSize ? Folded[c] : FoldRare(text, ref i);
            if (folded == '\0') // a mark, or an apostrophe inside a word: "auto's" is read as "autos"
                continue;
            run = folded == last ? run + 1 : 1;
            last = folded;
            if (folded == ' ')
            {
                if (into[at - 1] != ' ')
                    into[at++] = ' ';
            }
            else if (folded is '?' or '!' or '€' || char.IsLowSurrogate(folded))
            {
                if (into[at - 1] == folded || (at > 1 && into[at - 2] == folded))
                    continue;
                if (into[at - 1] != ' ')
                    into[at++] = ' ';
                into[at++] = folded;
                into[at++] = ' ';
            }
            else if (run <= 2) // "heeeelp" is read as "heelp"
            {
                into[at++] = folded;
                if (c == 'ß')
                    into[at++] = 's';
            }
        }
        if (into[at - 1] != ' ')
            into[at++] = ' ';
        return at;
    }

    private static bool IsEmergencyNumber(ReadOnlySpan<char> text, int i) =>
        text[i] == '1' && text[i..].StartsWith("112")
        && (i == 0 || !char.IsAsciiDigit(text[i - 1])) && (i + 3 == text.Length || !char.IsAsciiDigit(text[i + 3]));

    private static char FoldRare(ReadOnlySpan<char> text, ref int i)
    {
        var c = text[i];
        if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        {
            return text[++i]; // an emoji counts by its low half: enough to tell 🔥 from 🙏, and one character wide
        }
        return char.IsLetterOrDigit(c) || (char.IsSymbol(c) && c != '\uFFFD') ? char.ToLowerInvariant(c) : c is '\u2019' or '\uFE0F' or '\u200D' ? '\0' : ' ';
    }

    private static char[] BuildTable()
    {
        var table = new char[TableSize];
        for (var c = 0; c < TableSize; c++)
            table[c] = FoldOne((char)c);
        return table;
    }

    private static char FoldOne(char c)
    {
        switch (c)
        {
            case '?' or '!' or '€': return c;
            case '؟': return '?';
            case '\'' or '`' or '´' or 'ʼ' or '\u0640' or '\u200C' or '\u200D': return '\0'; // apostrophes, Arabic tatweel, joiners
            case 'ł' or 'Ł': return 'l';
            case 'ı' or 'İ': return 'i';
            case 'ø' or 'Ø': return 'o';
            case 'æ' or 'Æ': return 'a';
            case 'đ' or 'Đ': return 'd';
            case 'أ' or 'إ' or 'آ' or 'ٱ': return 'ا';
            case 'ى': return 'ي';
            case 'ة': return 'ه';
            case 'ґ' or 'Ґ': return 'г';
        }
        if (c is >= '\u0660' and <= '\u0669')
            return '0';
        if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
            return '\0';
        if (c == 'ß')
            return 's';
        if (char.IsAsciiDigit(c))
            return '0';
        if (!char.IsLetterOrDigit(c))
            return ' ';
        return char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]);
    }
}
