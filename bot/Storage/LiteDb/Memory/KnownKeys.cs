using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace WijkBot.Storage.LiteDb.Memory;

/// <summary>
/// The keys of inbox items that were accepted: those that wait, and the handled ones of the last 72 hours (48 are promised).
/// 128 bits of SHA-256 each, so that a million take about 40 MB and nobody can make two alike.
/// </summary>
/// <param name="clock">The time.</param>
internal sealed class KnownKeys(TimeProvider clock)
{
    /// <summary>How long a handled key is known.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(72);

    private readonly HashSet<UInt128> known = [];
    private readonly Queue<(UInt128 Key, DateTimeOffset Until)> leaving = new();

    /// <summary>Notes a key; false when it is known.</summary>
    public bool Add(string key) => known.Add(Hash(key));

    /// <summary>True when it was accepted before.</summary>
    public bool Contains(string key) => known.Contains(Hash(key));

    /// <summary>Takes back an acceptance that failed.</summary>
    public void Remove(string key) => known.Remove(Hash(key));

    /// <summary>From now on the key is only kept for its time.</summary>
    public void Handled(string key, DateTimeOffset at)
    {
        var now = clock.GetUtcNow();
        while (leaving.TryPeek(out var oldest) && oldest.Until < now)
            known.Remove(leaving.Dequeue().Key);
        leaving.Enqueue((Hash(key), at + Kept));
    }

    private static UInt128 Hash(string key)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan()), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
