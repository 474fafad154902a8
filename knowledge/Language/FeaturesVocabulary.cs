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

    private FeaturesVocabulary(ulong[] keys, int[] values, float[] rarity, byte[] family, float rarest)
    {
        (_keys, _values, _rarity, _family, RarityOfUnknown) = (keys, values, rarity, family, rarest);
        _mask = keys.Length - 1;
    }

    /// <summary>Number of n-grams.</summary>
    public int Count => _rarity.Length;

    /// <summary>Weight of an n-gram that was never seen.</summary>
    public float RarityOfUnknown { get; }

    /// <summary>Weight of an n-gram.</summary>
    public float Rarity(int index) => _rarity[index];

    /// <summary>0: pieces of words, 1: words, 2: concepts. Each family weighs as much as another.</summary>
    public int Family(int index) => _family[index];

    /// <summary>Index of an n-gram, or -1.</summary>
    public int IndexOf(ulong hash)
    {
        for (var slot = (int)(hash >> 20) & _mask; ; slot = (slot + 1) & _mask)
        {
            var key = _keys[slot];
            if (key == hash)
                return _values[slot];
            if (key == 0)
                return -1;
        }
    }

    /// <summary>Counts in how many texts each n-gram occurs.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<ulong, (int Texts, int Last, bool Real, FeatureKind Kind)> _counts = new(1 << 16);
        private int _texts;

        /// <summary>Counts one text.</summary>
        /// <param name="features">Its n-grams.</param>
        /// <param name="real">Written by a person; false for a copy with made typos.</param>
        public void Add(ReadOnlySpan<Feature> features, bool real)
        {
            _texts++;
            foreach (var feature in features)
            {
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, feature.Hash, out _);
                if (count.Last == _texts)
                    continue;
                count = (count.Texts + 1, _texts, count.Real || real, feature.Kind);
            }
        }

        /// <summary>The vocabulary: n-grams of people's own text, and those that made typos brought at least twice.</summary>
        /// <param name="least">Texts in which an n-gram must occur to be kept.</param>
        public FeaturesVocabulary Build(int least)
        {
            var kept = new List<(ulong Hash, int Texts, FeatureKind Kind)>(_counts.Count);
            foreach (var (hash, count) in _counts)
            {
                if (count.Texts >= least && (count.Real || count.Texts > 1))
                    kept.Add((hash, count.Texts, count.Kind));
            }
            var size = 16;
            while (size < kept.Count * 2)
                size *= 2;
            var keys = new ulong[size];
            var values = new int[size];
            var rarity = new float[kept.Count];
            var families = new byte[kept.Count];
            for (var i = 0; i < kept.Count; i++)
            {
                var slot = (int)(kept[i].Hash >> 20) & (size - 1);
                while (keys[slot] != 0)
                    slot = (slot + 1) & (size - 1);
                keys[slot] = kept[i].Hash;
                values[slot] = i;
                (rarity[i], families[i]) = (RarityOf(kept[i].Texts), FamilyOf(kept[i].Kind));
            }
            return new FeaturesVocabulary(keys, values, rarity, families, RarityOf(0));
        }

        private static byte FamilyOf(FeatureKind kind) =>
            kind switch { FeatureKind.Piece => 0, FeatureKind.Concept or FeatureKind.ConceptPair => 2, _ => 1 };

        private float RarityOf(int seen) => (float)Math.Log((1.0 + _texts) / (1.0 + seen)) + 1f;
    }
}
