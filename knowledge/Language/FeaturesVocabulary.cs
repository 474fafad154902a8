namespace WijkBot.Knowledge.Language;

/// <summary>
/// The n-grams that a model knows, with the weight of each: rare n-grams tell more (inverse document frequency).
/// A flat open-addressing table: a tenth of a dictionary's memory, and one cache line per look-up.
/// </summary>
internal sealed class FeaturesVocabulary
{
    private readonly ulong[] keys;
    private readonly int[] values;
    private readonly int mask;
    private readonly float[] rarity;
    private readonly bool[] words;

    private FeaturesVocabulary(ulong[] keys, int[] values, float[] rarity, bool[] words, float rarest)
    {
        (this.keys, this.values, this.rarity, this.words, RarityOfUnknown) = (keys, values, rarity, words, rarest);
        mask = keys.Length - 1;
    }

    /// <summary>Number of n-grams.</summary>
    public int Count => rarity.Length;

    /// <summary>Weight of an n-gram that was never seen.</summary>
    public float RarityOfUnknown { get; }

    /// <summary>Weight of an n-gram.</summary>
    public float Rarity(int index) => rarity[index];

    /// <summary>Whether an n-gram is made of whole words.</summary>
    public bool IsWord(int index) => words[index];

    /// <summary>Index of an n-gram, or -1.</summary>
    public int IndexOf(ulong hash)
    {
        for (var slot = (int)(hash >> 20) & mask; ; slot = (slot + 1) & mask)
        {
            var key = keys[slot];
            if (key == hash)
                return values[slot];
            if (key == 0)
                return -1;
        }
    }

    /// <summary>Counts in how many texts each n-gram occurs.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<ulong, (int Texts, int Last, bool Real, bool IsWord)> counts = new(1 << 16);
        private int texts;

        /// <summary>Counts one text.</summary>
        /// <param name="features">Its n-grams.</param>
        /// <param name="real">Written by a person; false for a copy with made typos.</param>
        public void Add(ReadOnlySpan<Feature> features, bool real)
        {
            texts++;
            foreach (var feature in features)
            {
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, feature.Hash, out _);
                if (count.Last == texts)
                    continue;
                count = (count.Texts + 1, texts, count.Real || real, feature.Kind != FeatureKind.Piece);
            }
        }

        /// <summary>The vocabulary: n-grams of people's own text, and those that made typos brought at least twice.</summary>
        /// <param name="least">Texts in which an n-gram must occur to be kept.</param>
        public FeaturesVocabulary Build(int least)
        {
            var kept = new List<(ulong Hash, int Texts, bool IsWord)>(counts.Count);
            foreach (var (hash, count) in counts)
            {
                if (count.Texts >= least && (count.Real || count.Texts > 1))
                    kept.Add((hash, count.Texts, count.IsWord));
            }
            var size = 16;
            while (size < kept.Count * 2)
                size *= 2;
            var keys = new ulong[size];
            var values = new int[size];
            var rarity = new float[kept.Count];
            var words = new bool[kept.Count];
            for (var i = 0; i < kept.Count; i++)
            {
                var slot = (int)(kept[i].Hash >> 20) & (size - 1);
                while (keys[slot] != 0)
                    slot = (slot + 1) & (size - 1);
                keys[slot] = kept[i].Hash;
                values[slot] = i;
                (rarity[i], words[i]) = (RarityOf(kept[i].Texts), kept[i].IsWord);
            }
            return new FeaturesVocabulary(keys, values, rarity, words, RarityOf(0));
        }

        private float RarityOf(int seen) => MathF.Log((1f + texts) / (1f + seen)) + 1f;
    }
}
