using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels;
using WijkBot.Channels.Teams;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Desk;

/// <summary>
/// The bot was removed from a team, or a channel or a whole team was deleted: its links end at once, the open cases go to others, and the town-wide channel
/// is told. Without this a case would wait until its next message fails.
/// </summary>
/// <param name="store">Reads links and cases.</param>
/// <param name="knowledge">Names and texts.</param>
/// <param name="log">Areas without a channel.</param>
public sealed partial class ChannelLoss(IStore store, KnowledgeBase knowledge, ILogger<ChannelLoss> log)
{
    /// <summary>What changes because of it.</summary>
    public async Task<Changes> OfAsync(Turn turn, Membership gone, CancellationToken cancel)
    {
        var links = await Links.ReadAsync(store, knowledge.Gemeente.Slug, cancel);
        var lost = links.All.Where(link => IsLost(link, gone)).ToList();
        var left = lost.Aggregate(links, (rest, link) => rest.Without(link.ChannelId));
        var inbox = new List<InboxItem>();
        var outbox = new List<OutboxItem>();
        var made = 10;
        foreach (var channel in lost.Select(link => link.ChannelId).Distinct())
        {
            var value = JsonSerializer.SerializeToElement(channel, CaseJson.Default.String);
            foreach (var open in await OpenCases.InChannelAsync(store, channel, cancel))
                inbox.Add(StableId.Signal(turn, made++, Case.MailboxOf(open.Reference), CaseSignals.ChannelGone, value));
        }
        foreach (var link in lost)
        {
            Lost(link.Slug);
            if (left.Town is { } town)
                outbox.Add(new OutboxItem(
                    StableId.From(turn.Item.Key, made++), Posts.RecipientOf(town),
                    new Outgoing(Posts.Note(town, knowledge.Say("teams.kanaal-verwijderd", ("gebied", Area.NameOf(knowledge, link.Slug)))))));
        }
        return new Changes
        {
            State = turn.State,
            Records = [.. lost.Select(link => new StoredRecord(TeamsLink.RecordKind, link.Slug, null) { At = turn.Now })],
            Inbox = inbox,
            Outbox = outbox,
        };
    }

    /// <summary>Who left a team does not work in its areas any more.</summary>
    public async Task<Changes> OfPeopleAsync(Turn turn, Membership left, CancellationToken cancel)
    {
        var links = await Links.ReadAsync(store, knowledge.Gemeente.Slug, cancel);
        var areas = links.All.Where(link => IsLost(link, left)).Select(link => link.Slug).ToList();
        var people = await People.ReadAsync(store, knowledge, cancel);
        var gone = areas.Count == 0 ? [] : people.All.Where(person => left.Who.Any(who => who.AadObjectId == person.Id || who.Id == person.Id || who.Id == person.ChatId));
        return new Changes { State = turn.State, Inbox = [.. gone.Select((person, n) => new RosterNews(person.Name) { Left = areas }.To(turn, n + 10, person.Id))] };
    }

    /// <summary>A deleted channel is one; without the bot, all channels of the team are gone.</summary>
    private static bool IsLost(TeamsLink link, Membership gone) => gone.Change == MembershipChange.ChannelDeleted
        ? link.ChannelId == gone.Place.ChannelId
        : gone.Place.Kind != "personal" && (link.ChannelId == gone.Place.ConversationId || link.ChannelId == gone.Place.ChannelId || (link.Team is { } team && team == gone.Place.TeamId));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The Teams channel of {Area} is gone: link it anew")]
    private partial void Lost(string area);
}
