namespace WijkBot.Knowledge.Language;

/// <summary>Reads one text into the vector of a vocabulary. One per thread; a read replaces the one before.</summary>
internal sealed class FeaturesReader
{
    private int[] indices = new int[1024];
    private float[] values = new float[1024];
    private float[] spread = [];
    private int count;

    /// <summary>The n-grams of the last text.</summary>
    public Features Features { get; } = new();

    /// <summary>Known n-grams of the last text, ascending.</summary>
    public ReadOnlySpan<int> Indices => indices.AsSpan(0, count);

    /// <summary>Their weights; together of length 1.</summary>
    public ReadOnlySpan<float> Values => values.AsSpan(0, count);

    /// <summary>Share of the last text's n-grams that the vocabulary knows, rare ones counting more; 0–1.</summary>
    public float Known { get; private set; }

    /// <summary>Reads a text.</summary>
    public void Read(ReadOnlySpan<char> text, FeaturesVocabulary vocabulary, TextClassifierOptions options)
    {
        Features.Read(text, options.Pieces.Shortest, options.Pieces.Longest, options.Words);
        Vectorise(vocabulary);
    }

    /// <summary>The last text as a vector that stays.</summary>
    public SparseVector Keep() => new(Indices.ToArray(), Values.ToArray());

    /// <summary>Cosine of the last text and a kept one; call <see cref="Spread"/> first.</summary>
    public float Cosine(SparseVector other)
    {
        var sum = 0f;
        for (var i = 0; i < other.Indices.Length; i++)
            sum += spread[other.Indices[i]] * other.Values[i];
        return sum;
    }

    /// <summary>Lays the last text out for <see cref="Cosine"/>; call <see cref="Clear"/> afterwards.</summary>
    public void Spread(int features)
    {
        if (spread.Length < features)
            spread = new float[features];
        for (var i = 0; i < count; i++)
            spread[indices[i]] = values[i];
    }

    /// <summary>Undoes <see cref="Spread"/>.</summary>
    public void Clear()
    {
        for (var i = 0; i < count; i++)
            spread[indices[i]] = 0;
    }

    private void Vectorise(FeaturesVocabulary vocabulary)
    {
        if (indices.Length < Features.Count)
            (indices, values) = (new int[Features.Count], new float[Features.Count]);
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
            indices[read++] = index;
        }
        Known = known == 0 ? 0 : known / (known + unknown);
        Array.Sort(indices, 0, read);
        Weigh(vocabulary, read);
    }

    /// <summary>
    /// Whole words and pieces of words weigh the same together, whatever their numbers: a text has five times as many pieces,
    /// and MASSIVE loses 1.2 points when they drown the words.
    /// </summary>
    private void Weigh(FeaturesVocabulary vocabulary, int read)
    {
        count = 0;
        var (words, pieces) = (0f, 0f);
        for (var i = 0; i < read;)
        {
            var same = i + 1;
            while (same < read && indices[same] == indices[i])
                same++;
            var index = indices[i];
            var value = (1f + MathF.Log(same - i)) * vocabulary.Rarity(index);
            if (vocabulary.IsWord(index))
                words += value * value;
            else
                pieces += value * value;
            (indices[count], values[count]) = (index, value);
            count++;
            i = same;
        }
        words = words == 0 ? 0 : MathF.Sqrt(0.5f / words);
        pieces = pieces == 0 ? 0 : MathF.Sqrt(0.5f / pieces);
        for (var i = 0; i < count; i++)
            values[i] *= vocabulary.IsWord(indices[i]) ? words : pieces;
    }
}
