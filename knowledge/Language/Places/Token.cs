using System.Runtime.InteropServices;

namespace WijkBot.Knowledge.Language.Places;

/// <summary>A word of a message, as compared and as typed.</summary>
/// <param name="Text">In one spelling.</param>
/// <param name="Typed">As it was typed.</param>
/// <param name="Before">What stands between the word before and this one.</param>
internal readonly record struct Token(string Text, string Typed, string Before)
{
    public bool HasCapital => char.IsUpper(Typed[0]);
    public bool IsNumber => char.IsAsciiDigit(Text[0]);

    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>();
        var end = 0;
        foreach (var word in Normaliser.Words(text))
        {
            tokens.Add(new Token(word.Text, text.Substring(word.Start, word.Length), text[end..word.Start]));
            end = word.Start + word.Length;
        }
        return tokens;
    }
}

/// <summary>A stretch of words: from <paramref name="Start"/> up to <paramref name="End"/>.</summary>
/// <param name="Start">First word.</param>
/// <param name="End">The word after the last.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stretch(int Start, int End)
{
    public int Length => End - Start;

    public bool Overlaps(Stretch other) => Start < other.End && other.Start < End;

    /// <summary>As it was typed, spaces tidied.</summary>
    public string Typed(List<Token> tokens)
    {
        var typed = tokens[Start].Typed;
        for (var at = Start + 1; at < End; at++) typed += (tokens[at].Before.Trim() is { Length: > 0 } mark && mark is "-" or "." or "/" ? mark : " ") + tokens[at].Typed;
        return typed;
    }
}
