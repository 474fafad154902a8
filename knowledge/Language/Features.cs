using System.Runtime.CompilerServices;

namespace WijkBot.Knowledge.Language;

/// <summary>What an n-gram is made of.</summary>
internal enum FeatureKind : byte
{
    /// <summary>A piece of one word, 2–5 characters; a space is its edge.</summary>
    Piece,
    /// <summary>A whole word.</summary>
    Word,
    /// <summary>The first word of the text.</summary>
    First,
    /// <summary>The beginning of a word: equal for "lantaarn", "lantaarns" and "lantaarnpaal".</summary>
    Beginning,
    /// <summary>The beginnings of two words that stand near each other, in their order.</summary>
    Pair,
    /// <summary>A concept: what one or more words mean.</summary>
    Concept,
    /// <summary>Two concepts near each other, in their order.</summary>
    ConceptPair,
}

/// <summary>One n-gram of a text.</summary>
/// <param name="Hash">Names the n-gram and its kind; 64 bits, so that two n-grams never share one in practice.</param>
/// <param name="Start">Where it begins in the folded text.</param>
/// <param name="Length">Its length in the folded text; of a pair, up to the end of its second word.</param>
/// <param name="Kind">What it is made of.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Feature(ulong Hash, ushort Start, ushort Length, FeatureKind Kind);

/// <summary>
/// The n-grams of one text. Reused by one thread for many texts: reading a message allocates nothing.
/// The methods with loops are compiled fully at once (<see cref="MethodImplOptions.AggressiveOptimization"/>), here and in the files beside:
/// training at start would be done before the runtime finds them worth it, in half again the time.
/// Pairs of word beginnings instead of pairs of whole words: 1.4 points on MASSIVE nl, and a misspelt ending breaks nothing.
/// </summary>
internal sealed class Features
{
    private const int BeginningLength = 5;
    private const int PairReach = 4;
    private const ulong Prime = 0x9E3779B97F4A7C15;

    private readonly char[] _folded = new char[FeaturesText.MaxLength * 2 + 2];
    private readonly (ulong Hash, int Start)[] _before = new (ulong, int)[PairReach];
    private readonly List<ConceptMatch> _matches = [];
    private Feature[] _found = new Feature[2048];
    private int _length;

    /// <summary>How many n-grams the last text has, repeats included.</summary>
    public int Count { get; private set; }

    /// <summary>The n-grams of the last text in reading order.</summary>
    public ReadOnlySpan<Feature> Found => _found.AsSpan(0, Count);

    /// <summary>An n-gram of the last text for people: <c>lamp</c>, <c>lante…</c>, <c>lamp…kapot</c>.</summary>
    public string TextOf(Feature feature)
    {
        var text = new string(_folded, feature.Start, feature.Length);
        return feature.Kind switch
        {
            FeatureKind.Pair => $"{Begin(text[..text.IndexOf(' ')])} + {Begin(text[(text.LastIndexOf(' ') + 1)..])}",
            FeatureKind.Beginning => text + "…",
            FeatureKind.Concept => $"[{text}]",
            // two concepts in one compound: "straatlantaarn"
            FeatureKind.ConceptPair => text.Contains(' ') ? $"[{text[..text.IndexOf(' ')]} + {text[(text.LastIndexOf(' ') + 1)..]}]" : $"[{text}]",
            FeatureKind.First => "^" + text,
            _ => text,
        };

        static string Begin(string word) => word.Length > BeginningLength ? word[..BeginningLength] + "…" : word;
    }

    /// <summary>Reads the words, word pairs and pieces of words of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="shortest">Shortest piece, in characters; the space before and after a word counts.</param>
    /// <param name="longest">Longest piece.</param>
    /// <param name="words">Also words and pairs.</param>
    /// <param name="concepts">Also the concepts of this language.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(ReadOnlySpan<char> text, int shortest, int longest, bool words, ConceptTable? concepts)
    {
        _length = FeaturesText.Fold(text, _folded);
        Count = 0;
        _matches.Clear();
        var position = 0;
        for (var start = 1; start < _length; position++)
        {
            var end = _folded.AsSpan(start, _length - start).IndexOf(' ') + start;
            if (words)
                Words(start, end, position);
            Pieces(start - 1, end + 1, shortest, longest);
            concepts?.Match(_folded.AsSpan(0, _length), start, _matches);
            start = end + 1;
        }
        Concepts();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Concepts()
    {
        for (var i = 0; i < _matches.Count; i++)
        {
            var match = _matches[i];
            Add(match.Hash | 1, match.Start, match.End, FeatureKind.Concept);
            for (var j = Math.Max(0, i - PairReach + 1); j < i; j++)
                Add(Mix((_matches[j].Hash ^ (ulong)FeatureKind.ConceptPair) * Prime ^ match.Hash), _matches[j].Start, match.End, FeatureKind.ConceptPair);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Words(int start, int end, int position)
    {
        var word = HashOf(FeatureKind.Word, start, end);
        Add(word, start, end, FeatureKind.Word);
        if (position == 0)
            Add(Mix(word ^ (ulong)FeatureKind.First), start, end, FeatureKind.First);
        var stop = Math.Min(end, start + BeginningLength);
        var beginning = HashOf(FeatureKind.Beginning, start, stop);
        Add(beginning, start, stop, FeatureKind.Beginning);
        for (var distance = 1; distance <= Math.Min(PairReach, position); distance++)
        {
            var (other, otherStart) = _before[(position - distance) % PairReach];
            Add(Mix(other * Prime ^ beginning), otherStart, end, FeatureKind.Pair);
        }
        _before[position % PairReach] = (beginning, start);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pieces(int from, int to, int shortest, int longest)
    {
        for (var start = from; start <= to - shortest; start++)
        {
            var hash = Seed(FeatureKind.Piece);
            var last = Math.Min(to, start + longest);
            for (var i = start; i < last; i++)
            {
                hash = Next(hash, _folded[i]);
                if (i - start + 1 >= shortest)
                    Add(hash | 1, start, i + 1, FeatureKind.Piece);
            }
        }
    }

    private ulong HashOf(FeatureKind kind, int from, int to)
    {
        var hash = Seed(kind);
        for (var i = from; i < to; i++)
            hash = Next(hash, _folded[i]);
        return hash | 1;
    }

    private static ulong Seed(FeatureKind kind) => 0xD6E8FEB86659FD93 + (ulong)kind * 0x2545F4914F6CDD1D;

    internal static ulong Next(ulong hash, char c)
    {
        hash = (hash ^ c) * Prime;
        return hash ^ (hash >> 29);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * Prime;
        return value ^ (value >> 29) | 1;
    }

    private void Add(ulong hash, int start, int end, FeatureKind kind)
    {
        if (Count == _found.Length)
            Array.Resize(ref _found, Count * 2);
        _found[Count++] = new Feature(hash, (ushort)start, (ushort)(end - start), kind);
    }
}
