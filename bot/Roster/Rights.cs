using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Roster;

/// <summary>
/// Who may do what. Everybody in a linked channel belongs to the network of its wijk, its party or the town, without further set-up; in a personal chat
/// it is who was seen there, or who the content names. Everybody else gets a polite no.
/// </summary>
/// <param name="store">Reads the roster.</param>
/// <param name="knowledge">The content's people.</param>
public sealed class Rights(IStore store, KnowledgeBase knowledge)
{
    /// <summary>Where somebody stands who wrote or pressed here.</summary>
    /// <param name="activity">What they did.</param>
    /// <param name="links">The channels that are linked now.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <param name="alone">Nobody else sees the answer: wherever it is asked, it is as in a chat.</param>
    public async Task<Standing> OfAsync(Activity activity, Links links, CancellationToken cancel, bool alone = false)
    {
        var place = TeamsPlace.Of(activity);
        var who = Professional.Of(activity.From ?? new ChannelAccount());
        var people = await People.ReadAsync(store, knowledge, cancel);
        var person = people.Find(who.Id);
        var isChat = alone || place.Kind is "personal" or "groupChat";
        var here = isChat ? [] : links.All.Where(link => link.ChannelId == place.ChannelId || link.ChannelId == place.ConversationId).Select(link => link.Slug).ToList();
        // an area whose channel is gone opens nothing any more, unless the content names the person for it
        var theirs = person is null ? [] : person.Areas.Where(area => links.Of(area) is not null || knowledge.Netwerk.People.Any(named => named.Id == who.Id && named.Areas.Contains(area)))
            .Concat(person.TakesOver).ToList();
        var tenants = links.All.Select(link => link.TenantId).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var scope = new Scope(isChat ? theirs : here, links.TownSlug, who.Id)
        {
            Channels = [place.ChannelId, place.ConversationId],
            Parts = [.. knowledge.Netwerk.Gebieden.Where(area => (isChat ? theirs : here).Contains(area.Id)).SelectMany(area => area.Parts)],
        };
        return new Standing(who, scope, people)
        {
            IsPersonal = isChat,
            // Teams names the place of everything; only what names none cannot be judged by it
            IsPlaced = isChat || place.ChannelId?.StartsWith("19:", StringComparison.Ordinal) == true,
            IsStranger = place.TenantId is { } tenant && tenants.Count > 0 && !tenants.Contains(tenant),
            IsNew = here.Except(person?.Areas ?? []).Any() || (here.Count > 0 && person?.ChatId != activity.From?.Id),
        };
    }
}

/// <summary>What somebody may see and do from where they are.</summary>
/// <param name="Slugs">Wijken, parties and the town.</param>
/// <param name="TownSlug">Slug of the town.</param>
/// <param name="PersonId">Who.</param>
public sealed record Scope(IReadOnlyList<string> Slugs, string TownSlug, string PersonId)
{
    /// <summary>The Teams conversation where it is asked.</summary>
    public IReadOnlyList<string?> Channels { get; init; } = [];

    /// <summary>Wijken and buurten of the areas among <see cref="Slugs"/>.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>A case of this network. A confidential one is for its party alone, and for who has its card.</summary>
    public bool Covers(Case @case) =>
        (Slugs.Count > 0 && @case.TakenBy?.Id == PersonId)
        || @case.Cards.Any(card => Channels.Contains(card.Link.ChannelId) || Slugs.Contains(card.Link.Slug))
        || Slugs.Contains(@case.Party)
        || (!@case.Confidential && (Slugs.Contains(TownSlug) || Serves(@case.Wijk) || Serves(@case.Place?.Buurt)));

    /// <summary>For whom a case is drawn here, of who has to do with it: the town for who serves its place, else the channels and parties that have or had it.</summary>
    public IReadOnlyList<string> Reading(Case @case) =>
        Slugs.Contains(TownSlug) || Serves(@case.Wijk) || Serves(@case.Place?.Buurt) ? [TownSlug] :
        [
            .. @case.Cards.Where(card => Channels.Contains(card.Link.ChannelId) || Slugs.Contains(card.Link.Slug)).Select(card => card.Link.Slug),
            .. Slugs.Where(slug => slug == @case.Party || @case.History.Any(line => line.Parties.Contains(slug))),
            .. @case.TakenBy?.Id == PersonId ? [@case.Party] : Array.Empty<string>(),
        ];

    /// <summary>May write to the residents of a wijk; null = of the whole town.</summary>
    public bool MaySendTo(string? wijk) => Slugs.Contains(TownSlug) || Serves(wijk);

    /// <summary>Serves this wijk or buurt, by itself or as a part of an area.</summary>
    public bool Serves(string? place) => place is not null && (Slugs.Contains(place) || Parts.Contains(place));
}

/// <summary>Where somebody stands.</summary>
/// <param name="Who">Who.</param>
/// <param name="Scope">What they may see.</param>
/// <param name="People">The roster.</param>
public sealed record Standing(Professional Who, Scope Scope, People People)
{
    /// <summary>Said in a chat, not in a channel.</summary>
    public bool IsPersonal { get; init; }
    /// <summary>The place is known.</summary>
    public bool IsPlaced { get; init; }
    /// <summary>From another tenant than the linked channels.</summary>
    public bool IsStranger { get; init; }
    /// <summary>The roster does not know yet that this person works here.</summary>
    public bool IsNew { get; init; }

    /// <summary>Belongs to some network.</summary>
    public bool Belongs => !IsStranger && Scope.Slugs.Count > 0;

    /// <summary>For whom a case is drawn; where the place is not known, nothing is held back.</summary>
    public IReadOnlyList<string> Reading(Case @case) => IsPlaced ? Scope.Reading(@case) : [Scope.TownSlug];

    /// <summary>Key of the text that says no; null = may act on this case.</summary>
    public string? RefusalFor(Case @case) =>
        IsStranger ? "teams.andere-organisatie"
        : !IsPlaced || Scope.Covers(@case) ? null
        : Scope.Slugs.Count == 0 ? "teams.geen-netwerk" : "teams.niet-uw-netwerk";

    /// <summary>What the roster must hear; null when it knows.</summary>
    public RosterNews? News(ChannelAccount? from) => IsNew && Belongs ? new RosterNews(Who.Name) { Works = Scope.Slugs, ChatId = from?.Id } : null;
}
