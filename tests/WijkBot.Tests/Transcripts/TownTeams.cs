using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WijkBot.Cases;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Delivery;
using WijkBot.Kennis;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Tests.Transcripts;

/// <content>The professionals in Teams.</content>
internal sealed partial class Town
{
    private const string Private = "privé";
    private readonly Dictionary<string, string> threads = [];

    /// <summary>What went to Teams since it was last taken, in order.</summary>
    public List<OutboxItem> Posted { get; } = [];

    /// <summary>What went to other residents since it was last taken.</summary>
    public List<OutboxItem> SentToOthers { get; } = [];

    /// <summary>Everything that ever went to Teams, as it was sent.</summary>
    public List<string> EverInTeams { get; } = [];

    /// <summary>Everything that was logged.</summary>
    public List<string> Logged { get; } = [];

    /// <summary>What an operator can take out: answers that were given, as files, and the audit log.</summary>
    public IEnumerable<string> Exports =>
        Records.Where(record => record.Kind == GivenAnswer.RecordKind).Select(record => GivenAnswer.Read(record).ToFile())
            .Concat(Records.Where(record => record.Kind == LogLine.RecordKind).Select(LogLine.Read));

    /// <summary>What the last press was answered.</summary>
    public InvokeAnswer? Answer
    {
        get;
        set
        {
            field = value;
            if (value?.Body is { } body) EverInTeams.Add(body.GetRawText());
        }
    }

    /// <summary>Somebody writes to the bot in a channel, in the thread of a case, or in a personal chat.</summary>
    public Task WriteInTeams(string who, string where, string? thread, string text, params IReadOnlyList<string> pictures) => AcceptTeams(Privacy.Mask(From(who, where, thread) with
    {
        Text = text,
        Attachments = pictures.Count == 0 ? null : [.. pictures.Select(picture => new Attachment { ContentType = "image/*", ContentUrl = "https://teams.example/v3/attachments/" + picture })],
    }));

    /// <summary>What is done about pictures between the acceptance and the turn, without fetching: the name says what would come of it.</summary>
    private static Activity Fetched(Activity activity) => activity is not { Name: CaseSignals.PhotoOffered, Attachments: [{ ContentUrl: { } url }] } ? activity
        : url.Split('/')[^1] is var picture && picture.StartsWith("foto", StringComparison.Ordinal)
            ? activity with { Attachments = [new Attachment { ContentType = "image/jpeg", ContentUrl = "media:" + picture }] }
            : OurNotes.Add(activity with { Attachments = null }, OurNotes.OfferFault, "teams.foto." + picture);

    /// <summary>Somebody presses a button.</summary>
    public Task PressInTeams(string who, string where, string verb, JsonObject data) =>
        AcceptTeams(From(who, where, null) with
        {
            Type = ActivityTypes.Invoke,
            Name = CardVerb.InvokeName,
            Value = JsonSerializer.SerializeToElement(new { action = new { type = "Action.Execute", verb, data } }),
        });

    /// <summary>Teams tells of a channel that was deleted, or of the team that the bot was removed from.</summary>
    public Task LoseInTeams(string channel, bool team) => AcceptTeams(From("Anna", channel, null) with
    {
        Type = ActivityTypes.ConversationUpdate,
        ChannelData = JsonSerializer.SerializeToElement(team
            ? new JsonObject { ["team"] = new JsonObject { ["id"] = TeamOf } }
            : new JsonObject { ["eventType"] = "channelDeleted", ["channel"] = new JsonObject { ["id"] = IdOf(channel) } }),
        Extra = team ? new() { ["membersRemoved"] = JsonSerializer.SerializeToElement(new[] { new { id = "28:bot" } }) } : null,
    });

    /// <summary>The last thing sent to a channel will never arrive.</summary>
    public Task FailInTeams(string channel, string reason)
    {
        var item = records.Posted.Values.Concat(others).Last(one => one.Recipient == $"{ChannelIds.Teams}|{IdOf(channel)}");
        var signal = DeliverySignals.Of(item, reason, Clock.GetUtcNow())!;
        return Accept(signal.Mailbox, signal.Activity with { Id = $"{item.Id}{++received}" });
    }

    /// <summary>The organisation of who acts in Teams.</summary>
    public string Tenant { get; set; } = "t";

    private readonly List<OutboxItem> others = [];

    private const string TeamOf = "19:wijknetwerk@thread.tacv2";

    private static string IdOf(string channel) => $"19:{channel}@thread.tacv2";

    private void Link(string area, string channel) => records.Write(Links.ToRecord(
        new TeamsLink(area, "https://teams.example", IdOf(channel), "t", "28:bot", null, Clock.GetUtcNow()) { Team = TeamOf }, Clock.GetUtcNow()));

    private Task AcceptTeams(Activity activity)
    {
        Answer = null;
        return Accept(Mailboxes.Of(activity), activity);
    }

    private Activity From(string who, string where, string? thread) => new()
    {
        Type = ActivityTypes.Message,
        Id = $"{++received}",
        ChannelId = ChannelIds.Teams,
        ServiceUrl = "https://teams.example",
        From = new ChannelAccount { Id = "29:" + who, AadObjectId = "aad-" + who, Name = who },
        Recipient = new ChannelAccount { Id = "28:bot" },
        Conversation = where == Private
            ? new ConversationAccount { Id = "a:" + who, ConversationType = "personal", TenantId = Tenant }
            : new ConversationAccount { Id = thread is null ? $"{IdOf(where)};messageid={received}" : ThreadOf(thread, where), ConversationType = "channel", TenantId = Tenant },
        ChannelData = where == Private ? null : JsonSerializer.SerializeToElement(new { channel = new { id = IdOf(where) }, team = new { id = TeamOf }, tenant = new { id = Tenant } }),
    };

    private string ThreadOf(string reference, string channel) =>
        records.Posted.Last(one => one.Value.TellOnFailure == Case.MailboxOf(reference) && one.Value.Recipient == $"{ChannelIds.Teams}|{IdOf(channel)}").Key;

    private void Out(OutboxItem item)
    {
        if (item.Recipient == Mailbox)
        {
            Sent.Add(item);
            return;
        }
        if (!item.Recipient.StartsWith(ChannelIds.Teams, StringComparison.Ordinal))
        {
            SentToOthers.Add(item);
            return;
        }
        Posted.Add(item);
        EverInTeams.Add(JsonSerializer.Serialize(item.Message));
        if (item.Follows is null && item.Message.Activity.Conversation?.ConversationType == "channel")
            records.Posted[$"{item.Recipient.Split('|')[1]};messageid={(1000 + threads.Count).ToString(CultureInfo.InvariantCulture)}"] = item with { Id = threads[item.Id] = item.Id };
        else
            others.Add(item);
    }
}
