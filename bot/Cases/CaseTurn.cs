using System.Text.Json;
using WijkBot.Cases.Cards;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Delivery;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Cases;

/// <summary>One turn of one case: the case as it becomes, and what goes out because of it.</summary>
/// <param name="start">The case as the last turn left it.</param>
/// <param name="turn">What is handled.</param>
public sealed class CaseTurn(Case start, Turn turn)
{
    private readonly IReadOnlyList<CaseCard> before = start.Cards;
    private readonly List<OutboxItem> outbox = [];
    private readonly List<InboxItem> inbox = [];
    private int made;
    private bool changed;

    /// <summary>The case as it stands now in this turn.</summary>
    public Case Case { get; private set; } = start;

    /// <summary>What is handled.</summary>
    public Turn Turn => turn;

    /// <summary>The roster as this turn found it.</summary>
    public People People { get; set; } = new([]);

    /// <summary>The time of this turn.</summary>
    public DateTimeOffset Now => turn.Now;

    /// <summary>The cards that stood before this turn and must be drawn again at its end.</summary>
    public IEnumerable<CaseCard> Stale => changed ? before.Where(Case.Cards.Contains) : [];

    /// <summary>Changes the case and writes a line of history.</summary>
    /// <param name="who">Name of a professional, <c>bewoner</c> or <c>WijkBot</c>.</param>
    /// <param name="what">What happened, Dutch.</param>
    /// <param name="becomes">The case as it becomes.</param>
    /// <param name="told">What the resident is told.</param>
    public void Record(string who, string what, Case becomes, string? told = null)
    {
        Case = becomes with
        {
            Live = becomes.State == CaseState.InBehandeling ? becomes.Live : null,
            History = [.. becomes.History, new CaseEvent(Now, who, what) { Told = told, Parties = Case.Party == becomes.Party ? [Case.Party] : [Case.Party, becomes.Party] }],
            ClosedAt = becomes.State switch
            {
                CaseState.Afgehandeld or CaseState.Samengevoegd => becomes.ClosedAt ?? Now,
                CaseState.Doorgezet => becomes.ClosedAt,
                _ => null,
            },
            Withdrawn = becomes is { Withdrawn: true, State: CaseState.Afgehandeld },
        };
        changed = true;
    }

    /// <summary>Changes what is in no history.</summary>
    public void Change(Case becomes) => Case = becomes;

    /// <summary>Tells the resident, in the resident's own conversation.</summary>
    public void Tell(CaseNews news)
    {
        CaseCorrections.Share(this, news);
        if (Case.Resident.Length > 0) // not one who had everything removed
            inbox.Add(StableId.Signal(
                turn, made++, Case.Resident, CaseSignals.News, JsonSerializer.SerializeToElement(news, CaseJson.Default.CaseNews)));
    }

    /// <summary>Starts a new term; the earlier one lapses.</summary>
    public void StartTerm(DateTimeOffset due)
    {
        Case = Case with { Term = Case.Term + 1 };
        var value = JsonSerializer.SerializeToElement(Case.Term, CaseJson.Default.Int32);
        inbox.Add(StableId.Signal(turn, made++, Case.MailboxOf(Case.Reference), CaseSignals.Term, value, due));
    }

    /// <summary>Ends the running term: nobody is reminded any more.</summary>
    public void EndTerm() => Case = Case with { Term = Case.Term + 1 };

    /// <summary>Puts a card into a channel; updates and notes follow it.</summary>
    public void Post(TeamsLink link, Activity activity)
    {
        var id = Send(link, activity, follows: null);
        Case = Case with { Cards = [.. Case.Cards, new CaseCard(id, link)] };
    }

    /// <summary>A card that stands in this channel from before becomes the newest: words about the case are for its thread again. False when there is none.</summary>
    public bool Resume(TeamsLink link)
    {
        if (Case.Cards.LastOrDefault(card => card.Link.ChannelId == link.ChannelId) is not { } earlier)
            return false;
        Case = Case with { Cards = [.. Case.Cards.Where(card => card != earlier), earlier] };
        return true;
    }

    /// <summary>Says something in the thread of the newest card; only colleagues see it. Without a card nobody is there to read it.</summary>
    public void Note(string text, bool onlyWhen = true)
    {
        if (onlyWhen && Case.Cards is [.., var card])
            Send(card.Link, Posts.Note(card.Link, text), card.Delivery);
    }

    /// <summary>Replaces a posted card.</summary>
    public void Replace(CaseCard card, Activity activity) => Send(card.Link, activity, card.Delivery);

    /// <summary>Takes a card off the list: it never arrived.</summary>
    public void Drop(CaseCard card) => Case = Case with { Cards = [.. Case.Cards.Where(c => c != card)] };

    /// <summary>Sends a message that belongs to no card. Should it not arrive, the case hears so.</summary>
    /// <param name="recipient">Whose order it keeps.</param>
    /// <param name="activity">The message.</param>
    public void SendApart(string recipient, Activity activity) =>
        outbox.Add(new OutboxItem(StableId.From(turn.Item.Key, made++), recipient, new Outgoing(activity)) { TellOnFailure = Case.MailboxOf(Case.Reference) });

    /// <summary>Signals another mailbox.</summary>
    public void Signal(string mailbox, string name, JsonElement? value, DateTimeOffset? due = null) => inbox.Add(StableId.Signal(turn, made++, mailbox, name, value, due));

    /// <summary>Everything this turn changes.</summary>
    public Changes ToChanges(IReadOnlyList<StoredRecord> others) => new()
    {
        State = turn.State,
        Records = [CaseRecord.Of(Case, Now), .. others],
        Outbox = outbox,
        Inbox = inbox,
    };

    private string Send(TeamsLink link, Activity activity, string? follows)
    {
        var id = StableId.From(turn.Item.Key, made++);
        outbox.Add(new OutboxItem(id, Posts.RecipientOf(link), new Outgoing(activity))
        {
            Follows = follows,
            TellOnFailure = Case.MailboxOf(Case.Reference),
        });
        return id;
    }
}
