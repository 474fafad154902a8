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
    private static readonly string[] Closed = [CaseRecord.SlugOf(CaseState.Afgehandeld), CaseRecord.SlugOf(CaseState.Samengevoegd), CaseRecord.SlugOf(CaseState.Doorgezet)];

    /// <summary>Goes through all closed cases once; returns of how many something's time is over.</summary>
    /// <exception cref="StoreUnavailableException">The next round does the rest: a case is told again until it has changed.</exception>
    public async Task<int> CleanAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var over = 0;
        await foreach (var record in CasePages.AllAsync(store, Closed, clock, cancel))
            over += await TellAsync(record, now, cancel) ? 1 : 0;
        return over;
    }

    /// <summary>Files go first: while they are still named, a round that was cut off removes the rest.</summary>
    private async Task<bool> TellAsync(StoredRecord record, DateTimeOffset now, CancellationToken cancel)
    {
        if (CaseTimes.Over(record, now) is null)
            return false;
        foreach (var photo in CaseRecord.Read(record).AllPhotos)
            photos.Delete(photo);
        var today = now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var signal = new Activity { Type = ActivityTypes.Event, ChannelId = "intern", Name = CaseSignals.TimeOver, Timestamp = now };
        return await store.AcceptAsync(new InboxItem($"intern|bewaartermijn|{record.Id}|{today}", Case.MailboxOf(record.Id), signal, now), cancel) == Channels.Accepted.New;
    }
}
