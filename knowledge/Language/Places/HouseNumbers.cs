namespace WijkBot.Knowledge.Language.Places;

/// <summary>Reads house numbers: <c>12</c>, <c>12a</c>, <c>12 a</c>.</summary>
internal static class HouseNumbers
{
    private const int MostDigits = 4;
    private const int MostWordsBetween = 3;

    /// <summary>Whether this word is a house number and does not count or date something.</summary>
    public static bool Is(List<Token> tokens, int at)
    {
        if (at >= tokens.Count) return false;
        var text = tokens[at].Text;
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > MostDigits || text[0] == '0' || text.Length - digits > 1 || text.Skip(digits).Any(letter => !char.IsAsciiLetter(letter))) return false;
        if (at + 1 == tokens.Count) return true;
        var next = tokens[at + 1];
        return !StreetWords.Units.Contains(next.Text) && !(next.IsNumber && next.Before is ":" or "." && next.Text.Length == 2 && digits < 3);
    }

    /// <summary>The number behind a street, where the street with its number ends, and whether the spot lies opposite the number.</summary>
    public static (string? Number, int End, bool Opposite) Behind(List<Token> tokens, int at)
    {
        var next = at;
        while (next < tokens.Count && next - at < MostWordsBetween && StreetWords.ToNumber.Contains(tokens[next].Text)) next++;
        if (!Is(tokens, next) || EndsSentence(tokens[at].Before)) return (null, at, false);
        var opposite = tokens.GetRange(at, next - at).Exists(word => word.Text is "t/o" or "to" or "tegenover");
        var number = tokens[next].Text;
        if (char.IsAsciiDigit(number[^1]) && IsAddition(tokens, next + 1)) return (number + tokens[next + 1].Text, next + 2, opposite);
        // "8-10" is one building, or a stretch of street: both belong to the place.
        if (Is(tokens, next + 1) && tokens[next + 1].Before == "-") return ($"{number}-{tokens[next + 1].Text}", next + 2, opposite);
        return (number, next + 1, opposite);
    }

    /// <summary>The number in front of a street: "nummer 8 in de Palmstraat", "t/o 8 aan de Palmstraat".</summary>
    public static (string? Number, bool Opposite) Before(List<Token> tokens, int street)
    {
        var at = street - 1;
        while (at >= 0 && tokens[at].Text is "de" or "het" or "'t") at--;
        if (at < 2 || tokens[at].Text is not ("in" or "aan" or "op" or "van") || !Is(tokens, at - 1)) return (null, false);
        var led = tokens[at - 2].Text;
        var opposite = led is "t/o" or "tegenover" || (at > 2 && tokens[at - 3].Text is "t/o" or "tegenover");
        return led is "nummer" or "huisnummer" || opposite ? (tokens[at - 1].Text, opposite) : (null, false);
    }

    /// <summary>A letter that stands apart: "12 a". A lone t, u or x is something else ("12 x gemeld", "kunt u").</summary>
    private static bool IsAddition(List<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].Text is [>= 'a' and <= 'z' and not ('t' or 'u' or 'x')] && tokens[at].Before == " " && !(at + 1 < tokens.Count && tokens[at + 1].IsNumber);

    /// <summary>A full stop after an abbreviation ("str. 12") does not end the sentence.</summary>
    private static bool EndsSentence(string between) => between.AsSpan().IndexOfAny("!?\n;") >= 0 || (between.Contains('.') && between.Length > 2);
}
