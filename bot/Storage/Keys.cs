using System.Text;

namespace WijkBot.Storage;

/// <summary>What both stores can index.</summary>
internal static class Keys
{
    /// <summary>LiteDB takes keys up to 1,023 bytes, and some carry a time besides; PostgreSQL takes 2,704.</summary>
    private const int Longest = 900;

    /// <summary>How long a forgotten item's key is still known.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    /// <summary>The key itself; throws <see cref="ArgumentException"/> when it is too long.</summary>
    public static string Checked(string key) =>
        Encoding.UTF8.GetByteCount(key) <= Longest ? key : throw new ArgumentException($"a key is longer than {Longest} bytes", nameof(key));
}
