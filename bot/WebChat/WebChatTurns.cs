using System.Globalization;
using System.Text.Json;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.WebChat;
using WijkBot.Conversations.Vergeten;
using WijkBot.Delivery;
using WijkBot.Media;
using WijkBot.Operations;
using WijkBot.Storage;

namespace WijkBot.WebChat;

/// <summary>
/// The turns of web conversations: the talk itself is the residents' own handler's; here what was said and answered is written into the log in the same commit,
/// and the oldest lines are removed when their time is over.
/// </summary>
/// <param name="residents">Talks.</param>
/// <param name="log">The log.</param>
/// <param name="store">Read for lines that are too old.</param>
/// <param name="site">Our address, for photos.</param>
public sealed class WebChatTurns(ITurnHandler residents, WebChatLog log, IStore store, PublicSite site) : ITurnHandler
{
    /// <summary>Text of conversations is kept as long as on every channel: 28 days (rules of the municipality).</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(28);

    /// <summary>A shared place has no words, and clients show no message without.</summary>
    private const string PlaceShared = "Ik deel waar ik nu ben.";

    private const string CleanUp = "webchat/opruimen";

    /// <inheritdoc/>
    public bool Owns(string mailbox) => mailbox.StartsWith(ChannelIds.WebChat + "|", StringComparison.Ordinal) && mailbox.Split('|') is [_, _, var conversation] && ConversationId.IsOne(conversation);

    /// <inheritdoc/>
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var conversation = turn.Mailbox[(turn.Mailbox.LastIndexOf('|') + 1)..];
        var activity = turn.Item.Activity;
        var head = await log.HeadAsync(conversation, cancel) ?? new WebChatHead(activity.From?.Id, 0, DateTimeOffset.MinValue, turn.Now);
        if (activity is { Type: ActivityTypes.Event, Name: CleanUp })
            return new TurnResult(await CleanAsync(turn, conversation, cancel));

        if (activity is { Type: ActivityTypes.Event, Name: ForgettingHandler.Now })
            return Emptied(turn, conversation, head, (await residents.HandleAsync(turn, cancel)).Changes);

