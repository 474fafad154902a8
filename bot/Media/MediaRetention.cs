using WijkBot.Cases;
using WijkBot.Storage;

namespace WijkBot.Media;

/// <summary>Removes photos of talks that never became a case, when the talk itself is no longer kept.</summary>
/// <param name="store">Has the cases, which keep theirs.</param>
/// <param name="photos">Files.</param>
/// <param name="clock">The time.</param>
public sealed class MediaRetention(IStore store, MediaStore photos, TimeProvider clock)
{
    /// <summary>As long as the text of a conversation.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(28);

    /// <summary>Goes through the files once; returns how many went.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was removed; the next round does it.</exception>
    public async Task<int> CleanAsync(CancellationToken cancel)
    {
        var old = photos.Before(clock.GetUtcNow() - Kept).ToHashSet(StringComparer.Ordinal);
        if (old.Count == 0)
            return 0;
        await foreach (var record in CasePages.AllAsync(store, null, clock, cancel))
            old.ExceptWith(CaseRecord.Read(record).AllPhotos);
        foreach (var orphan in old)
            photos.Delete(orphan);
        return old.Count;
    }
}
