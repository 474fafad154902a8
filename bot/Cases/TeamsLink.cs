namespace WijkBot.Cases;

/// <summary>A Teams channel in which a wijk's requests arrive; stored as record <c>koppeling</c> with the wijk's (or the town's) slug as id.</summary>
/// <param name="Slug">Wijk slug, or the municipality's for town-wide.</param>
/// <param name="ServiceUrl">The Connector's address.</param>
/// <param name="ChannelId">The channel: <c>19:…@thread.tacv2</c>.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="BotId">Our account in that channel.</param>
/// <param name="LinkedBy">Who linked it.</param>
/// <param name="LinkedAt">When.</param>
public sealed record TeamsLink(
    string Slug, string ServiceUrl, string ChannelId, string? TenantId, string? BotId, string? LinkedBy, DateTimeOffset LinkedAt)
{
    /// <summary>The team that the channel is part of; null in what was linked before this was kept.</summary>
    public string? Team { get; init; }

    /// <summary>Set when Teams answered 403 or 404: the bot was removed there.</summary>
    public bool Unreachable { get; init; }

    /// <summary>Kind of the stored record.</summary>
    public const string RecordKind = "koppeling";
}
