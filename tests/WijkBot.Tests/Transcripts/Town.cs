using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using WijkBot.CallBack;
using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels.Activities;
using WijkBot.Conversations;
using WijkBot.Conversations.Activiteiten;
using WijkBot.Delivery;
using WijkBot.Desk;
using WijkBot.Desk.Overzicht;
using WijkBot.Desk.Pasting;
using WijkBot.Knowledge.Content;
using WijkBot.Operations;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Tests.Transcripts;

/// <summary>
/// One resident, the real handlers of residents and of cases, and a clock that only moves when a transcript says so.
/// Every state and activity is written to JSON and read again between two turns, as a store would.
/// </summary>
internal sealed partial class Town
{
    private readonly TownRecords records = new();
    private readonly Dictionary<string, string> states = [];
    private readonly List<InboxItem> inbox = [];
    private readonly ITurnHandler[] handlers;
    private int received;

    public Town(string channel, string? wijk, DateTimeOffset start, KnowledgeBase knowledge, params ReadOnlySpan<string> channels)
    {
        Clock = new FakeTimeProvider(start);
        (Channel, Mailbox) = (channel, $"{channel}|+31546000001|{(channel == ChannelIds.WebChat ? "dl_bewoner" : "+31600000001")}");
        var escalation = new EscalationSettings(null, null, false);
        var terms = new CaseTerms(knowledge, escalation);
        var site = new PublicSite("https://wijkbot.example");
        var draw = new CaseCardContent(knowledge, site);
        var callBack = new CallBackLink(new EphemeralDataProtectionProvider(), site);
        var cases = new CaseFinder(records, knowledge, draw, new CaseListCard(knowledge), new Reasons(knowledge, terms));
        handlers =
        [
            ConversationServices.Build(knowledge, records, new References(records), terms, escalation, site, _ => wijk),
            new SignUpList(records),
            new CaseHandler(records, knowledge, new CaseVerbs(knowledge, terms), terms, draw, callBack, new CaseChannels(records, knowledge, terms, draw, new TownLog<CaseChannels>(Logged)), new Rights(records, knowledge),
                new PhotoToResident(knowledge, terms, site)),
            new RosterHandler(records),
            new OverviewHandler(records, knowledge),
            new DeskHandler(records, knowledge, new ChannelLoss(records, knowledge, new TownLog<ChannelLoss>(Logged)), new Rights(records, knowledge),
                new Linking(records, knowledge), new Absence(records, knowledge), cases, new PasteSearch(cases, knowledge, new PasteCards(knowledge, site))),
        ];
        if (channels.Length == 0) Link(knowledge.Gemeente.Slug, "stad");
        foreach (var linked in channels)
            Link(linked.Split('=')[^1], linked.Split('=')[0]);
    }

    public FakeTimeProvider Clock { get; }
    public string Channel { get; }
    public string Mailbox { get; }

    /// <summary>What went to the resident since it was last taken.</summary>
    public List<OutboxItem> Sent { get; } = [];

    public IEnumerable<StoredRecord> Records => records.All;
    public string? State => states.GetValueOrDefault(Mailbox);

    /// <summary>The last case that was opened.</summary>
    public string LastCase => Records.Where(r => r.Kind == Case.RecordKind).OrderBy(r => JsonSerializer.Deserialize(r.Json!, CaseJson.Default.Case)!.ReceivedAt).Last().Id;

    public void Remember(string state) => states[Mailbox] = state;

    /// <summary>A case of another resident.</summary>
    public void OpenForSomebodyElse(string reference, string? wijk = null) => Write(reference, "sms|+31546000001|+31600000099", CaseState.Toegewezen, wijk);

    /// <summary>A case of this resident from before the transcript.</summary>
    public void OpenInState(string reference, CaseState state) => Write(reference, Mailbox, state);

    private void Write(string reference, string owner, CaseState state, string? wijk = null) => records.Write(CaseRecord.Of(
        new Case { Reference = reference, Kind = CaseKind.Melding, State = state, Wijk = wijk, Resident = owner, Text = "Losse tegel", ReceivedAt = Clock.GetUtcNow(), Due = Clock.GetUtcNow().AddDays(2), Party = "almelo" }, Clock.GetUtcNow()));

