using System.Collections.Frozen;
using System.Globalization;

namespace WijkBot.Knowledge.Language.PersonalData;

/// <summary>Finds IBANs, written together or in groups.</summary>
internal static class BankAccounts
{
    private const int Longest = 34;

    // Lengths per country from the IBAN registry: those of Europe and of where residents come from. Without the length, words behind the account could be read as part of it.
    private static readonly FrozenDictionary<string, int> Lengths =
        "AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GR27 HR21 HU28 IE22 IT27 LT20 LU20 LV21 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 TR26 UA29"
            .Split(' ').ToFrozenDictionary(entry => entry[..2], entry => int.Parse(entry[2..], CultureInfo.InvariantCulture));

    public static void FindIn(string text, List<Find> finds)
    {
        for (var at = 2; at + 1 < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]) || !char.IsAsciiLetter(text[at - 1])) continue;
            // "NL 91 …": a space between country and check digits is as usual as none.
            var start = at - 2;
            if (!char.IsAsciiLetter(text[start]) || (start > 0 && char.IsLetterOrDigit(text[start - 1])) || !char.IsAsciiDigit(text[at + 1])) continue;
            if (Account(text, start) is { } end)
            {
                finds.Add(new Find(PersonalDataKind.BankAccount, start, end, text[start..end]));
                at = end;
            }
        }
    }

    /// <summary>Where the account that starts here ends, or null when it is none.</summary>
    private static int? Account(string text, int start)
    {
        if (!Lengths.TryGetValue(text.Substring(start, 2).ToUpperInvariant(), out var expected)) return null;
        Span<char> account = stackalloc char[Longest];
        var length = 0;
        for (var at = start; at < text.Length; at++)
        {
            if (char.IsAsciiLetterOrDigit(text[at])) account[length++] = char.ToUpperInvariant(text[at]);
            else if (text[at] is not (' ' or '.' or '-' or '\u00A0') || !char.IsAsciiLetterOrDigit(text[at - 1])) return null;
            if (length < expected) continue;
            var endsHere = at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]);
            return endsHere && (CheckDigits.IsIban(account[..length]) || HasDutchShape(account[..length])) ? at + 1 : null;
        }
        return null;
    }

    /// <summary>NL, two digits, four letters of a bank, ten digits: nothing else looks like this, so a mistyped one is masked as well.</summary>
    private static bool HasDutchShape(ReadOnlySpan<char> account) =>
        account.Length == 18 && account.StartsWith("NL") && !account[4..8].ContainsAnyExceptInRange('A', 'Z') && !account[8..].ContainsAnyExceptInRange('0', '9');
}
