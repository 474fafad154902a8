using System.Globalization;
using System.Text.RegularExpressions;

namespace WijkBot.Knowledge.Language.Dates;

/// <summary>Splits a message into words of dates.</summary>
internal static partial class DateWords
{
    /// <summary>The words in order. Words that say nothing about a date stand between them, so that an expression ends there.</summary>
    public static List<DateWord> In(string text, string language)
    {
        var digits = Digits(text);
        var words = new List<DateWord>();
        var read = Normaliser.Words(text).ToList();
        var next = 0;
        for (var i = 0; i < read.Count; i++)
        {
            while (next < digits.Count && digits[next].End <= read[i].Start) next++;
            if (next < digits.Count && read[i].Start >= digits[next].Start && read[i].Start < digits[next].End)
            {
                if (words.Count == 0 || words[^1].Start != digits[next].Start) words.Add(digits[next]);
                continue;
            }
            var word = read[i];
            if (i + 1 < read.Count && DateLexicon.Find($"{word.Text} {read[i + 1].Text}", language) is { Kind: not DateWordKind.Other } two)
            {
                words.Add(new DateWord(two.Kind, two.Value, two.Part, word.Start, read[i + 1].Start + read[i + 1].Length));
                i++;
                continue;
            }
            words.Add(One(word, language, text));
        }
        return words;
    }

    private static DateWord One(Word word, string language, string text)
    {
        var end = word.Start + word.Length;
        if (Ordinal().Match(word.Text) is { Success: true } ordinal) return new DateWord(DateWordKind.Ordinal, Value(ordinal, "dag"), PartOfDay.None, word.Start, end);
        if (Hours().Match(word.Text) is { Success: true } hours) return new DateWord(DateWordKind.Clock, Value(hours, "uur"), PartOfDay.None, word.Start, end);
        if (word.Text.Length <= 4 && int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            // German writes "3. Dezember".
            return new DateWord(language == "de" && end < text.Length && text[end] == '.' ? DateWordKind.Ordinal : DateWordKind.Number, number, PartOfDay.None, word.Start, end);
        }
        var (kind, value, part) = DateLexicon.Find(word.Text, language);
        return new DateWord(kind, value, part, word.Start, end);
    }

    /// <summary>Dates and times that are written in digits.</summary>
    private static List<DateWord> Digits(string text)
    {
        var found = new List<DateWord>();
        foreach (Match match in Numeric().Matches(text))
        {
            if (match.Groups["uur"].Success)
            {
                var (hour, minute) = (Value(match, "uur"), Value(match, "min"));
                if (hour < 24 && minute < 60) found.Add(new DateWord(DateWordKind.Clock, hour, PartOfDay.None, match.Index, match.Index + match.Length) { Minute = minute });
                continue;
            }
            var (year, month, day) = match.Groups["iso"].Success
                ? (Value(match, "iso"), Value(match, "isomaand"), Value(match, "isodag"))
                : (match.Groups["jaar"].Success ? Value(match, "jaar") : 0, Value(match, "maand"), Value(match, "dag"));
            if (day is >= 1 and <= 31 && month is >= 1 and <= 12)
                found.Add(new DateWord(DateWordKind.Digits, day, PartOfDay.None, match.Index, match.Index + match.Length) { Month = month, Year = year is > 0 and < 100 ? 2000 + year : year });
        }
        return found;
    }

    private static int Value(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<dag>\d{1,2})(e|de|ste|st|nd|rd|th)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^(?<uur>\d{1,2})(u|uur|h)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hours();

    /// <remarks>A full stop makes a date only with a year or a second full stop: "14.30" is a time.</remarks>
    [GeneratedRegex(
        @"(?<![\d\-/.:,+])(((?<iso>\d{4})-(?<isomaand>\d{1,2})-(?<isodag>\d{1,2}))|((?<uur>\d{1,2}):(?<min>\d{2}))|((?<dag>\d{1,2})[-/](?<maand>\d{1,2})([-/](?<jaar>\d{4}|\d{2}))?)|((?<dag>\d{1,2})\.(?<maand>\d{1,2})\.(?<jaar>\d{4}|\d{2})?)|((?<uur>\d{1,2})\.(?<min>\d{2})))(?![\d\-/:])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numeric();
}
