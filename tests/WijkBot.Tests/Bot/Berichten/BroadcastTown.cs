using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Berichten;
using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Channels.Twilio;
using WijkBot.Conversations;
using WijkBot.Conversations.OpDeHoogte;
using WijkBot.Delivery;
using WijkBot.Desk;
using WijkBot.Desk.Pasting;
using WijkBot.Operations;
using WijkBot.Roster;
using WijkBot.Storage;
using WijkBot.Tests.Knowledge;
using WijkBot.Tests.Transcripts;

namespace WijkBot.Tests.Bot.Berichten;

/// <summary>
/// Residents, professionals in Teams and the real handlers of both and of broadcasts, on a clock that moves when told. What would be sent counts as sent, but for
/// numbers that do not exist and for WhatsApp after a day of silence.
/// </summary>
internal sealed class BroadcastTown
{
    private const string Sms = "+31546000002", WhatsApp = "+31546000001";
    private readonly PriorityQueue<InboxItem, (DateTimeOffset, long)> waiting = new();
    private readonly HashSet<string> accepted = [];
    private readonly Dictionary<string, string> states = [];
    private readonly ITurnHandler[] handlers;
    private long order;
    private int said;

    public BroadcastTown(DateTimeOffset start)
    {
        Clock = new FakeTimeProvider(start);
        var settings = new BroadcastSettings { SmsPrice = 0.08m, WhatsAppPrice = 0.05m, Numbers = [new TwilioNumber { Number = Sms, Channel = ChannelIds.Sms }, new TwilioNumber { Number = WhatsApp, Channel = ChannelIds.WhatsApp }] };
        var escalation = new EscalationSettings(null, null, false);
        var site = new PublicSite("https://wijkbot.example");
        var cases = new CaseFinder(Records, Some.Almelo, new CaseCardContent(Some.Almelo, site), new CaseListCard(Some.Almelo), new Reasons(Some.Almelo, new CaseTerms(Some.Almelo, escalation)));
        handlers =
        [
            ConversationServices.Build(Some.Almelo, Records, new References(Records), new CaseTerms(Some.Almelo, escalation), escalation, site, _ => null),
            new RosterHandler(Records),
            new DeskHandler(Records, Some.Almelo, new ChannelLoss(Records, Some.Almelo, NullLogger<ChannelLoss>.Instance), new Rights(Records, Some.Almelo), new Linking(Records, Some.Almelo), new Absence(Records, Some.Almelo),
                cases, new PasteSearch(cases, Some.Almelo, new PasteCards(Some.Almelo, site))),
            new BroadcastHandler(Records, Some.Almelo, settings, new Rights(Records, Some.Almelo)),
        ];
        foreach (var channel in new[] { "schelfhorst", "almelo" })
            Records.Write(Links.ToRecord(new TeamsLink(channel, "https://teams.example", IdOf(channel), "t", "28:bot", null, start), start));
    }

    public FakeTimeProvider Clock { get; }
    public TownRecords Records { get; } = new();
    public List<OutboxItem> Sent { get; } = [];

    /// <summary>A template for news after a day is set at the provider.</summary>
    public bool HasTemplate { get; set; }

    public static string MailboxOf(string channel, string user) => $"{channel}|{(channel == ChannelIds.Sms ? Sms : WhatsApp)}|{user}";

    /// <summary>Residents who follow a topic; of a hundred the last so many have a number that does not exist.</summary>
    public void Follow(int people, string topic, int failing)
    {
        for (var n = 0; n < people; n++)
        {
            var number = $"+3168{(n % 100 >= 100 - failing ? "9" : "0")}{n.ToString("000000", CultureInfo.InvariantCulture)}";
            Records.Write(new Subscription(topic, topic, Clock.GetUtcNow(), false).ToRecord(MailboxOf(ChannelIds.Sms, number), topic.Split(':')[1]));
        }
    }

    public Task HearAsync(string mailbox, string text) => AcceptAsync(new Activity
    {
        Id = $"SM{++said}",
        Timestamp = Clock.GetUtcNow(),
        ChannelId = mailbox.Split('|')[0],
        From = new ChannelAccount { Id = mailbox.Split('|')[2] },
        Recipient = new ChannelAccount { Id = mailbox.Split('|')[1] },
        Conversation = new ConversationAccount { Id = mailbox },
        Text = text,
    });

