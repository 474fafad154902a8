namespace WijkBot.Channels.Twilio;

/// <summary>How a text goes out as SMS, which is what it costs.</summary>
/// <param name="Encoding">The alphabet of the whole message.</param>
/// <param name="Units">Septets for GSM-7 (an extension character is two), UTF-16 units for UCS-2.</param>
/// <param name="Parts">Messages that the provider bills.</param>
public sealed record SmsSize(SmsEncoding Encoding, int Units, int Parts);

/// <summary>The alphabets of SMS.</summary>
public enum SmsEncoding
{
    /// <summary>160 septets in one message, 153 in each of several.</summary>
    Gsm7,
    /// <summary>70 UTF-16 units in one message, 67 in each of several. One foreign character makes the whole text so.</summary>
    Ucs2,
}

/// <summary>The lengths of SMS.</summary>
public static class SmsText
{
    /// <summary>Characters that Twilio takes in one message at most (error 21617), for SMS and WhatsApp alike.</summary>
    public const int MaxLength = 1600;

    /// <summary>Measures a text as it stands.</summary>
    public static SmsSize Measure(string text) => Gsm7.Septets(text) is { } septets
        ? new SmsSize(SmsEncoding.Gsm7, septets, septets <= 160 ? 1 : PartsOf(text, 153, static (t, i) => (1, Gsm7.Septets(t[i]))))
        : new SmsSize(SmsEncoding.Ucs2, text.Length, text.Length <= 70 ? 1
            : PartsOf(text, 67, static (t, i) => char.IsHighSurrogate(t[i]) && i + 1 < t.Length && char.IsLowSurrogate(t[i + 1]) ? (2, 2) : (1, 1)));

    // An escape and its character, or the halves of a surrogate pair, are never parted between two messages: the place is left empty.
    private static int PartsOf(string text, int room, Func<string, int, (int Chars, int Units)> next)
    {
        int parts = 1, used = 0;
        for (var i = 0; i < text.Length;)
        {
            var (chars, units) = next(text, i);
            if (used + units > room)
                (parts, used) = (parts + 1, 0);
            used += units;
            i += chars;
        }
        return parts;
    }
}
