using System.Globalization;
using WijkBot.Channels.Activities;
using WijkBot.Delivery;
using WijkBot.Storage;

namespace WijkBot.Roster;

/// <summary>
/// Removes lines of the audit log whose time is over. They name professionals, so they are not kept for ever (GDPR art. 5(1)(e)); as long as a handled case keeps
/// its words (five years), it must be answerable who saw and changed them (BIO2: logging), so no shorter by default.
/// </summary>
/// <param name="store">Has the log.</param>
/// <param name="settings">How long.</param>
/// <param name="log">How many went; never who.</param>
public sealed partial class AuditRetention(IStore store, AuditSettings settings, ILogger<AuditRetention> log) : ITurnHandler
{
    private const string Mailbox = "logboek:bewaartermijn";
    private const string Daily = "logboek/bewaartermijn";

    /// <summary>Small enough that others wait only milliseconds for the turn's transaction.</summary>
    private const int Slice = 200;

    /// <summary>The item of a day; the same day twice is one.</summary>
    public static InboxItem Of(DateTimeOffset now)
    {
        var day = now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return new InboxItem($"intern|{Mailbox}|{day}", Mailbox, new Activity { Type = ActivityTypes.Event, ChannelId = "intern", Name = Daily, Timestamp = now }, now);
    }

    /// <inheritdoc />
    public bool Owns(string mailbox) => mailbox == Mailbox;

    /// <inheritdoc />
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var over = await store.FindAsync(new RecordQuery(LogLine.RecordKind) { Until = turn.Now.AddYears(-settings.KeepYears), Max = Slice }, cancel);
        if (over.Count > 0)
            Removed(over.Count, settings.KeepYears);
        return new TurnResult(new Changes
        {
            Records = [.. over.Select(line => line with { Json = null })],
            Inbox = over.Count == Slice ? [StableId.Signal(turn, 0, Mailbox, Daily, null)] : [],
        });
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention removed {Lines} lines of the audit log older than {Years} years")]
    private partial void Removed(int lines, int years);
}
