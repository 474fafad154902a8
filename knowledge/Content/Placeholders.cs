namespace WijkBot.Knowledge.Content;

/// <summary>Finds <c>{naam}</c> in a text: small letters, digits and underscores. Any other brace is plain text.</summary>
internal static class Placeholders
{
    public static IEnumerable<(int Start, int Length, string Name)> In(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var end = open + 1;
            while (end < text.Length && (char.IsAsciiLetterLower(text[end]) || char.IsAsciiDigit(text[end]) || text[end] == '_')) end++;
            if (end > open + 1 && end < text.Length && text[end] == '}')
                yield return (open, end - open + 1, text[(open + 1)..end]);
        }
    }
}
