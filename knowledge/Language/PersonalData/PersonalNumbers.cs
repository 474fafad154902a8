using System.Globalization;

namespace WijkBot.Knowledge.Language.PersonalData;

/// <summary>Finds phone numbers, BSNs and payment cards among the digits of a text.</summary>
internal static class PersonalNumbers
{
    private const int MostGroups = 9;
    private const int MostDigits = 19;
    private const int ContextLength = 28;

    // A number behind one of these words names a thing, even when its digits happen to pass the eleven test (one in eleven does).
    private static readonly string[] Things =
    [
        "paal", "mast", "lamp", "licht", "container", "kenmerk", "zaak", "melding", "factuur", "klantn", "order", "dossier", "nummers", "nrs", "tussen", "polis", "barcode", "artikel", "euro", "€",
    ];

    public static void FindIn(string text, List<Find> finds)
    {
        foreach (var run in DigitGroups.Runs(text))
        {
            for (var first = 0; first < run.Count;)
            {
                if (run.Count - first >= 3 && IsDate(run.GetRange(first, 3)))
                {
                    first += 3;
                }
                else if (Longest(text, run, first) is { } found)
                {
                    finds.Add(found.Find);
                    first = found.Next;
                }
                else
                {
                    first++;
                }
            }
        }
    }

    /// <summary>The longest number that starts at this group.</summary>
    private static (Find Find, int Next)? Longest(string text, List<DigitGroup> run, int first)
    {
        (Find, int)? best = null;
        var digits = "";
        for (var last = first; last < run.Count && last - first < MostGroups; last++)
        {
            // A + starts a number: it cannot stand inside one.
            if (last > first && run[last].Plus) break;
            digits += run[last].Digits;
            if (digits.Length > MostDigits) break;
            if (digits.Length < 8) continue;
            if (Recognise(text, run.GetRange(first, last - first + 1), digits) is { } kind)
                best = (new Find(kind.Kind, run[first].Start, run[last].End, kind.Value), last + 1);
        }
        return best;
    }

    private static (PersonalDataKind Kind, string Value)? Recognise(string text, List<DigitGroup> groups, string digits)
    {
        if (PhoneNumbers.Recognise(digits, groups[0].Plus) is { } phone) return (PersonalDataKind.Phone, phone);
        if (digits.Length is 8 or 9 && IsBsn(text, groups, digits)) return (PersonalDataKind.Bsn, digits);
        if (groups is [_] or [{ Digits: "06" }, _] && PhoneNumbers.IsMistyped(digits)) return (PersonalDataKind.Phone, "");
        return digits.Length >= 13 && HasCardShape(groups) && CheckDigits.IsCard(digits) ? (PersonalDataKind.Card, digits) : null;
    }

    private static bool IsBsn(string text, List<DigitGroup> groups, string digits)
    {
        var before = text[Math.Max(0, groups[0].Start - ContextLength)..groups[0].Start].ToLowerInvariant();
        if (before.Contains("bsn", StringComparison.Ordinal) || before.Contains("burgerservice", StringComparison.Ordinal) || before.Contains("sofi", StringComparison.Ordinal)) return true;
        // Eight digits are a BSN whose leading zero was left out; with the zero in front it is a service number, such as 0900-8844.
        if (digits is ['0', ..] && digits.Length == 8) return false;
        if (!CheckDigits.IsBsn(digits) || groups[0].AfterLetter || groups[^1].BeforeLetter || groups[0].Plus) return false;
        if (groups.Count > 1 && groups.Exists(group => group.Digits.Length is < 2 or > 4)) return false;
        return !IsDate(groups) && !IsAmount(text, groups) && !Array.Exists(Things, thing => before.Contains(thing, StringComparison.Ordinal));
    }

    private static bool IsDate(List<DigitGroup> groups) => groups switch
    {
        [{ Digits: { Length: 8 } whole }] => IsDate(whole[..4], whole[4..6], whole[6..]) || IsDate(whole[4..], whole[2..4], whole[..2]),
        [var day, var month, var year, ..] when year.Digits.Length == 4 => IsDate(year.Digits, month.Digits, day.Digits),
        [var year, var month, var day, ..] when year.Digits.Length == 4 => IsDate(year.Digits, month.Digits, day.Digits),
        _ => false,
    };

    private static bool IsDate(string year, string month, string day) =>
        year.Length == 4 && year[..2] is "19" or "20" && month.Length <= 2 && IsBetween(month, 12) && day.Length <= 2 && IsBetween(day, 31);

    private static bool IsBetween(string digits, int most) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most;

    private static bool IsAmount(string text, List<DigitGroup> groups)
    {
        var after = text.AsSpan(groups[^1].End).TrimStart();
        return after.StartsWith("euro", StringComparison.OrdinalIgnoreCase) || after.StartsWith("eur", StringComparison.OrdinalIgnoreCase) || after.StartsWith("€") || after.StartsWith(",");
    }

    /// <summary>Together, or in groups of three to six digits.</summary>
    private static bool HasCardShape(List<DigitGroup> groups) => groups.Count == 1 || groups.TrueForAll(group => group.Digits.Length is >= 3 and <= 7);
}
