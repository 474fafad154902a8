using System.Text;

namespace WijkBot.Benchmarks.Fuzz;

/// <summary>Spoils good inputs: by a few bytes, by cutting and joining, by words that mean something, by repeating a piece thousands of times.</summary>
/// <param name="target">Whose inputs.</param>
/// <param name="chance">The same seed gives the same inputs.</param>
internal sealed class Mutations(FuzzTarget target, Random chance)
{
    private const int Largest = 60_000;

    /// <summary>The next input.</summary>
    public byte[] Next()
    {
        var bytes = Seed().ToList();
        for (var n = chance.Next(0, 6); n > 0; n--)
            Spoil(bytes);
        return [.. bytes];
    }

    private byte[] Seed() => target.Seeds[chance.Next(target.Seeds.Count)];

    private void Spoil(List<byte> bytes)
    {
        var at = chance.Next(bytes.Count + 1);
        var length = Math.Min(chance.Next(1, 40), bytes.Count - at);
        switch (chance.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << chance.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)chance.Next(256);
                break;
            case 2:
                bytes.Insert(at, (byte)chance.Next(256));
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 5:
                var other = Seed();
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.AsSpan(Math.Min(chance.Next(other.Length + 1), other.Length)));
                break;
            case 6:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 7 when chance.Next(40) == 0:
                Repeat(bytes, at, Encoding.UTF8.GetBytes(Word()));
                break;
            default:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Word()));
                break;
        }
    }

    private void Repeat(List<byte> bytes, int at, byte[] piece)
    {
        for (var times = chance.Next(2, 20_000); times > 0 && bytes.Count + piece.Length < Largest; times--)
            bytes.InsertRange(bytes.Count < 2000 ? at : bytes.Count, piece);
    }

    private string Word() => target.Words[chance.Next(target.Words.Count)];
}
