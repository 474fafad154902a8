namespace WijkBot.Knowledge.Language;

/// <summary>One n-gram of a text.</summary>
/// <param name="Hash">Names the n-gram and its kind; 64 bits, so that two n-grams never share one in practice.</param>
/// <param name="Start">Where it begins in the folded text.</param>
/// <param name="Length">Its length in the folded text.</param>
/// <param name="IsWord">A word or a pair of words; otherwise a piece of one word.</param>
internal readonly record struct Feature(ulong Hash, ushort Start, ushort Length, bool IsWord);

/// <summary>The n-grams of one text. Reused by one thread for many texts: reading a message allocates nothing.</summary>
internal sealed class Features
{
    private const ulong Prime = 0x9E3779B97F4A7C15;
    private const ulong WordSeed = 0x2545F4914F6CDD1D;
    private const ulong PieceSeed = 0xD6E8FEB86659FD93;

    private readonly char[] folded = new char[FeaturesText.MaxLength * 2 + 2];
    private Feature[] found = new Feature[1024];
    private int length;

    /// <summary>How many n-grams the last text has, repeats included.</summary>
    public int Count { get; private set; }

    /// <summary>The n-grams of the last text in reading order.</summary>
    public ReadOnlySpan<Feature> Found => found.AsSpan(0, Count);

    /// <summary>The folded characters of an n-gram of the last text.</summary>
    public ReadOnlySpan<char> TextOf(Feature feature) => folded.AsSpan(feature.Start, feature.Length);

    /// <summary>Reads the words, word pairs and pieces of words of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="shortest">Shortest piece, in characters; the space before and after a word counts.</param>
    /// <param name="longest">Longest piece.</param>
    /// <param name="words">Also words and word pairs.</param>
    public void Read(ReadOnlySpan<char> text, int shortest, int longest, bool words)
    {
        length = FeaturesText.Fold(text, folded);
        Count = 0;
        ulong before = 0;
        var beforeStart = 0;
        for (var start = 1; start < length;)
        {
            var end = folded.AsSpan(start, length - start).IndexOf(' ') + start;
            if (words)
            {
                var word = HashOf(WordSeed, start, end);
                Add(word, start, end - start, isWord: true);
                if (before != 0)
                    Add(Mix(before * Prime ^ word), beforeStart, end - beforeStart, isWord: true);
                before = word;
                beforeStart = start;
            }
            Pieces(start - 1, end + 1, shortest, longest);
            start = end + 1;
        }
    }

    private void Pieces(int from, int to, int shortest, int longest)
    {
        for (var start = from; start <= to - shortest; start++)
        {
            var hash = PieceSeed;
            var last = Math.Min(to, start + longest);
            for (var i = start; i < last; i++)
            {
                hash = (hash ^ folded[i]) * Prime;
                hash ^= hash >> 29;
                if (i - start + 1 >= shortest)
                    Add(hash, start, i - start + 1, isWord: false);
            }
        }
    }

    private ulong HashOf(ulong seed, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            seed = (seed ^ folded[i]) * Prime;
            seed ^= seed >> 29;
        }
        return seed | 1;
    }

    private static ulong Mix(ulong value)
    {
        value ^= value >> 32;
        value *= Prime;
        return value ^ (value >> 29);
    }

    private void Add(ulong hash, int start, int size, bool isWord)
    {
        if (Count == found.Length)
            Array.Resize(ref found, Count * 2);
        found[Count++] = new Feature(hash, (ushort)start, (ushort)size, isWord);
    }
}
