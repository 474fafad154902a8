namespace WijkBot.Knowledge.Language.PersonalData;

/// <summary>The sums by which a number shows what it is.</summary>
public static class CheckDigits
{
    /// <summary>The eleven test of a burgerservicenummer: 9a + 8b + … + 2h − i is a multiple of eleven. Eight digits are nine with a leading zero. (Besluit BSN; Logisch ontwerp BSN.)</summary>
    public static bool IsBsn(ReadOnlySpan<char> digits)
    {
        if (digits.Length is not (8 or 9)) return false;
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            var weight = digits.Length - at;
            sum += (digits[at] - '0') * (weight == 1 ? -1 : weight);
        }
        return sum % 11 == 0 && digits.ContainsAnyExcept('0');
    }

    /// <summary>The Luhn test of payment cards (ISO/IEC 7812-1), 13 to 19 digits.</summary>
    public static bool IsCard(ReadOnlySpan<char> digits)
    {
        if (digits.Length is < 13 or > 19 || !digits.ContainsAnyExcept('0')) return false;
        var sum = 0;
        for (var fromEnd = 0; fromEnd < digits.Length; fromEnd++)
        {
            var digit = digits[^(fromEnd + 1)] - '0';
            if (fromEnd % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }

    /// <summary>The remainder test of an IBAN (ISO 13616): the first four characters behind the rest, letters as 10 to 35, modulo 97 leaves 1.</summary>
    /// <param name="iban">Capitals and digits without spaces, 15 to 34.</param>
    public static bool IsIban(ReadOnlySpan<char> iban)
    {
        if (iban.Length is < 15 or > 34) return false;
        var remainder = 0;
        for (var at = 0; at < iban.Length; at++)
        {
            var character = iban[(at + 4) % iban.Length];
            remainder = char.IsAsciiDigit(character) ? (remainder * 10 + character - '0') % 97 : (remainder * 100 + character - 'A' + 10) % 97;
        }
        return remainder == 1;
    }
}
