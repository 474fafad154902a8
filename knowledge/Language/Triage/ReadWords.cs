namespace WijkBot.Knowledge.Language.Triage;

/// <summary>The words of one message with the terms that each can be, alone or joined with the next ("hart aanval").</summary>
internal sealed class ReadWords
{
    private readonly List<List<int>> _terms = [];
    private readonly List<List<int>> _joined = [];
    private readonly List<int> _sentences = [];
    private readonly List<(int Start, int End)> _places = [];

    public ReadWords(string text, WordIndex index)
    {
        Word? previous = null;
        foreach (var word in Normaliser.Words(text))
        {
            _sentences.Add(previous is { } last ? _sentences[^1] + (EndsSentence(text.AsSpan(last.Start + last.Length, word.Start - last.Start - last.Length)) ? 1 : 0) : 0);
            var terms = new List<int>(2);
            index.Find(Plain(word.Text), terms);
            if (word.Squeezed is not null) index.Find(Plain(word.Squeezed), terms);
            _terms.Add(terms);
            _places.Add((word.Start, word.Start + word.Length));
            _joined.Add([]);
            if (previous is { } before && before.Text.Length > 1 && word.Text.Length > 1 && before.Text.Length + word.Text.Length < 30)
                index.FindJoined(before.Text + word.Text, _joined[^2]);
            previous = word;
        }
    }

    public int Count => _terms.Count;

    public List<int> TermsAt(int at) => _terms[at];

    public List<int> JoinedAt(int at) => _joined[at];

    /// <summary>Number of the sentence that a word stands in.</summary>
    public int Sentence(int at) => _sentences[at];

    /// <summary>The words from <paramref name="start"/> up to <paramref name="end"/> as they stand in the message.</summary>
    public string AsTyped(string text, int start, int end) => text[_places[start].Start.._places[end - 1].End];

    /// <summary>Whether this word is one of these terms.</summary>
    public bool Is(int at, int[] terms) => HasAny(_terms[at], terms);

    /// <summary>Whether this word and the next are together one of these terms.</summary>
    public bool IsWithNext(int at, int[] terms) => HasAny(_joined[at], terms);

    private static string Plain(string word) => word.Contains('\'') ? word.Replace("'", "", StringComparison.Ordinal) : word;

    private static bool HasAny(List<int> here, int[] terms)
    {
        foreach (var term in here)
        {
            if (Array.IndexOf(terms, term) >= 0) return true;
        }
        return false;
    }

    private static bool EndsSentence(ReadOnlySpan<char> between) => between.IndexOfAny(".!?\n;؟") >= 0;
}
