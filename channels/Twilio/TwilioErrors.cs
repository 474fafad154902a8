namespace WijkBot.Channels.Twilio;

/// <summary>
/// What Twilio's error codes mean for the sender (twilio.com/docs/api/errors). The same code may come with the answer to a send or, later, with a
/// status callback of <c>failed</c> or <c>undelivered</c>.
/// </summary>
public static class TwilioErrors
{
    /// <summary>WhatsApp: free text outside the 24-hour window.</summary>
    public const int OutsideWindow = 63016;

    /// <summary>What an error code means, or null for a code that says nothing by itself.</summary>
    /// <param name="code">Twilio's code.</param>
    /// <param name="after">What the provider asked us to wait, where it did.</param>
    public static SendOutcome? Outcome(int code, TimeSpan? after = null) => code switch
    {
        // too fast, or a queue of ours is full: it did not go out
        20429 or 63018 or 14101 or 21611 or 30001 => new SendOutcome.TryAgain(after, Why(code)),
        // our credentials are refused or the account stands still: an operator can mend it, so nothing is thrown away
        20003 or 20005 or 30002 => new SendOutcome.TryAgain(after ?? TimeSpan.FromMinutes(5), Why(code)),
        20503 => new SendOutcome.TryAgain(after, Why(code)),
        // the phone is off or out of reach; an hour later it may be back
        30003 or 30005 => new SendOutcome.TryAgain(after ?? TimeSpan.FromHours(1), Why(code)),
        // the number's daily limit at WhatsApp
        63038 => new SendOutcome.TryAgain(after ?? TimeSpan.FromHours(1), Why(code)),
        OutsideWindow => new SendOutcome.Never(NeverReason.TemplateNeeded, Why(code)),
        21610 => new SendOutcome.Never(NeverReason.OptedOut, Why(code)),
        14107 => new SendOutcome.Never(NeverReason.Loop, Why(code)),
        // no such number, not a mobile number, a landline, not on WhatsApp
        21211 or 21217 or 21265 or 21612 or 21614 or 30006 or 63003 or 63024 => new SendOutcome.Never(NeverReason.BadAddress, Why(code)),
        // a country that the account may not send to, blocked by the person or the carrier, filtered, refused by WhatsApp
        21408 or 30004 or 30007 or 63032 or 63033 => new SendOutcome.Never(NeverReason.Blocked, Why(code)),
        // a body, sender, template or variable that Twilio or WhatsApp refuses
        21602 or 21603 or 21606 or 21617 or 21619 or 21655 or 21656 or 21659 or 21660 or 63005 or 63013 or 63021 or 63027 or 63028
            => new SendOutcome.Never(NeverReason.Rejected, Why(code)),
        _ => null,
    };

    /// <summary>
    /// The outcome of an answer that is not 2xx. Without a known code: 408, 500, 502 and 504 say nothing of what happened behind them,
    /// so the message may have gone out; any other 4xx means that it was refused as it stands.
    /// </summary>
    public static SendOutcome Outcome(int status, int? code, TimeSpan? after)
    {
        if (code is { } known && Outcome(known, after) is { } outcome)
            return outcome;
        var why = code is null ? $"HTTP {status}" : $"HTTP {status}, Twilio {code}";
        return status switch
        {
            409 or 425 or 429 or 503 => new SendOutcome.TryAgain(after, why),
            401 => new SendOutcome.TryAgain(after ?? TimeSpan.FromMinutes(5), why),
            408 or >= 500 => new SendOutcome.Unknown(why),
            _ => new SendOutcome.Never(NeverReason.Rejected, why),
        };
    }

    /// <summary>True for the refusal of a button or list message as such: the same words may still go out as plain text.</summary>
    public static bool IsContentRefused(SendOutcome outcome) => outcome is SendOutcome.Never { Reason: NeverReason.Rejected };

    private static string Why(int code) => $"Twilio {code}";
}
