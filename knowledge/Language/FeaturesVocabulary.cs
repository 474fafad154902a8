namespace WijkBot.Knowledge.Language;

/// <summary>
/// The n-grams that a model knows, with the weight of each: rare n-grams tell more (inverse document frequency).
/// A flat open-addressing table: a tenth of a dictionary's memory, and one cache line per look-up.
/// </summary>
internal sealed class FeaturesVocabulary
{
    private readonly ulong[] _keys;
    private readonly int[] _values;
    private readonly int _mask;
    private readonly float[] _rarity;
    private readonly byte[] _family;

    internal FeaturesVocabulary(ulong[] keys, int[] values, float[] rarity, byte[] family, float rarest)
    {
        (_keys, _values, _rarity, _family, RarityOfUnknown) = (keys, values, rarity, family, rarest);
        _mask = keys.Length - 1;
    }

    /// <summary>Writes it for <see cref="Read"/>.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.WriteArray<ulong>(_keys);
        writer.WriteArray<int>(_values);
        writer.WriteArray<float>(_rarity);
        writer.WriteArray<byte>(_family);
        writer.Write(RarityOfUnknown);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static FeaturesVocabulary Read(BinaryReader reader) =>
        new(reader.ReadArray<ulong>(), reader.ReadArray<int>(), reader.ReadArray<float>(), reader.ReadArray<byte>(), reader.ReadSingle());

    /// <summary>Number of n-grams.</summary>
    public int Count => _rarity.Length;

    /// <summary>Weight of an n-gram that was never seen.</summary>
    public float RarityOfUnknown { get; }

    /// <summary>Weight of an n-gram.</summary>
    public float Rarity(int index) => _rarity[index];

    /// <summary>0: pieces of words, 1: words, 2: concepts. Each family weighs as much as another.</summary>
    public int Family(int index) => _family[index];

    /// <summary>Where the search for an n-gram begins.</summary>
    internal static int SlotOf(ulong hash, int mask) => (int)(hash >> 20) & mask;

    /// <summary>Index of an n-gram, or -1.</summary>
    public int IndexOf(ulong hash)
    {
        for (var slot = SlotOf(hash, _mask); ; slot = (slot + 1) & _mask)
        {
            var key = _keys[slot];
            if (key == hash)
                return _values[slot];
            if (key == 0)
                return -1;
        }
    }
}
