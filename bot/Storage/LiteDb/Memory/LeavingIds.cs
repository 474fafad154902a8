using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace WijkBot.Storage.LiteDb.Memory;

/// <summary>Ids that are known for some time yet, by the hour in which they go: 16 bytes each.</summary>
internal sealed class LeavingIds
{
    private static readonly TimeSpan Step = TimeSpan.FromHours(1);
    private readonly Queue<(DateTimeOffset Until, List<UInt128> Ids)> hours = new();
    private (DateTimeOffset Until, List<UInt128> Ids) last = (DateTimeOffset.MinValue, []);

    /// <summary>This id goes at that time, or up to an hour later.</summary>
    public void Add(UInt128 id, DateTimeOffset until)
    {
        if (until > last.Until)
        {
            last.Ids.TrimExcess();
            hours.Enqueue(last = (until + Step, []));
        }
        last.Ids.Add(id);
    }

    /// <summary>Takes out the ids whose time is over.</summary>
    public IEnumerable<UInt128> Over(DateTimeOffset now)
    {
        while (hours.TryPeek(out var oldest) && oldest.Until < now)
        {
            foreach (var id in hours.Dequeue().Ids)
                yield return id;
        }
    }

    /// <summary>128 bits of SHA-256: nobody can make two names alike.</summary>
    public static UInt128 Of(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan()), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