    /// <summary>The resident sends something.</summary>
    public Task Hear(string text, DateTimeOffset sentAt, string[] photos, GeoPoint? place, string? optOut = null, bool photoFailed = false)
    {
        var activity = Privacy.Mask(new Activity
        {
            Id = $"SM{++received}",
            Timestamp = sentAt,
            ChannelId = Channel,
            From = new ChannelAccount { Id = Mailbox.Split('|')[2] },
            Recipient = new ChannelAccount { Id = "+31546000001" },
            Conversation = new ConversationAccount { Id = Mailbox },
            Text = text.Length == 0 ? null : text,
            Attachments = photos.Length == 0 ? null : [.. photos.Select(photo => new Attachment { ContentType = "image/jpeg", ContentUrl = "media:" + photo })],
            Entities = place is null ? null : [place.ToEntity()],
            ChannelData = optOut is null ? null : JsonSerializer.SerializeToElement(new JsonObject { ["OptOutType"] = optOut }),
        });
        return Accept(Mailbox, photoFailed ? OurNotes.Add(activity, OurNotes.MediaFault, true) : activity);
    }

    /// <summary>The web chat is opened.</summary>
    public Task Open() => Accept(Mailbox, new Activity { Type = ActivityTypes.ConversationUpdate, ChannelId = Channel, Id = $"SM{++received}", Conversation = new ConversationAccount { Id = Mailbox } });

    /// <summary>A professional presses a button on the card of a case.</summary>
    public Task Press(string reference, string verb, string? field, string? text)
    {
        var data = new JsonObject { ["zaak"] = reference, ["verb"] = verb };
        if (field is not null) data[field] = text;
        return Accept(Case.MailboxOf(reference), new Activity
        {
            Id = $"T{++received}",
            ChannelId = ChannelIds.Teams,
            From = new ChannelAccount { Id = "29:jan", Name = "Jan" },
            Conversation = new ConversationAccount { Id = "19:stad@thread.tacv2" },
            Value = JsonSerializer.SerializeToElement(data),
        });
    }

    /// <summary>Time passes; what falls due is handled at its own time.</summary>
    public async Task Pass(TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;
        while (inbox.Where(item => item.Due <= end).OrderBy(item => item.Due).FirstOrDefault() is { } item)
        {
            if (item.Due > Clock.GetUtcNow()) Clock.SetUtcNow(item.Due!.Value);
            inbox.Remove(item);
            await Handle(item);
            await HandleAll();
        }
        Clock.SetUtcNow(end);
    }

    /// <summary>A signal of another mailbox comes in.</summary>
    public Task Receive(InboxItem item)
    {
        inbox.Add(item);
        return HandleAll();
    }

    private async Task Accept(string mailbox, Activity activity)
    {
        inbox.Add(new InboxItem($"{activity.ChannelId}|proef|{activity.Id}", mailbox, activity, Clock.GetUtcNow()));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await HandleAll();
    }

    private async Task HandleAll()
    {
        while (inbox.Find(item => item.Due is null) is { } item)
        {
            inbox.Remove(item);
            await Handle(item);
        }
    }

    private async Task Handle(InboxItem item)
    {
        var stored = item with { Activity = JsonSerializer.Deserialize(JsonSerializer.Serialize(item.Activity, ActivityJson.Default.Activity), ActivityJson.Default.Activity)! };
        var handler = Array.Find(handlers, handler => handler.Owns(item.Mailbox)) ?? throw new InvalidOperationException(item.Mailbox);
        stored = stored with { Activity = Fetched(stored.Activity) };
        var turn = new Turn(item.Mailbox, states.GetValueOrDefault(item.Mailbox), stored, Clock.GetUtcNow());
        var (changes, answer) = await handler.HandleAsync(turn, TestContext.Current.CancellationToken);
        if (changes.State is { } state) states[item.Mailbox] = state;
        else states.Remove(item.Mailbox);
        foreach (var record in changes.Records) records.Write(record);
        inbox.AddRange(changes.Inbox);
        foreach (var one in changes.Outbox) Out(one);
        if (answer is not null) Answer = answer;
    }
}
