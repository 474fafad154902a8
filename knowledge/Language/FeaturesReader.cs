using System.Runtime.CompilerServices;

namespace WijkBot.Knowledge.Language;

/// <summary>Reads one text into the vector of a vocabulary. One per thread; a read replaces the one before.</summary>
internal sealed class FeaturesReader
{
    private const int Families = 3;

    private int[] _indices = new int[1024];
    private float[] _values = new float[1024];
    private int _count;

    /// <summary>The n-grams of the last text.</summary>
    public Features Features { get; } = new();

    /// <summary>Known n-grams of the last text, ascending.</summary>
    public ReadOnlySpan<int> Indices => _indices.AsSpan(0, _count);

    /// <summary>Their weights; together of length 1.</summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, _count);

    /// <summary>Share of the last text's n-grams that the vocabulary knows, rare ones counting more; 0–1.</summary>
    public float Known { get; private set; }

    /// <summary>Reads the n-grams of a text.</summary>
    public void Read(ReadOnlySpan<char> text, string language, TextClassifierOptions options) =>
        Features.Read(text, options.Pieces.Shortest, options.Pieces.Longest, options.Words, options.Concepts?.For(language));

    /// <summary>Reads a text as a vector.</summary>
    public void Read(ReadOnlySpan<char> text, string language, FeaturesVocabulary vocabulary, TextClassifierOptions options)
    {
        Read(text, language, options);
        Vectorise(vocabulary);
    }

    /// <summary>The vector of a text that was read before.</summary>
    /// <param name="numbers">Its n-grams, as the builder of the vocabulary numbered them.</param>
    /// <param name="indexOf">The index of each number; -1 for what was dropped.</param>
    /// <param name="vocabulary">The vocabulary built.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SparseVector Vectorise(int[] numbers, int[] indexOf, FeaturesVocabulary vocabulary)
    {
        Reserve(numbers.Length);
        var read = 0;
        foreach (var number in numbers)
        {
            if (indexOf[number] is >= 0 and var index)
                _indices[read++] = index;
        }
        Weigh(vocabulary, read);
        return new(Indices.ToArray(), Values.ToArray());
    }

    private void Vectorise(FeaturesVocabulary vocabulary)
    {
        Reserve(Features.Count);
        var (read, known, unknown) = (0, 0f, 0f);
        foreach (var feature in Features.Found)
        {
            var index = vocabulary.IndexOf(feature.Hash);
            if (index < 0)
            {
                unknown += vocabulary.RarityOfUnknown;
                continue;
            }
            known += vocabulary.Rarity(index);
            _indices[read++] = index;
        }
        Known = known == 0 ? 0 : known / (known + unknown);
        Weigh(vocabulary, read);
    }

    private void Reserve(int length)
    {
        if (_indices.Length < length)
            (_indices, _values) = (new int[length], new float[length]);
    }

    /// <summary>
    /// Pieces of words, words and concepts weigh the same together, whatever their numbers: a text has five times as many pieces,
    /// and MASSIVE loses 1.2 points when they drown the words.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Weigh(FeaturesVocabulary vocabulary, int read)
    {
        Array.Sort(_indices, 0, read);
        _count = 0;
        Span<float> squares = stackalloc float[Families];
        for (var i = 0; i < read;)
        {
            var same = i + 1;
            while (same < read && _indices[same] == _indices[i])
                same++;
            var index = _indices[i];
            var value = (1f + (float)Math.Log(same - i)) * vocabulary.Rarity(index);
            squares[vocabulary.Family(index)] += value * value;
            (_indices[_count], _values[_count]) = (index, value);
            _count++;
            i = same;
        }
        var present = 0;
        foreach (var square in squares)
            present += square > 0 ? 1 : 0;
        for (var family = 0; family < Families; family++)
            squares[family] = squares[family] > 0 ? 1f / MathF.Sqrt(squares[family] * present) : 0;
        for (var i = 0; i < _count; i++)
            _values[i] *= squares[vocabulary.Family(_indices[i])];
    }
}
