using System.Globalization;
using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Kennis;

/// <summary>
/// Answers that were proposed as knowledge and that nobody kept: they may hold something of one resident, so they go after a term. Each working day the town-wide
/// channel reads which go within a week and which went.
/// </summary>
/// <param name="store">Has them.</param>
/// <param name="knowledge">Texts and office hours.</param>
public sealed class Proposals(IStore store, KnowledgeBase knowledge) : ITurnHandler
{
    /// <summary>A proposal that nobody kept is removed after this; the text of conversations may be kept as long.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(28);

    private const string Mailbox = "kennis:voorstellen";
    private const string Daily = "kennis/voorstellen";
    private const int Most = 1000;
    private const int MostShown = 20;
    private static readonly TimeSpan Warned = TimeSpan.FromDays(7);

    /// <summary>The item of a day: it waits until the office opens, and the same day twice is one.</summary>
    public static InboxItem Of(DateTimeOffset now, KnowledgeBase knowledge)
    {
        var hours = knowledge.Netwerk.OfficeHours;
        var due = hours.IsOpen(now) ? now : hours.NextOpening(now);
        var day = TimeZoneInfo.ConvertTime(due, hours.Zone).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var activity = new Activity { Type = ActivityTypes.Event, ChannelId = "intern", Name = Daily, Timestamp = now };
        return new InboxItem($"intern|{Mailbox}|{day}", Mailbox, activity, now) { Due = due };
    }

    /// <inheritdoc />
    public bool Owns(string mailbox) => mailbox == Mailbox;

    /// <inheritdoc />
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var found = await store.FindAsync(new RecordQuery(GivenAnswer.RecordKind) { Statuses = [GivenAnswer.Proposed], Until = turn.Now - Lasts + Warned, Max = Most }, cancel);
        var proposals = found.OrderBy(record => record.At).Select(record => (Given: GivenAnswer.Read(record), Goes: record.At + Lasts)).ToList();
        var gone = proposals.Where(one => one.Goes <= turn.Now).ToList();
        var waiting = proposals.Except(gone).ToList();
        var lines = new List<string>();
        if (waiting.Count > 0)
            lines.Add(knowledge.Say("teams.voorstellen-wachten", ("aantal", Posts.Count(waiting.Count, "antwoord", "antwoorden"))) + List(waiting));
        if (gone.Count > 0)
            lines.Add(knowledge.Say("teams.voorstellen-vervallen", ("aantal", Posts.Count(gone.Count, "antwoord", "antwoorden"))) + List(gone));
        var town = (await Links.ReadAsync(store, knowledge.Gemeente.Slug, cancel)).Town;
        return new TurnResult(new Changes
        {
            Records = [.. gone.Select(one => new StoredRecord(GivenAnswer.RecordKind, one.Given.Reference, null) { At = turn.Now })],
            Outbox = lines.Count == 0 || town is null ? []
                : [new OutboxItem(StableId.From(turn.Item.Key, 0), $"{ChannelIds.Teams}|{town.ChannelId}", new Outgoing(Posts.Note(town, string.Join("\n\n", lines))))],
        });
    }

    private static string List(List<(GivenAnswer Given, DateTimeOffset Goes)> proposals) =>
        string.Concat(proposals.Take(MostShown).Select(one => $"\n- {one.Given.Reference}: {one.Given.Question.ReplaceLineEndings(" ")}"));
}
