namespace WijkBot.Knowledge.Language.PersonalData;

/// <summary>Recognises phone numbers of people, Dutch and foreign, however they are grouped. Public service numbers (0800, 0900, 14 0546) are not anyone's and stay.</summary>
internal static class PhoneNumbers
{
    /// <summary>The number in one spelling (E.164 where the country is known), or null when these digits are no phone number.</summary>
    /// <param name="digits">All digits, separators gone.</param>
    /// <param name="plus">A + stood before them.</param>
    public static string? Recognise(string digits, bool plus)
    {
        if (plus) return International(digits);
        if (digits.StartsWith("00", StringComparison.Ordinal)) return digits.Length is >= 11 and <= 17 ? International(digits[2..]) : null;
        if (digits.StartsWith("31", StringComparison.Ordinal) && digits.Length is 11 or 12 && IsDutch(Trunkless(digits[2..]))) return "+31" + Trunkless(digits[2..]);
        if (!digits.StartsWith('0')) return null;
        if (digits.Length == 10) return IsDutch(digits[1..]) ? "+31" + digits[1..] : null;
        // German mobile numbers, as people here write them at home: 0151 23456789.
        return digits.StartsWith("01", StringComparison.Ordinal) && digits.Length is 11 or 12 && digits[2] is '5' or '6' or '7' ? "+49" + digits[1..] : null;
    }

    /// <summary>A mobile number with a digit too few or too many: still somebody's number, but not one to call back.</summary>
    public static bool IsMistyped(string digits) => digits.StartsWith("06", StringComparison.Ordinal) && digits.Length is 9 or 11;

    private static string? International(string digits)
    {
        if (!digits.StartsWith("31", StringComparison.Ordinal)) return digits.Length is >= 8 and <= 15 && digits[0] != '0' ? "+" + digits : null;
        var national = Trunkless(digits[2..]);
        return IsDutch(national) ? "+31" + national : null;
    }

    /// <summary>+31 (0)6 …: the zero is not dialled from abroad.</summary>
    private static string Trunkless(string national) => national.StartsWith('0') ? national[1..] : national;

    /// <summary>Nine digits of the Dutch plan (Nummerplan telefoon- en ISDN-diensten): area codes, 6 mobile, 85 and 88 not bound to a place; 800, 900, 906 and 909 are services.</summary>
    private static bool IsDutch(string national) =>
        national.Length == 9 && national[0] != '0' && !national.StartsWith("800", StringComparison.Ordinal) && !national.StartsWith("90", StringComparison.Ordinal);
}
