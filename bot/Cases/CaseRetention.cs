using System.Globalization;
using WijkBot.Channels.Activities;
using WijkBot.Media;
using WijkBot.Storage;

namespace WijkBot.Cases;

/// <summary>Finds the closed cases that keep something too long, removes the files of their photos, and tells each case, which then changes itself in a turn of its own.</summary>
/// <param name="store">Where cases are.</param>
/// <param name="photos">Files of photos.</param>
/// <param name="clock">The time.</param>
public sealed class CaseRetention(IStore store, MediaStore photos, TimeProvider clock)
{
    private const int Page = 200;
    private static readonly string[] Closed = [CaseRecord.SlugOf(CaseState.Afgehandeld), CaseRecord.SlugOf(CaseState.Samengevoegd), CaseRecord.SlugOf(CaseState.Doorgezet)];

    /// <summary>Goes through all closed cases once; returns of how many something's time is over.</summary>
    /// <exception cref="StoreUnavailableException">The next round does the rest: a case is told again until it has changed.</exception>
    public async Task<int> CleanAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var over = 0;
        for (var (page, until) = (Page, (DateTimeOffset?)null); ;)
        {
            var found = await store.FindAsync(new RecordQuery(Case.RecordKind) { Statuses = Closed, Until = until, Max = page }, cancel);
            foreach (var record in found)
                over += await TellAsync(record, now, cancel) ? 1 : 0;
            if (found.Count < page)
                return over;
            // the next page begins where this one ended; one that holds a single instant must grow to get past it
            page = found[^1].At == until ? page * 2 : Page;
            until = found[^1].At;
        }
    }

    /// <summary>Files go first: while they are still named, a round that was cut off removes the rest.</summary>
    private async Task<bool> TellAsync(StoredRecord record, DateTimeOffset now, CancellationToken cancel)
    {
        if (CaseTimes.Over(record, now) is null)
            return false;
        foreach (var photo in CaseRecord.Read(record).Photos)
            photos.Delete(photo);
        var today = now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var signal = new Activity { Type = ActivityTypes.Event, ChannelId = "intern", Name = CaseSignals.TimeOver, Timestamp = now };
        return await store.AcceptAsync(new InboxItem($"intern|bewaartermijn|{record.Id}|{today}", Case.MailboxOf(record.Id), signal, now), cancel) == Channels.Accepted.New;
    }
}
