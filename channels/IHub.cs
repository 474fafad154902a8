using System.Text.Json;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels;

/// <summary>What a channel hands over: the host behind it makes it durable, handles it once and in order.</summary>
public interface IHub
{
    /// <summary>
    /// Commits an activity to the inbox. Returns after the commit reached the disk, so the channel may answer 2xx;
    /// the activity is handled afterwards. <see cref="Accepted.Unavailable"/> must become 503.
    /// </summary>
    Task<Accepted> AcceptAsync(Incoming incoming, CancellationToken cancel);

    /// <summary>As <see cref="AcceptAsync"/>, but waits until it was handled and returns what to answer in the response body.</summary>
    Task<InvokeAnswer> InvokeAsync(Incoming incoming, CancellationToken cancel);

    /// <summary>Notes what the provider says of an earlier delivery. Unknown ids are logged and do no harm.</summary>
    /// <returns>False when the store is unavailable: answer 503 so that the provider comes again.</returns>
    Task<bool> ReportAsync(StatusReport report, CancellationToken cancel);
}

/// <summary>An activity from outside.</summary>
/// <param name="Account">Ours on that channel: AccountSid for Twilio, AppId for Bot Framework.</param>
/// <param name="ExternalId">The provider's id; (channel, account, external id) is handled once.</param>
/// <param name="Activity">What came in; <see cref="Activity.ChannelId"/> names the channel.</param>
public sealed record Incoming(string Account, string ExternalId, Activity Activity);

/// <summary>What became of an acceptance.</summary>
public enum Accepted
{
    /// <summary>Committed; it will be handled.</summary>
    New,
    /// <summary>It was accepted earlier; nothing happens.</summary>
    Duplicate,
    /// <summary>The store cannot commit now; nothing was kept.</summary>
    Unavailable,
}

/// <summary>Answer to an <c>invoke</c>.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON body, or null for none.</param>
public sealed record InvokeAnswer(int Status, JsonElement? Body);

/// <summary>The provider's word on an earlier delivery.</summary>
/// <param name="Channel">See <see cref="ChannelIds"/>.</param>
/// <param name="ProviderId">The provider's id of the message, as in <see cref="SendOutcome.Sent"/>.</param>
/// <param name="Status">How far it came.</param>
/// <param name="ErrorCode">The provider's error code, if any.</param>
public sealed record StatusReport(string Channel, string ProviderId, DeliveryStatus Status, int? ErrorCode)
{
    /// <summary>What <see cref="ErrorCode"/> would have meant as the answer to a send; null for a code that says nothing by itself.</summary>
    public SendOutcome? Meaning { get; init; }
}

/// <summary>How far a message came. It only moves to a higher value, however reports arrive.</summary>
public enum DeliveryStatus
{
    /// <summary>Not known yet.</summary>
    None = 0,
    /// <summary>The provider has it.</summary>
    Accepted = 1,
    /// <summary>The provider is sending it.</summary>
    Sending = 2,
    /// <summary>The network has it.</summary>
    Sent = 3,
    /// <summary>It did not arrive.</summary>
    Failed = 4,
    /// <summary>The phone has it.</summary>
    Delivered = 5,
    /// <summary>The person opened it.</summary>
    Read = 6,
}
