namespace WijkBot.Knowledge.Language.Places;

/// <summary>A known place in a message.</summary>
internal sealed record LandmarkFound(Landmark Landmark, Stretch Words);

/// <summary>Finds the places of <c>plekken.yaml</c> by name, one typing error forgiven in a long name.</summary>
internal sealed class Landmarks
{
    private const int LongestName = 4;
    private const int LettersForTypos = 7;

    private readonly List<(string Key, Landmark Landmark)> _names = [];

    public Landmarks(IEnumerable<Landmark> landmarks)
    {
        foreach (var landmark in landmarks)
        {
            foreach (var name in landmark.Aliases.Prepend(landmark.Name)) _names.Add((Key(Token.Of(name)), landmark));
        }
    }

    /// <summary>The longest name in the message, or null. Words that a street holds are taken.</summary>
    public LandmarkFound? In(List<Token> tokens, IReadOnlyList<StreetFound> streets)
    {
        for (var length = Math.Min(LongestName, tokens.Count); length > 0; length--)
        {
            for (var at = 0; at + length <= tokens.Count; at++)
            {
                var words = new Stretch(at, at + length);
                if (streets.Any(street => street.Words.Overlaps(words))) continue;
                if (Named(Key(tokens.GetRange(at, length)), tokens, words) is { } landmark) return new LandmarkFound(landmark, words);
            }
        }
        return null;
    }

    private Landmark? Named(string key, List<Token> tokens, Stretch words)
    {
        if (key.Length < 3) return null;
        foreach (var (known, landmark) in _names)
        {
            var same = known == key || (key.Length >= LettersForTypos && Spelling.Distance(known, key, 1) <= 1);
            if (same && (landmark.OnlyWith.Count == 0 || landmark.OnlyWith.Any(word => Beside(tokens, words, word)))) return landmark;
        }
        return null;
    }

    private static bool Beside(List<Token> tokens, Stretch words, string word) =>
        tokens.Take(words.Start).TakeLast(2).Concat(tokens.Skip(words.End).Take(1)).Any(token => token.Text == Normaliser.Fold(word));

    /// <summary>Without article and apostrophes: "'t Brookshoes" and "Brooks hoes" are one.</summary>
    private static string Key(List<Token> tokens)
    {
        var first = tokens.Count > 1 && tokens[0].Text is "de" or "het" or "'t" or "t" ? 1 : 0;
        return string.Concat(tokens.Skip(first).Select(token => token.Text)).Replace("'", "", StringComparison.Ordinal);
    }
}
