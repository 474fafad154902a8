namespace WijkBot.Conversations.Engine;

/// <summary>With whom a conversation is held.</summary>
/// <param name="Mailbox">Address of the resident's mailbox: <c>channel|our account|user</c>.</param>
/// <param name="Channel">See <see cref="Channels.Activities.ChannelIds"/>.</param>
/// <param name="Wijk">Slug of the wijk whose number was written to; null for a town-wide number.</param>
/// <param name="Language">Two letters.</param>
public sealed record Resident(string Mailbox, string Channel, string? Wijk, string Language)
{
    /// <summary>Reference of the last case that was opened in this mailbox.</summary>
    public string? RecentCase { get; init; }
}
