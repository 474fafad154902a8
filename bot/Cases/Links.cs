using System.Text.Json;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Storage;

namespace WijkBot.Cases;

/// <summary>The Teams channels that are linked now.</summary>
/// <param name="All">Every reachable link.</param>
/// <param name="TownSlug">Slug of the municipality, whose link is town-wide.</param>
public sealed record Links(IReadOnlyList<TeamsLink> All, string TownSlug)
{
    /// <summary>The town-wide channel.</summary>
    public TeamsLink? Town => All.FirstOrDefault(link => link.Slug == TownSlug);

    /// <summary>The channel of this wijk or party.</summary>
    public TeamsLink? Of(string? slug) => All.FirstOrDefault(link => link.Slug == slug);

    /// <summary>
    /// Where a case's card goes: the party's own channel, else that of the place, else town-wide. A confidential case prefers town-wide to the place's,
    /// where more people read along. The town-wide team counts as a party only for what was forwarded to it: its channel has the town's slug, and
    /// everything that no rule fits would pass the wijk by.
    /// </summary>
    public TeamsLink? For(Case @case, Wijknetwerk network)
    {
        var near = Around(@case, network).FirstOrDefault();
        var party = All.FirstOrDefault(link => link.Slug == @case.Party && (link.Slug != TownSlug || @case.State == CaseState.Doorgezet));
        return party ?? (@case.Confidential ? Town ?? near : near ?? Town);
    }

    /// <summary>The channels of the place of a case: its wijk, and the areas that it lies in besides, from narrow to wide.</summary>
    public IEnumerable<TeamsLink> Around(Case @case, Wijknetwerk network) => network.AreasOf(@case.Wijk, @case.Place?.Buurt).Select(Of).OfType<TeamsLink>();

    /// <summary>The links but those to this channel.</summary>
    public Links Without(string channel) => this with { All = [.. All.Where(link => link.ChannelId != channel)] };

    /// <summary>The links with this one in the place of the former one of its area.</summary>
    public Links With(TeamsLink newer) => this with { All = [.. All.Where(link => link.Slug != newer.Slug), newer] };

    /// <summary>Reads the links that are reachable.</summary>
    public static async Task<Links> ReadAsync(IStore store, string townSlug, CancellationToken cancel)
    {
        var records = await store.FindAsync(new RecordQuery(TeamsLink.RecordKind) { Max = 1000 }, cancel);
        return new Links([.. records.Select(Read).Where(link => !link.Unreachable)], townSlug);
    }

    /// <summary>The link in a record.</summary>
    public static TeamsLink Read(StoredRecord record) => JsonSerializer.Deserialize(record.Json!, CaseJson.Default.TeamsLink)!;

    /// <summary>The record of a link.</summary>
    public static StoredRecord ToRecord(TeamsLink link, DateTimeOffset now) =>
        new(TeamsLink.RecordKind, link.Slug, JsonSerializer.Serialize(link, CaseJson.Default.TeamsLink)) { Wijk = link.Slug, At = now };
}
