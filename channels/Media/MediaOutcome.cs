namespace WijkBot.Channels.Media;

/// <summary>What became of fetching a file that somebody sent.</summary>
public abstract record MediaOutcome
{
    private MediaOutcome() { }

    /// <summary>Here it is; its type is only what the sender declared.</summary>
    /// <param name="Bytes">The file.</param>
    /// <param name="DeclaredType">MIME type as the provider names it.</param>
    public sealed record Fetched(byte[] Bytes, string DeclaredType) : MediaOutcome;

    /// <summary>Larger than allowed; not fetched to its end.</summary>
    /// <param name="Limit">Bytes.</param>
    public sealed record TooLarge(long Limit) : MediaOutcome;

    /// <summary>An address that we do not go to. Not a matter of trying again; somebody may be probing.</summary>
    /// <param name="Why">For the log.</param>
    public sealed record Refused(string Why) : MediaOutcome;

    /// <summary>The provider does not have it (any more).</summary>
    /// <param name="Why">For the log.</param>
    public sealed record Gone(string Why) : MediaOutcome;

    /// <summary>It may succeed later.</summary>
    /// <param name="Why">For the log.</param>
    public sealed record TryAgain(string Why) : MediaOutcome;
}
