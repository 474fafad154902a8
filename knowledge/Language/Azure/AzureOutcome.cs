namespace WijkBot.Knowledge.Language.Azure;

/// <summary>How a call to the service ended; each but the first means that the embedded engine answered.</summary>
public enum AzureOutcome
{
    /// <summary>The service named one of our languages.</summary>
    Answered,
    /// <summary>It named none that we speak, or "(Unknown)".</summary>
    OtherLanguage,
    /// <summary>401: the key is wrong or expired. Not asked again for a while.</summary>
    WrongKey,
    /// <summary>403: the resource does not let us in (network rules, an expired subscription). Not asked again for a while.</summary>
    Forbidden,
    /// <summary>404: there is no language service at this address. Not asked again for a while.</summary>
    WrongAddress,
    /// <summary>429: too many calls. Not asked again before the time it names.</summary>
    Busy,
    /// <summary>400, or an error about the document in a 200: this message is not taken; another may be.</summary>
    Refused,
    /// <summary>5xx: something is wrong there.</summary>
    Failed,
    /// <summary>A 200 that cannot be read.</summary>
    Unreadable,
    /// <summary>No answer within <see cref="AzureLanguage.Patience"/>.</summary>
    TooLate,
    /// <summary>No connection.</summary>
    Unreachable,
    /// <summary>Not called: an earlier answer asked to wait.</summary>
    Resting,
}

/// <summary>Reads what the service says when it does not answer.</summary>
internal static class AzureOutcomes
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(30);

    /// <summary>The outcome of an HTTP status, and how long not to call after it.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="retryAfter">Its <c>Retry-After</c> header in seconds, when there is one.</param>
    public static (AzureOutcome Outcome, TimeSpan Pause) Of(int status, int? retryAfter) => status switch
    {
        401 => (AzureOutcome.WrongKey, Long),
        403 => (AzureOutcome.Forbidden, Long),
        404 or 410 => (AzureOutcome.WrongAddress, Long),
        408 => (AzureOutcome.TooLate, TimeSpan.Zero),
        429 => (AzureOutcome.Busy, retryAfter is > 0 and { } seconds ? TimeSpan.FromSeconds(Math.Min(seconds, 3600)) : Short),
        >= 400 and < 500 => (AzureOutcome.Refused, TimeSpan.Zero),
        _ => (AzureOutcome.Failed, Short),
    };
}
