using System.Collections.Frozen;

namespace WijkBot.Knowledge.Language.Places;

/// <summary>A street in a message.</summary>
/// <param name="Name">With a capital, else as typed.</param>
/// <param name="Number">House number with letter, such as <c>12a</c>; null when there is none.</param>
/// <param name="Opposite">The spot lies opposite that number.</param>
/// <param name="Words">Where it stands, with the number.</param>
internal sealed record StreetFound(string Name, string? Number, bool Opposite, Stretch Words)
{
    public string Described => Name + (Number is null ? "" : Opposite ? ", tegenover " + Number : " " + Number);
}

/// <summary>Finds streets without a street register: by how Dutch street names end, by the streets of the content, and by "aan de … 12".</summary>
/// <param name="known">Names of streets in the content, whatever they end in.</param>
/// <param name="isArea">Whether a word is the name of a wijk or buurt that ends like a street (Hofkamp).</param>
internal sealed class Streets(IEnumerable<string> known, Func<string, bool> isArea)
{
    private const int LongestName = 6;

    private readonly FrozenDictionary<string, string> _known = known.DistinctBy(Normaliser.Normalise).ToFrozenDictionary(Normaliser.Normalise, name => name);
    private readonly FrozenSet<string> _firstWords = known.Select(name => Normaliser.Normalise(name).Split(' ')[0]).ToFrozenSet();

    /// <summary>Every street, in the order of the message.</summary>
    public List<StreetFound> In(List<Token> tokens)
    {
        var found = new List<StreetFound>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var from = found.Count > 0 ? found[^1].Words.End : 0;
            if ((Known(tokens, at) ?? ByEnding(tokens, at, from) ?? ByNumber(tokens, at)) is not { } name) continue;
            var (number, end, opposite) = HouseNumbers.Behind(tokens, name.End);
            if (number is null) (number, opposite) = HouseNumbers.Before(tokens, name.Start);
            if (number is null && name.Length == 1 && isArea(tokens[at].Text) && !_known.ContainsKey(tokens[at].Text)) continue;
            found.Add(new StreetFound(NameOf(tokens, name), number, opposite, new Stretch(name.Start, end)));
            at = end - 1;
        }
        return found;
    }

    private string NameOf(List<Token> tokens, Stretch name)
    {
        if (_known.TryGetValue(Key(tokens, name), out var known)) return known;
        var ending = tokens[name.End - 1].Text;
        // "palm straat" is Palmstraat, and so is "palmstr."
        var apart = name.Length > 1 && StreetWords.Endings.Contains(ending);
        var last = apart ? tokens[name.End - 2].Typed + ending : tokens[name.End - 1].Typed;
        if (ending.EndsWith("str", StringComparison.Ordinal)) last += "aat";
        var first = new Stretch(name.Start, name.End - (apart ? 2 : 1));
        return first.Length == 0 ? Capital(last) : $"{Capital(first.Typed(tokens))} {Capital(last)}";
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Key(List<Token> tokens, Stretch name) => string.Join(' ', tokens[name.Start..name.End].Select(token => token.Text));

    private Stretch? Known(List<Token> tokens, int at)
    {
        if (!_firstWords.Contains(tokens[at].Text)) return null;
        for (var length = Math.Min(LongestName, tokens.Count - at); length > 0; length--)
        {
            if (_known.ContainsKey(Key(tokens, new Stretch(at, at + length)))) return new Stretch(at, at + length);
        }
        return null;
    }

    private static Stretch? ByEnding(List<Token> tokens, int at, int from)
    {
        var word = tokens[at].Text;
        if (HasEnding(word)) return new Stretch(FirstWord(tokens, at, from), at + 1);
        // "palm straat 12": the ending stands apart. Then only a number behind it makes it a street.
        var apart = at > from && StreetWords.Endings.Contains(word) && HouseNumbers.Is(tokens, at + 1) && !tokens[at - 1].IsNumber
            && !StreetWords.NeverInName.Contains(tokens[at - 1].Text) && !StreetWords.Beginnings.Contains(tokens[at - 1].Text);
        return apart ? new Stretch(FirstWord(tokens, at - 1, from), at + 1) : null;
    }

    private static bool HasEnding(string word) =>
        !StreetWords.NoStreets.Contains(word) && !char.IsAsciiDigit(word[0])
        && Array.Exists(StreetWords.Endings, ending => word.Length >= ending.Length + (ending == "str" ? 3 : 2) && word.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>Goes back over the words that belong to the name: "Burgemeester van der …", or words with a capital.</summary>
    private static int FirstWord(List<Token> tokens, int last, int from)
    {
        var first = last;
        for (var at = last - 1; at >= from && last - at < LongestName && tokens[at + 1].Before.AsSpan().IndexOfAny(",;:!?/(\n") < 0; at--)
        {
            var token = tokens[at];
            if (!StreetWords.Beginnings.Contains(token.Text) && !(token.HasCapital && tokens[last].HasCapital && !StreetWords.NeverInName.Contains(token.Text))) break;
            first = at;
        }
        // "op de Oude Esweg", "hoek van de Palmstraat": an article in front is not part of the name, nor is the "van" of something else.
        while (first < last && !tokens[first].HasCapital && (tokens[first].Text is "de" or "het" or "'t" || IsOfSomething(tokens, first))) first++;
        return first;
    }

    /// <summary>"de stoep van …", against "in de Van Goghstraat".</summary>
    private static bool IsOfSomething(List<Token> tokens, int at) =>
        tokens[at].Text == "van" && (tokens[at + 1].Text is "de" or "het" or "'t" || (at > 0 && tokens[at - 1].Text is not ("de" or "het" or "aan" or "in" or "op" or "bij" or "langs" or "naar")));

    /// <summary>"aan de Hagenborgh 12": a name that ends like nothing, with a number behind it.</summary>
    private static Stretch? ByNumber(List<Token> tokens, int at)
    {
        if (at == 0 || tokens[at].IsNumber || tokens[at].Text.Length < 4 || !HouseNumbers.Is(tokens, at + 1)) return null;
        if (StreetWords.NotBeforeNumber.Contains(tokens[at].Text) || StreetWords.NeverInName.Contains(tokens[at].Text)) return null;
        var before = tokens[at - 1].Text;
        var afterArticle = at > 1 && before is "de" or "het" or "'t" && tokens[at - 2].Text is "aan" or "op" or "in";
        return afterArticle || (tokens[at].HasCapital && before is "aan" or "op" or "in" or "bij" or "adres") ? new Stretch(at, at + 1) : null;
    }
}
