using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using WijkBot.Channels.Activities;
using WijkBot.Channels.WebChat;
using WijkBot.Storage;

namespace WijkBot.WebChat;

/// <summary>
/// The log of web conversations, as records of the conversation's mailbox: one that says how far it is, and one for each turn with what was said in it.
/// Only the conversation's own turns write it, so numbers are given one at a time, whatever the number of replicas.
/// </summary>
/// <param name="store">Where it is kept.</param>
public sealed class WebChatLog(IStore store) : IWebChatLog
{
    /// <summary>Kind of the record that says how far a conversation is; its id is the conversation's.</summary>
    public const string HeadKind = "webgesprek";

    /// <summary>Kind of the records that hold what was said; removed with their conversation.</summary>
    public const string LinesKind = "webregels";

    private const int MoreEachTime = 8;

    /// <summary>The mailbox of a conversation.</summary>
    public static string MailboxOf(string conversation) => $"{ChannelIds.WebChat}|{ConversationId.AccountOf(conversation)}|{conversation}";

    /// <inheritdoc/>
    public async Task<WebChatPage?> ReadAsync(string conversation, long after, long? upTo, CancellationToken cancel)
    {
        try
        {
            if ((upTo ?? (await HeadAsync(conversation, cancel))?.Last) is not { } last)
                return null;
            if (last <= after)
                return new WebChatPage([], last);
            var lines = await LinesAsync(conversation, after, cancel);
            return new WebChatPage([.. lines.Select(line => line.Activity)], lines.Count > 0 ? lines[^1].Number : last);
        }
        catch (StoreUnavailableException fault)
        {
            throw new IOException(fault.Message, fault);
        }
    }

    /// <summary>How far a conversation is; null when it has not begun, or was removed.</summary>
    internal async Task<WebChatHead?> HeadAsync(string conversation, CancellationToken cancel) =>
        await store.FindAsync(new RecordQuery(HeadKind) { Id = conversation, Max = 1 }, cancel) is [{ Json: { } json }]
            ? JsonSerializer.Deserialize(json, WebChatLogJson.Default.WebChatHead) : null;

    /// <summary>Everything after a number: more may have been written since it was heard that there is something.</summary>
    private async Task<List<(long Number, Activity Activity)>> LinesAsync(string conversation, long after, CancellationToken cancel)
    {
        // for a socket that follows, the last turn's record is enough
        for (var look = 1; ; look *= MoreEachTime)
        {
            var turns = await store.FindAsync(new RecordQuery(LinesKind) { Owner = MailboxOf(conversation), Max = look }, cancel);
            if (turns.Count == look && FirstOf(turns[^1]) > after + 1)
                continue;
            return [.. turns.OrderBy(FirstOf)
                .SelectMany(turn => JsonSerializer.Deserialize(turn.Json!, WebChatLogJson.Default.ActivityArray)!.Select((activity, i) => (Number: FirstOf(turn) + i, Activity: activity)))
                .Where(line => line.Number > after)];
        }
    }

    /// <summary>The record of what one turn said.</summary>
    internal static StoredRecord Lines(string conversation, long first, Activity[] said, DateTimeOffset at) =>
        new(LinesKind, $"{conversation}|{first.ToString("D9", CultureInfo.InvariantCulture)}", JsonSerializer.Serialize(said, WebChatLogJson.Default.ActivityArray))
        {
            Owner = MailboxOf(conversation),
            At = at,
        };

    /// <summary>The record of how far a conversation is.</summary>
    internal static StoredRecord Head(string conversation, WebChatHead head) =>
        new(HeadKind, conversation, JsonSerializer.Serialize(head, WebChatLogJson.Default.WebChatHead))
        {
            Owner = MailboxOf(conversation),
            At = head.Began, // not the last change: a record that moves in its indexes with every message costs a multiple
        };

    /// <summary>Number of the first activity in a record of lines.</summary>
    internal static long FirstOf(StoredRecord lines) => long.Parse(lines.Id.AsSpan(lines.Id.LastIndexOf('|') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>How far a conversation is.</summary>
/// <param name="User">Id of the user, as the token names it.</param>
/// <param name="Last">Number of the last activity; 0 = none yet.</param>
/// <param name="At">Time of that activity: each is later than the one before, because clients order by it.</param>
/// <param name="Began">When the conversation began.</param>
internal sealed record WebChatHead(
    [property: JsonPropertyName("wie")] string? User, [property: JsonPropertyName("laatste")] long Last, [property: JsonPropertyName("op")] DateTimeOffset At,
    [property: JsonPropertyName("sinds")] DateTimeOffset Began);

/// <summary>How the log is stored.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity[]))]
[JsonSerializable(typeof(WebChatHead))]
[JsonSerializable(typeof(string))]
internal sealed partial class WebChatLogJson : JsonSerializerContext;
