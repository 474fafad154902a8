namespace WijkBot.Storage.LiteDb.Memory;

/// <summary>
/// The keys of inbox items that were accepted: those that wait, and the handled ones of the last 72 hours (48 are promised).
/// Only their hashes, so that a million take some 60 MB.
/// </summary>
/// <param name="clock">The time.</param>
internal sealed class KnownKeys(TimeProvider clock)
{
    /// <summary>How long a handled key is known.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(72);

    private readonly HashSet<UInt128> known = [];
    private readonly LeavingIds leaving = new();

    /// <summary>Notes a key; false when it is known.</summary>
    public bool Add(string key) => known.Add(LeavingIds.Of(key));

    /// <summary>True when it was accepted before.</summary>
    public bool Contains(string key) => known.Contains(LeavingIds.Of(key));

    /// <summary>Takes back an acceptance that failed.</summary>
    public void Remove(string key) => known.Remove(LeavingIds.Of(key));

    /// <summary>From now on the key is only kept for its time.</summary>
    public void Handled(string key, DateTimeOffset at)
    {
        foreach (var over in leaving.Over(clock.GetUtcNow()))
            known.Remove(over);
        leaving.Add(LeavingIds.Of(key), at + Kept);
    }
}