    /// <summary>What the last press was answered.</summary>
    public InvokeAnswer? Answer { get; set; }

    public Task WriteAsync(string who, string channel, string text) => AcceptAsync(From(who, channel) with { Text = text });

    /// <summary>A button of a broadcast's card.</summary>
    public Task PressAsync(string who, string channel, string verb, string number) => AcceptAsync(From(who, channel) with
    {
        Type = ActivityTypes.Invoke,
        Name = CardVerb.InvokeName,
        Value = JsonSerializer.SerializeToElement(new { action = new { type = "Action.Execute", verb, data = new { nummer = number } } }),
    });

    /// <summary>The same button where Teams does not know <c>Action.Execute</c>: it arrives as a message.</summary>
    public Task SubmitAsync(string who, string channel, string verb, string number) => AcceptAsync(From(who, channel) with
    {
        Value = JsonSerializer.SerializeToElement(new Dictionary<string, string> { [CardVerb.SubmittedVerb] = verb, ["nummer"] = number }),
    });

    private Activity From(string who, string channel) => new()
    {
        Id = $"{++said}",
        ChannelId = ChannelIds.Teams,
        ServiceUrl = "https://teams.example",
        From = new() { Id = "29:" + who, AadObjectId = "aad-" + who.ToLowerInvariant(), Name = who },
        Recipient = new() { Id = "28:bot" },
        Conversation = new() { Id = $"{IdOf(channel)};messageid={said}", ConversationType = "channel", TenantId = "t" },
        ChannelData = JsonSerializer.SerializeToElement(new { channel = new { id = IdOf(channel) }, tenant = new { id = "t" } }),
    };

    /// <summary>Time passes; everything is handled at its own time.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;
        while (waiting.TryPeek(out var item, out _) && (item.Due ?? Clock.GetUtcNow()) <= end)
        {
            waiting.Dequeue();
            if (item.Due > Clock.GetUtcNow()) Clock.SetUtcNow(item.Due.Value);
            await HandleAsync(item);
        }
        Clock.SetUtcNow(end);
    }

    private static string IdOf(string channel) => $"19:{channel}@thread.tacv2";

    private Task AcceptAsync(Activity activity)
    {
        Add(new InboxItem($"{activity.ChannelId}|proef|{activity.Id}", Mailboxes.Of(activity), Privacy.Mask(activity), Clock.GetUtcNow()));
        return PassAsync(TimeSpan.FromSeconds(1));
    }

    private void Add(InboxItem item)
    {
        if (accepted.Add(item.Key)) waiting.Enqueue(item, (item.Due ?? Clock.GetUtcNow(), order++));
    }

    private async Task HandleAsync(InboxItem item)
    {
        var stored = item with { Activity = JsonSerializer.Deserialize(JsonSerializer.Serialize(item.Activity, ActivityJson.Default.Activity), ActivityJson.Default.Activity)! };
        var handler = Array.Find(handlers, one => one.Owns(item.Mailbox)) ?? throw new InvalidOperationException(item.Mailbox);
        var (changes, answer) = await handler.HandleAsync(new Turn(item.Mailbox, states.GetValueOrDefault(item.Mailbox), stored, Clock.GetUtcNow()), TestContext.Current.CancellationToken);
        if (answer is not null) Answer = answer;
        if (changes.State is { } state) states[item.Mailbox] = state;
        foreach (var record in changes.Records) Records.Write(record);
        foreach (var next in changes.Inbox) Add(next);
        foreach (var message in changes.Outbox) Send(message);
    }

    private void Send(OutboxItem item)
    {
        var (channel, user) = (item.Message.Activity.ChannelId, item.Recipient.Split('|')[^1]);
        var closed = channel == ChannelIds.WhatsApp && !HasTemplate && !(Clock.GetUtcNow() - item.Message.LastHeard < TimeSpan.FromHours(24));
        var reason = closed ? NeverReason.TemplateNeeded : user.StartsWith("+31689", StringComparison.Ordinal) ? NeverReason.BadAddress : (NeverReason?)null;
        if (reason is null) Sent.Add(item);
        else if (DeliverySignals.Of(item, reason.Value.ToString(), Clock.GetUtcNow()) is { } failed) Add(failed with { Due = Clock.GetUtcNow().AddSeconds(2) });
    }
}
