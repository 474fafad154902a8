using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WijkBot.CallBack;
using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Delivery;
using WijkBot.Desk;
using WijkBot.Desk.Pasting;
using WijkBot.Knowledge.Wijken;
using WijkBot.Operations;
using WijkBot.Roster;
using WijkBot.Storage;
using WijkBot.Tests.Knowledge;
using WijkBot.Tests.Transcripts;

namespace WijkBot.Tests.Bot.Cases;

/// <summary>
/// The professionals' half of the program: the real handlers of cases and of the desk, records in memory, and a clock that moves when told.
/// What would go to Teams and to the resident is kept.
/// </summary>
internal sealed class TeamsSide
{
    public const string Resident = "sms|+31546850219|+31687654321";
    public static readonly DateTimeOffset MondayMorning = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(1));
    private readonly TownRecords records = new();
    private readonly Dictionary<string, string> states = [];
    private readonly List<InboxItem> waiting = [];
    private readonly ITurnHandler[] handlers;
    private int said;

    public TeamsSide(EscalationSettings? escalation = null)
    {
        var terms = new CaseTerms(Some.Almelo, escalation ?? new EscalationSettings(null, null, false));
        var site = new PublicSite("https://wijkbot.example");
        var draw = new CaseCardContent(Some.Almelo, site);
        var finder = new CaseFinder(records, Some.Almelo, draw, new CaseListCard(Some.Almelo), new Reasons(Some.Almelo, terms));
        handlers =
        [
            new CaseHandler(records, Some.Almelo, new CaseVerbs(Some.Almelo, terms), terms, draw, new CallBackLink(new EphemeralDataProtectionProvider(), site),
                new CaseChannels(records, Some.Almelo, terms, draw, NullLogger<CaseChannels>.Instance), new Rights(records, Some.Almelo), new PhotoToResident(Some.Almelo, terms, site)),
            new RosterHandler(records),
            new DeskHandler(records, Some.Almelo, new ChannelLoss(records, Some.Almelo, NullLogger<ChannelLoss>.Instance), new Rights(records, Some.Almelo),
                new Linking(records, Some.Almelo), new Absence(records, Some.Almelo), finder, new PasteSearch(finder, Some.Almelo, new PasteCards(Some.Almelo, site))),
        ];
    }

    public FakeTimeProvider Clock { get; } = new(MondayMorning);

    /// <summary>What went to Teams, in order.</summary>
    public List<OutboxItem> Posted { get; } = [];

    /// <summary>What the resident's conversation was told.</summary>
    public List<CaseNews> Told { get; } = [];

    public Case this[string reference] =>
        CaseRecord.Read(records.All.Single(record => record.Kind == Case.RecordKind && record.Id == reference));

    /// <summary>What is stored.</summary>
    public TownRecords Records => records;

    public IEnumerable<TeamsLink> Linked => records.All.Where(record => record.Kind == TeamsLink.RecordKind).Select(Links.Read);

    /// <summary>Cards that started a thread in this channel.</summary>
    public IReadOnlyList<OutboxItem> CardsIn(string channel) => [.. Posted.Where(item =>
        item.Recipient == $"msteams|{IdOf(channel)}" && item.Message.Activity is { Type: ActivityTypes.Message, Attachments: not null } && item.Follows is null)];

    /// <summary>Words in the threads of this channel.</summary>
    public IReadOnlyList<string> NotesIn(string channel) =>
        [.. Posted.Where(item => item.Recipient == $"msteams|{IdOf(channel)}" && item.Follows is not null && item.Message.Activity.Text is not null).Select(item => item.Message.Activity.Text!)];

    /// <summary>Every card that was drawn, new or again.</summary>
    public IEnumerable<JsonElement> Cards => Posted.Select(item => item.Message.Activity).Where(activity => activity.Attachments is not null).Select(activity => activity.Attachments![0].Content!.Value);

    public Task LinkAsync(string channel, string area) => SayAsync(channel, "koppel " + area);

    /// <summary>Somebody writes to the bot in a channel.</summary>
    public Task<InvokeAnswer?> SayAsync(string channel, string text, string? thread = null, string kind = "channel", string? who = null) => AcceptAsync(new Activity
    {
        Id = $"{++said}",
        ChannelId = ChannelIds.Teams,
        ServiceUrl = "https://smba.trafficmanager.net/emea/",
        From = who is null ? new() { Id = "29:anna", Name = "Anna de Vries" } : new() { Id = "29:" + who, AadObjectId = "aad-" + who, Name = who },
        Recipient = new() { Id = "28:bot" },
        Conversation = new() { Id = kind == "channel" ? $"{IdOf(channel)};messageid={thread ?? $"{said}"}" : "a:1chat", ConversationType = kind, TenantId = "t" },
        Text = text,
        ChannelData = kind == "channel" ? JsonSerializer.SerializeToElement(new { channel = new { id = IdOf(channel) }, tenant = new { id = "t" } }) : null,
    });

    /// <summary>A resident's request comes in.</summary>
    public Task OpenAsync(string reference, string? wijk = "windmolenbroek", string party = "almelo", string category = "straatverlichting", bool confidential = false)
    {
        records.Write(CaseRecord.Of(
            new Case
            {
                Reference = reference,
                Kind = reference[0] switch { 'T' => CaseKind.Terugbelverzoek, 'V' => CaseKind.Vraag, _ => CaseKind.Melding },
                Resident = Resident,
                Wijk = wijk,
                Category = category,
                Text = "de lamp bij nummer 12 [knippert](https://kwaad.example)\nal een week",
                Place = new Place { Description = "Palmstraat 12", Latitude = 52.34, Longitude = 6.66 },
                Photos = ["foto-1"],
                Details = [new CaseDetail("paal", "Nummer van de paal", "12345")],
                ReceivedAt = Clock.GetUtcNow(),
                Due = Clock.GetUtcNow().AddDays(2),
                Party = party,
                CallBackNumber = "+31611111111",
                Confidential = confidential,
            }, Clock.GetUtcNow()));
        return SignalAsync(reference, CaseSignals.Opened, null);
    }

    /// <summary>The resident's side tells the case something.</summary>
    public Task SignalAsync(string reference, string name, object? value) => AcceptAsync(
        new Activity { Type = ActivityTypes.Event, Id = $"{++said}", ChannelId = "intern", Name = name, Value = value is null ? null : JsonSerializer.SerializeToElement(value, JsonSerializerOptions.Web) },
        Case.MailboxOf(reference));

    /// <summary>A picture that a professional offers the resident has been fetched, or turned out too large (null).</summary>
    public Task OfferAsync(string who, string reference, string? words, Attachment? fetched)
    {
        var offer = new Activity
        {
            Type = ActivityTypes.Event,
            Name = CaseSignals.PhotoOffered,
            Id = $"{++said}",
            ChannelId = ChannelIds.Teams,
            ServiceUrl = "https://smba.trafficmanager.net/emea/",
            From = new() { Id = "29:" + who, AadObjectId = "aad-" + who, Name = who },
            Recipient = new() { Id = "28:bot" },
            Conversation = new() { Id = IdOf("windmolenbroek") + ";messageid=1", ConversationType = "channel", TenantId = "t" },
            Text = words,
            Attachments = fetched is null ? null : [fetched],
        };
        return AcceptAsync(fetched is null ? OurNotes.Add(offer, OurNotes.OfferFault, "teams.foto.te-groot") : offer, Case.MailboxOf(reference));
    }

    /// <summary>A professional presses a button; returns what the card answers.</summary>
    public async Task<JsonNode> PressAsync(string who, string reference, string verb, string? field = null, string? text = null, string channel = "windmolenbroek", string? remark = null)
    {
        var data = new JsonObject { ["zaak"] = reference };
        if (field is not null)
            data[field] = text;
        if (remark is not null)
            data["opmerking"] = remark;
        var answer = await AcceptAsync(new Activity
        {
            Type = ActivityTypes.Invoke,
            Name = CardVerb.InvokeName,
            Id = $"f:{++said}",
            ChannelId = ChannelIds.Teams,
            ServiceUrl = "https://smba.trafficmanager.net/emea/",
            From = new() { Id = "29:" + who, AadObjectId = "aad-" + who, Name = who },
            Recipient = new() { Id = "28:bot" },
            Conversation = new() { Id = IdOf(channel) + ";messageid=1", ConversationType = "channel", TenantId = "t" },
            ChannelData = channel == "windmolenbroek" ? null : JsonSerializer.SerializeToElement(new { channel = new { id = IdOf(channel) }, tenant = new { id = "t" } }),
            Value = JsonSerializer.SerializeToElement(new { action = new { type = "Action.Execute", verb, data } }),
        });
        return JsonNode.Parse(answer!.Body!.Value.GetRawText())!;
    }

    /// <summary>Somebody looks something up from the box in which they write; the place is as Teams sends it.</summary>
    public async Task<JsonNode> LookUpAsync(string who, string value, string kind = "personal", string? channel = null, string tenant = "t")
    {
        var answer = await AcceptAsync(new Activity
        {
            Type = ActivityTypes.Invoke,
            Name = "composeExtension/query",
            Id = $"f:{++said}",
            ChannelId = ChannelIds.Teams,
            ServiceUrl = "https://smba.trafficmanager.net/emea/",
            From = new() { Id = "29:" + who, AadObjectId = "aad-" + who, Name = who },
            Recipient = new() { Id = "28:bot" },
            Conversation = new() { Id = channel is null ? "a:1chat-met-een-collega" : IdOf(channel), ConversationType = kind, TenantId = tenant },
            Value = JsonElement.Parse(value),
        });
        return JsonNode.Parse(answer!.Body!.Value.GetRawText())!["composeExtension"]!;
    }

    /// <summary>Teams says that this delivery will never arrive.</summary>
    public Task FailAsync(OutboxItem item, NeverReason reason) =>
        AcceptAsync(DeliverySignals.Of(item, reason.ToString(), Clock.GetUtcNow())!);

    /// <summary>Teams tells that something changed around the bot: a member, a channel or a team.</summary>
    public Task HappensAsync(string channel, object data, string[]? removed = null) => AcceptAsync(new Activity
    {
        Type = ActivityTypes.ConversationUpdate,
        Id = $"{++said}",
        ChannelId = ChannelIds.Teams,
        ServiceUrl = "https://smba.trafficmanager.net/emea/",
        From = new() { Id = "29:anna", Name = "Anna de Vries" },
        Recipient = new() { Id = "28:bot" },
        Conversation = new() { Id = IdOf(channel), ConversationType = "channel", TenantId = "t" },
        ChannelData = JsonSerializer.SerializeToElement(data),
        Extra = removed is null ? null : new() { ["membersRemoved"] = JsonSerializer.SerializeToElement(removed.Select(id => new { id })) },
    });

    /// <summary>Time passes; terms end at their own time.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;
        while (waiting.Where(item => item.Due <= end).MinBy(item => item.Due) is { } item)
        {
            if (item.Due > Clock.GetUtcNow())
                Clock.SetUtcNow(item.Due!.Value);
            waiting.Remove(item);
            await HandleAsync(item);
        }
        Clock.SetUtcNow(end);
    }

    public static string IdOf(string channel) => $"19:{channel}@thread.tacv2";

    private Task<InvokeAnswer?> AcceptAsync(Activity activity, string? mailbox = null) =>
        AcceptAsync(new InboxItem($"{activity.ChannelId}|proef|{activity.Id}", mailbox ?? Mailboxes.Of(activity), activity, Clock.GetUtcNow()));

    private async Task<InvokeAnswer?> AcceptAsync(InboxItem item)
    {
        var answer = await HandleAsync(item);
        while (waiting.Find(one => one.Due is null) is { } next)
        {
            waiting.Remove(next);
            await HandleAsync(next);
        }
        return answer;
    }

    private async Task<InvokeAnswer?> HandleAsync(InboxItem item)
    {
        if (item.Mailbox == Resident)
        {
            Told.Add(item.Activity.Value!.Value.Deserialize<CaseNews>(JsonSerializerOptions.Web)!);
            return null;
        }
        var stored = JsonSerializer.Deserialize(JsonSerializer.Serialize(item.Activity, ActivityJson.Default.Activity), ActivityJson.Default.Activity)!;
        var handler = handlers.Single(one => one.Owns(item.Mailbox));
        var result = await handler.HandleAsync(
            new Turn(item.Mailbox, states.GetValueOrDefault(item.Mailbox), item with { Activity = stored }, Clock.GetUtcNow()), TestContext.Current.CancellationToken);
        if (result.Changes.State is { } state)
            states[item.Mailbox] = state;
        foreach (var record in result.Changes.Records)
            records.Write(record);
        waiting.AddRange(result.Changes.Inbox);
        Posted.AddRange(result.Changes.Outbox);
        return result.Answer;
    }
}
