using System.Globalization;

namespace WijkBot.Knowledge.Language.PersonalData;

/// <summary>Digits that stand together.</summary>
/// <param name="Digits">As ASCII.</param>
/// <param name="Start">Where they start in the text, with the + or ( before them.</param>
/// <param name="End">Where they have ended.</param>
/// <param name="Plus">A + stands before them.</param>
/// <param name="AfterLetter">A letter stands right before them.</param>
/// <param name="BeforeLetter">A letter stands right after them.</param>
internal sealed record DigitGroup(string Digits, int Start, int End, bool Plus, bool AfterLetter, bool BeforeLetter);

/// <summary>Reads the digits of a text in runs: groups with nothing but separators (space, dot, dash, slash, brackets) between them.</summary>
internal static class DigitGroups
{
    private const int WidestGap = 3;

    public static IEnumerable<List<DigitGroup>> Runs(string text)
    {
        var run = new List<DigitGroup>();
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsDigit(text[at]))
            {
                at++;
                continue;
            }
            var group = Group(text, at);
            if (run.Count > 0 && !AreJoined(text, run[^1].End, group.Start))
            {
                yield return run;
                run = [];
            }
            run.Add(group);
            at = group.End;
        }
        if (run.Count > 0) yield return run;
    }

    private static DigitGroup Group(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsDigit(text[end])) end++;
        var digits = string.Create(end - at, (text, at), static (digits, from) =>
        {
            for (var index = 0; index < digits.Length; index++) digits[index] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(from.text[from.at + index]));
        });
        var start = at;
        if (start > 0 && text[start - 1] == '(') start--;
        var plus = start > 0 && text[start - 1] == '+';
        if (plus) start--;
        return new DigitGroup(digits, start, end, plus, at > 0 && char.IsLetter(text[at - 1]), end < text.Length && char.IsLetter(text[end]));
    }

    private static bool AreJoined(string text, int from, int to)
    {
        var seen = 0;
        for (var at = from; at < to; at++)
        {
            if (char.GetUnicodeCategory(text[at]) == UnicodeCategory.Format) continue;
            if (text[at] is not (' ' or '\u00A0' or '\u202F' or '.' or '-' or '\u2011' or '\u2013' or '/' or '(' or ')') || ++seen > WidestGap) return false;
        }
        return to > from;
    }
}
