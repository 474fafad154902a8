using System.Runtime.CompilerServices;

namespace WijkBot.Knowledge.Language;

/// <summary>
/// Counts in how many texts each n-gram occurs. Every n-gram gets a provisional number at its first sight, so that a training text is read
/// and hashed once: that is most of the time that training takes.
/// </summary>
internal sealed class FeaturesVocabularyBuilder
{
    private ulong[] _keys = new ulong[1 << 16];
    private int[] _numbers = new int[1 << 16];
    private (ulong Hash, int Texts, int Last, FeatureKind Kind, bool Real)[] _seen = new (ulong, int, int, FeatureKind, bool)[1 << 15];
    private int _count;
    private int _texts;

    /// <summary>Counts one text.</summary>
    /// <param name="features">Its n-grams.</param>
    /// <param name="real">Written by a person; false for a copy with made typos.</param>
    /// <returns>The provisional number of each n-gram, repeats included.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int[] Add(ReadOnlySpan<Feature> features, bool real)
    {
        _texts++;
        var numbers = new int[features.Length];
        for (var i = 0; i < features.Length; i++)
        {
            var number = numbers[i] = NumberOf(features[i]);
            ref var seen = ref _seen[number];
            if (seen.Last == _texts)
                continue;
            seen.Last = _texts;
            seen.Texts++;
            seen.Real |= real;
        }
        return numbers;
    }

    /// <summary>The vocabulary: n-grams of people's own text, and those that made typos brought at least twice.</summary>
    /// <param name="least">Texts in which an n-gram must occur to be kept.</param>
    /// <returns>The vocabulary, and the index in it of every provisional number; -1 for what was dropped.</returns>
    public (FeaturesVocabulary Vocabulary, int[] IndexOf) Build(int least)
    {
        var indexOf = new int[_count];
        var kept = 0;
        for (var number = 0; number < _count; number++)
        {
            var seen = _seen[number];
            indexOf[number] = seen.Texts >= least && (seen.Real || seen.Texts > 1) ? kept++ : -1;
        }
        var size = 16;
        while (size * 3 < kept * 4)
            size *= 2;
        var (keys, values, rarity, families) = (new ulong[size], new int[size], new float[kept], new byte[kept]);
        for (var number = 0; number < _count; number++)
        {
            var index = indexOf[number];
            if (index < 0)
                continue;
            var slot = FeaturesVocabulary.SlotOf(_seen[number].Hash, size - 1);
            while (keys[slot] != 0)
                slot = (slot + 1) & (size - 1);
            (keys[slot], values[slot]) = (_seen[number].Hash, index);
            (rarity[index], families[index]) = (RarityOf(_seen[number].Texts), FamilyOf(_seen[number].Kind));
        }
        return (new FeaturesVocabulary(keys, values, rarity, families, RarityOf(0)), indexOf);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int NumberOf(Feature feature)
    {
        var mask = _keys.Length - 1;
        var slot = FeaturesVocabulary.SlotOf(feature.Hash, mask);
        for (; _keys[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_keys[slot] == feature.Hash)
                return _numbers[slot];
        }
        if (_count == _seen.Length)
        {
            Grow();
            return NumberOf(feature);
        }
        (_keys[slot], _numbers[slot]) = (feature.Hash, _count);
        _seen[_count] = (feature.Hash, 0, 0, feature.Kind, false);
        return _count++;
    }

    private void Grow()
    {
        Array.Resize(ref _seen, _seen.Length * 2);
        _keys = new ulong[_keys.Length * 2];
        _numbers = new int[_keys.Length];
        for (var number = 0; number < _count; number++)
        {
            var slot = FeaturesVocabulary.SlotOf(_seen[number].Hash, _keys.Length - 1);
            while (_keys[slot] != 0)
                slot = (slot + 1) & (_keys.Length - 1);
            (_keys[slot], _numbers[slot]) = (_seen[number].Hash, number);
        }
    }

    private static byte FamilyOf(FeatureKind kind) =>
        kind switch { FeatureKind.Piece => 0, FeatureKind.Concept or FeatureKind.ConceptPair => 2, _ => 1 };

    private float RarityOf(int seen) => (float)Math.Log((1.0 + _texts) / (1.0 + seen)) + 1f;
}
