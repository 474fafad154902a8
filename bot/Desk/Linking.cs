using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels.Teams;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Desk;

/// <summary><c>koppel</c> and <c>ontkoppel</c>: which channel gets the requests of a wijk, a party or the town.</summary>
/// <param name="store">Reads waiting cases.</param>
/// <param name="knowledge">Wijken and texts.</param>
public sealed class Linking(IStore store, KnowledgeBase knowledge)
{
    /// <summary>Links the channel where it is said.</summary>
    public async Task<TurnResult> LinkAsync(Asked asked, CancellationToken cancel)
    {
        var place = TeamsPlace.Of(asked.Activity);
        if (place.ChannelId is not { } channel)
            return asked.Reply(knowledge.Say("teams.koppel-in-kanaal"));
        if (Area.Find(knowledge, asked.What) is not { } area)
            return asked.Reply(Area.Unknown(knowledge, asked.What));

        var link = new TeamsLink(area.Slug, asked.Activity.ServiceUrl ?? "", channel, place.TenantId, asked.Activity.Recipient?.Id, asked.Activity.From?.Name, asked.Turn.Now) { Team = place.TeamId };
        var waiting = await WaitingAsync(asked.Links.With(link), link, cancel);
        var works = new RosterNews(asked.Standing.Who.Name) { Works = [area.Slug], ChatId = asked.Activity.From?.Id }.To(asked.Turn, 9, asked.Standing.Who.Id);
        var changes = Posts.Reply(asked.Turn, asked.Activity, knowledge.Say("teams.gekoppeld", ("gebied", area.Name), ("aantal", Posts.Count(waiting.Count, "verzoek", "verzoeken"))));
        return new TurnResult(changes with
        {
            Records = [Links.ToRecord(link, asked.Turn.Now)],
            Inbox = [.. waiting.Select((one, n) => StableId.Signal(asked.Turn, n + 10, Case.MailboxOf(one.Reference), CaseSignals.Assign, null)), works],
        });
    }

    /// <summary>Ends a link, in the channel that has it.</summary>
    public async Task<TurnResult> UnlinkAsync(Asked asked, CancellationToken cancel)
    {
        if (Area.Find(knowledge, asked.What) is not { } area)
            return asked.Reply(Area.Unknown(knowledge, asked.What));
        var found = await store.FindAsync(new RecordQuery(TeamsLink.RecordKind) { Id = area.Slug }, cancel);
        if (found is not [var record] || Links.Read(record).ChannelId != TeamsPlace.Of(asked.Activity).ChannelId)
            return asked.Reply(knowledge.Say("teams.niet-gekoppeld", ("gebied", area.Name)));
        var changes = Posts.Reply(asked.Turn, asked.Activity, knowledge.Say("teams.ontkoppeld", ("gebied", area.Name)));
        return new TurnResult(changes with { Records = [new StoredRecord(TeamsLink.RecordKind, area.Slug, null) { At = asked.Turn.Now }] });
    }

    /// <summary>Cases that no channel shows and that this one will: they get their card now.</summary>
    private async Task<IReadOnlyList<Case>> WaitingAsync(Links links, TeamsLink link, CancellationToken cancel)
    {
        return [.. (await OpenCases.ReadAsync(store, null, cancel)).Where(one => one.Cards.Count == 0 && links.For(one, knowledge.Netwerk) == link)];
    }
}