        var outside = activity is { Type: ActivityTypes.Event, Name: IWebChatLog.ToWrite };
        var result = outside ? new TurnResult(new Changes { State = turn.State, Outbox = [Outside(turn, activity)] }) : await residents.HandleAsync(turn, cancel);
        return result with { Changes = Logged(turn, conversation, head, result.Changes) };
    }

    /// <summary>Everything was removed but how far the conversation is: who has it open may write on, and their client counts from there. It goes with the next clean-up.</summary>
    private static TurnResult Emptied(Turn turn, string conversation, WebChatHead head, Changes changes) => new(changes with
    {
        Records = [.. changes.Records.Where(record => record.Kind != WebChatLog.HeadKind), WebChatLog.Head(conversation, head with { User = null })],
        Inbox = [.. changes.Inbox, CleanUpOf(turn)],
    });

    private static OutboxItem Outside(Turn turn, Activity carrier) =>
        new(StableId.From(turn.Item.Key, 0), turn.Mailbox, new Outgoing(carrier.Value!.Value.Deserialize(ActivityJson.Default.Activity)!));

    private Changes Logged(Turn turn, string conversation, WebChatHead head, Changes changes)
    {
        var lines = new List<Activity>();
        var at = turn.Now > head.At ? turn.Now : head.At.AddMilliseconds(1);
        if (turn.Item.Activity.Type == ActivityTypes.Message)
            lines.Add(Heard(turn.Item.Activity, at));
        var outbox = new List<OutboxItem>();
        foreach (var item in changes.Outbox)
        {
            if (item.Recipient == turn.Mailbox)
                lines.Add(Said(turn, item.Message.Activity, conversation, head, lines.Count, at));
            outbox.Add(item.Recipient == turn.Mailbox ? item with { Message = item.Message with { Activity = lines[^1] } } : item);
        }
        var began = head.At == DateTimeOffset.MinValue;
        if (lines.Count == 0 && !began)
            return changes;
        if (outbox.Count == 0) // nothing is answered, yet the socket must hear that something was written
            outbox.Add(new OutboxItem(StableId.From(turn.Item.Key, 90), turn.Mailbox, new Outgoing(Said(turn, new Activity { Type = ActivityTypes.Event }, conversation, head, lines.Count - 1, at))));
        var next = head with { Last = head.Last + lines.Count, At = at.AddMilliseconds(Math.Max(0, lines.Count - 1)) };
        List<StoredRecord> records = [.. changes.Records, WebChatLog.Head(conversation, next)];
        if (lines.Count > 0)
            records.Add(WebChatLog.Lines(conversation, head.Last + 1, [.. lines], at));
        return changes with { Records = records, Outbox = outbox, Inbox = began ? [.. changes.Inbox, CleanUpOf(turn)] : changes.Inbox };
    }

    /// <summary>The user's own message, as clients expect it back: with its id and channel data, photos by an address that a page can show.</summary>
    private Activity Heard(Activity activity, DateTimeOffset at) => activity with
    {
        Timestamp = at,
        Text = string.IsNullOrEmpty(activity.Text) && activity.Attachments is not { Count: > 0 } && GeoPoint.Of(activity) is not null ? PlaceShared : activity.Text,
        ChannelData = OurNotes.Without(OurNotes.Without(activity, OurNotes.Numbers) ?? activity, OurNotes.Masked)?.ChannelData ?? activity.ChannelData,
        Attachments = activity.Attachments?.Select(photo => photo.ContentUrl?.StartsWith(MediaIntake.Kept, StringComparison.Ordinal) == true
            ? Shown(photo, MediaEndpoint.AddressOf(site, photo.ContentUrl[MediaIntake.Kept.Length..])) : photo).ToList(),
    };

    /// <summary>Clients show a user's photo as a picture only when it has a thumbnail, as a file otherwise.</summary>
    private static Attachment Shown(Attachment photo, string address) => photo with
    {
        ContentUrl = address,
        Extra = new(photo.Extra ?? []) { ["thumbnailUrl"] = JsonSerializer.SerializeToElement(address, WebChatLogJson.Default.String) },
    };

    private static Activity Said(Turn turn, Activity activity, string conversation, WebChatHead head, int before, DateTimeOffset at) => activity with
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{conversation}|{head.Last + before + 1:D7}"),
        ChannelId = ChannelIds.WebChat,
        Timestamp = at.AddMilliseconds(before),
        From = ConversationId.BotOf(conversation),
        Recipient = new ChannelAccount { Id = head.User, Role = "user" },
        Conversation = new ConversationAccount { Id = conversation },
        ReplyToId = turn.Item.Activity is { Type: ActivityTypes.Message, Id: { } heard } ? heard : null,
        InputHint = activity.Type != ActivityTypes.Message ? null : activity.SuggestedActions is null ? "acceptingInput" : "expectingInput",
        SuggestedActions = activity.SuggestedActions is { } choices ? choices with { To = null } : null,
    };

    private static InboxItem CleanUpOf(Turn turn) => StableId.Signal(turn, 91, turn.Mailbox, CleanUp, null, turn.Now + Kept);

    private async Task<Changes> CleanAsync(Turn turn, string conversation, CancellationToken cancel)
    {
        var before = turn.Now - Kept;
        var lines = await store.FindAsync(new RecordQuery(WebChatLog.LinesKind) { Owner = turn.Mailbox, Max = int.MaxValue }, cancel);
        List<StoredRecord> gone = [.. lines.Where(line => line.At <= before).Select(line => line with { Json = null })];
        if (gone.Count < lines.Count)
            return new Changes { State = turn.State, Records = gone, Inbox = [CleanUpOf(turn)] };
        gone.Add(new StoredRecord(WebChatLog.HeadKind, conversation, null));
        return new Changes { State = turn.State, Records = gone };
    }
}
