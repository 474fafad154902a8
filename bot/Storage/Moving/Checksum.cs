using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace WijkBot.Storage.Moving;

/// <summary>Number of rows and a sum over all of them that does not depend on their order: 128 bits of SHA-256 of each, added.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Checksum : IEquatable<Checksum>
{
    private const char Between = '\u001f';
    private UInt128 sum;

    /// <summary>How many rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(IEnumerable<object?> values)
    {
        var text = string.Join(Between, values.Select(value => value switch
        {
            null => "\u0000",
            DateTimeOffset at => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        }));
        sum += MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Rows++;
    }

    /// <inheritdoc />
    public readonly bool Equals(Checksum other) => Rows == other.Rows && sum == other.sum;

    /// <inheritdoc />
    public override readonly bool Equals(object? obj) => obj is Checksum other && Equals(other);

    /// <inheritdoc />
    public override readonly int GetHashCode() => HashCode.Combine(Rows, sum);

    /// <summary>As an operator reads it.</summary>
    public override readonly string ToString() => $"{Rows} rijen, {sum.ToString("x32", CultureInfo.InvariantCulture)[..16]}";
}
