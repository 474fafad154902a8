namespace WijkBot.Knowledge.Language;

/// <summary>
/// The vectors of training phrases, stood on their side: for each n-gram the phrases that have it. A text has some 150 n-grams and a label up to
/// a thousand phrases of as many, so that only what they share is looked at: a twentieth of comparing phrase by phrase.
/// </summary>
/// <remarks>Weights lie between 0 and 1 and are kept in 16 bits: half the memory, and a likeness is the same in four digits.</remarks>
internal sealed class PhraseIndex
{
    private const float Step = 1f / ushort.MaxValue;

    [ThreadStatic]
    private static float[]? s_likeness;

    private readonly int[] _starts;
    private readonly ushort[] _phrases;
    private readonly ushort[] _values;

    /// <summary>Stands vectors on their side.</summary>
    /// <param name="phrases">The vectors, at most 65,535; a phrase's number is its place here.</param>
    /// <param name="features">Number of n-grams known.</param>
    public PhraseIndex(IReadOnlyList<SparseVector> phrases, int features)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(phrases.Count, ushort.MaxValue);
        Count = phrases.Count;
        _starts = new int[features + 1];
        foreach (var phrase in phrases)
        {
            foreach (var index in phrase.Indices)
                _starts[index + 1]++;
        }
        for (var i = 0; i < features; i++)
            _starts[i + 1] += _starts[i];
        (_phrases, _values) = (new ushort[_starts[features]], new ushort[_starts[features]]);
        var next = _starts.AsSpan(0, features).ToArray();
        for (var number = 0; number < phrases.Count; number++)
        {
            var (indices, values) = phrases[number];
            for (var i = 0; i < indices.Length; i++)
            {
                var place = next[indices[i]]++;
                (_phrases[place], _values[place]) = ((ushort)number, (ushort)MathF.Round(values[i] * ushort.MaxValue));
            }
        }
    }

    private PhraseIndex(int count, int[] starts, ushort[] phrases, ushort[] values) => (Count, _starts, _phrases, _values) = (count, starts, phrases, values);

    /// <summary>Writes it for <see cref="Read"/>.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.WriteArray<int>(_starts);
        writer.WriteArray<ushort>(_phrases);
        writer.WriteArray<ushort>(_values);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static PhraseIndex Read(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadArray<int>(), reader.ReadArray<ushort>(), reader.ReadArray<ushort>());

    /// <summary>Number of phrases.</summary>
    public int Count { get; }

    /// <summary>Cosine of a text and each phrase of a range; valid until the next call on this thread.</summary>
    /// <param name="indices">The text's n-grams, ascending.</param>
    /// <param name="values">Their weights.</param>
    /// <param name="from">First phrase.</param>
    /// <param name="to">Phrase after the last.</param>
    public ReadOnlySpan<float> Likeness(ReadOnlySpan<int> indices, ReadOnlySpan<float> values, int from, int to)
    {
        if (s_likeness is null || s_likeness.Length < to - from)
            s_likeness = new float[Count];
        var likeness = s_likeness.AsSpan(0, to - from);
        likeness.Clear();
        for (var i = 0; i < indices.Length; i++)
        {
            var (start, end) = (_starts[indices[i]], _starts[indices[i] + 1]);
            var weight = values[i] * Step;
            var place = from == 0 ? start : FirstFrom(start, end, from);
            var phrases = _phrases.AsSpan(place, end - place);
            var weights = _values.AsSpan(place, end - place);
            for (var k = 0; k < phrases.Length; k++)
            {
                var phrase = phrases[k] - from;
                if (phrase >= likeness.Length)
                    break;
                likeness[phrase] += weight * weights[k];
            }
        }
        return likeness;
    }

    private int FirstFrom(int start, int end, int phrase)
    {
        var found = _phrases.AsSpan(start, end - start).BinarySearch((ushort)phrase);
        return start + (found < 0 ? ~found : found);
    }
}
