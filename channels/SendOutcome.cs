namespace WijkBot.Channels;

/// <summary>What became of one attempt to send. Closed: each case answers the sender's next question.</summary>
public abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>The provider has it.</summary>
    /// <param name="ProviderId">Its id there; of the last part when the channel had to split.</param>
    /// <param name="PartIds">Ids of all parts, when there is more than one.</param>
    public sealed record Sent(string ProviderId, IReadOnlyList<string>? PartIds = null) : SendOutcome;

    /// <summary>It certainly did not go out and may later.</summary>
    /// <param name="After">How long the provider asks us to wait, if it said so.</param>
    /// <param name="Why">For the log; holds no personal data.</param>
    public sealed record TryAgain(TimeSpan? After, string Why) : SendOutcome
    {
        /// <summary>We held it back ourselves, to keep the pace that a provider allows: nothing was tried, so nothing failed.</summary>
        public bool OurPace { get; init; }
    }

    /// <summary>It left us and no answer came back: it may have gone out. Look it up before sending again.</summary>
    /// <param name="Why">For the log; holds no personal data.</param>
    public sealed record Unknown(string Why) : SendOutcome;

    /// <summary>It will never go out like this.</summary>
    /// <param name="Reason">What a person must know.</param>
    /// <param name="Why">The provider's code or status, for the log; holds no personal data.</param>
    public sealed record Never(NeverReason Reason, string Why) : SendOutcome;
}

/// <summary>Why a message will never arrive.</summary>
public enum NeverReason
{
    /// <summary>The address does not exist or cannot receive.</summary>
    BadAddress,
    /// <summary>The person said STOP at the provider.</summary>
    OptedOut,
    /// <summary>The WhatsApp window is closed and there is no template.</summary>
    TemplateNeeded,
    /// <summary>Blocked by the person, the carrier or the provider's rules.</summary>
    Blocked,
    /// <summary>The bot was removed from the team or channel (Teams 403, 404).</summary>
    Unreachable,
    /// <summary>We sent something that the provider does not accept: a fault of ours.</summary>
    Rejected,
    /// <summary>Too many replies in a loop.</summary>
    Loop,
}
