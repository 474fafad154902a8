namespace WijkBot.Knowledge.Language.Triage;

/// <summary>
/// Says which words of the rules a typed word can be. A term is a word, a beginning (<c>verdrink*</c>), an end (<c>*brand</c>) or a middle (<c>*pistool*</c>). A whole word that is long
/// enough is also recognised with one typing error, when the first letter is right; <c>=woord</c> forbids that.
/// </summary>
internal sealed class WordIndex
{
    /// <summary>
    /// From this many letters a word that is an emergency by itself may have a typing error. With six, thousands of ordinary words lie one letter from a term; with seven, some tens do.
    /// </summary>
    public const int TyposFromAlone = 7;

    /// <summary>The same for a word that counts only among others: those others keep it from being heard where it is not.</summary>
    public const int TyposFromAmongOthers = 5;

    private const int LongestForTypos = 40;

    private readonly List<string> _terms = [];
    private readonly Dictionary<(string Term, int TyposFrom), int> _ids = [];
    private readonly Dictionary<string, int> _exact = [];
    private readonly Dictionary<int, List<int>> _same = [];
    private readonly Dictionary<string, int> _beginnings = [];
    private readonly Dictionary<string, int> _ends = [];
    private readonly List<(string Middle, int Id)> _middles = [];
    private readonly Dictionary<string, List<int>> _withoutOneLetter = [];
    private readonly HashSet<string> _realWords = [];

    /// <summary>The number of a term.</summary>
    /// <param name="term">As written in the content.</param>
    /// <param name="typosFrom">Number of letters from which a typing error is forgiven.</param>
    public int Id(string term, int typosFrom)
    {
        if (_ids.TryGetValue((term, typosFrom), out var id)) return id;
        id = _terms.Count;
        _ids[(term, typosFrom)] = id;
        var word = Spelled(term.Trim('*', '='));
        if (!term.Contains('*')) word = Normaliser.Normalise(word) is { Length: > 0 } whole && !whole.Contains(' ') ? whole : word;
        _terms.Add(word);
        if (term.StartsWith('*') && term.EndsWith('*')) _middles.Add((word, id));
        else if (term.EndsWith('*')) _beginnings[word] = id;
        else if (term.StartsWith('*')) _ends[word] = id;
        else AddWord(word, id, term.StartsWith('=') ? int.MaxValue : typosFrom);
        return id;
    }

    /// <summary>A word as it is compared: folded, and without apostrophes ("can't" and "cant" are one).</summary>
    public static string Spelled(string word) => Normaliser.Fold(word).Replace("'", "", StringComparison.Ordinal);

    /// <summary>A word that is right as it is, however near it lies to a term.</summary>
    public void NoTypo(string word) => _realWords.Add(Spelled(word));

    /// <summary>Adds the numbers of all terms that this word can be.</summary>
    public void Find(ReadOnlySpan<char> word, List<int> found)
    {
        if (!FindAsWritten(word, found) && word.Length is >= TyposFromAmongOthers - 1 and <= LongestForTypos) FindMistyped(word, found);
        if (word.Length > 2 && word[0] is >= '\u0621' and <= '\u064A') FindBehindArabicPrefix(word, found);
    }

    /// <summary>Adds the term that two words together spell ("hart aanval"). No typing error is forgiven: almost any two short words lie near some term.</summary>
    public void FindJoined(ReadOnlySpan<char> word, List<int> found)
    {
        if (_exact.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var id)) found.Add(id);
    }

    private void AddWord(string word, int id, int typosFrom)
    {
        // "=woord" and "woord" are one word as written; only the second forgives.
        _exact.TryAdd(word, id);
        if (_exact[word] != id) (_same[_exact[word]] = _same.GetValueOrDefault(_exact[word]) ?? []).Add(id);
        if (word.Length < typosFrom) return;
        Near(word, id);
        for (var gap = 1; gap < word.Length; gap++) Near(word.Remove(gap, 1), id);
    }

    private void Near(string spelling, int id)
    {
        if (!_withoutOneLetter.TryGetValue(spelling, out var ids)) _withoutOneLetter[spelling] = ids = [];
        if (!ids.Contains(id)) ids.Add(id);
    }

    private bool FindAsWritten(ReadOnlySpan<char> word, List<int> found)
    {
        var known = _exact.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var id);
        if (known)
        {
            found.Add(id);
            if (_same.TryGetValue(id, out var others)) found.AddRange(others);
        }
        var beginnings = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        var ends = _ends.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 2; length <= word.Length; length++)
        {
            if (beginnings.TryGetValue(word[..length], out id)) found.Add(id);
            if (ends.TryGetValue(word[^length..], out id)) found.Add(id);
        }
        foreach (var (middle, middleId) in _middles)
        {
            if (word.Contains(middle, StringComparison.Ordinal)) found.Add(middleId);
        }
        return known;
    }

    private void FindMistyped(ReadOnlySpan<char> word, List<int> found)
    {
        if (_realWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) return;
        var near = _withoutOneLetter.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> shorter = stackalloc char[word.Length - 1];
        for (var gap = 0; gap < word.Length; gap++)
        {
            // gap 0 stands for the whole word: the first letter is never forgiven, so it is never left out.
            scoped ReadOnlySpan<char> spelling = word;
            if (gap > 0)
            {
                word[..gap].CopyTo(shorter);
                word[(gap + 1)..].CopyTo(shorter[gap..]);
                spelling = shorter;
            }
            if (!near.TryGetValue(spelling, out var ids)) continue;
            foreach (var id in ids)
            {
                if (!found.Contains(id) && Spelling.Distance(word, _terms[id], 1) <= 1) found.Add(id);
            }
        }
    }

    /// <summary>Arabic writes "and", "in", "for", "the" as letters in front of the word: والحريق is "and the fire".</summary>
    private void FindBehindArabicPrefix(ReadOnlySpan<char> word, List<int> found)
    {
        if (word[0] is 'و' or 'ف' or 'ب' or 'ل' or 'ك')
        {
            FindAsWritten(word[1..], found);
            if (word.Length > 4 && word[1..].StartsWith("ال")) FindAsWritten(word[3..], found);
            if (word.Length > 3 && word.StartsWith("لل")) FindAsWritten(word[2..], found);
        }
        if (word.Length > 3 && word.StartsWith("ال")) FindAsWritten(word[2..], found);
    }
}
