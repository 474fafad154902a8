namespace WijkBot.Channels.Twilio;

/// <summary>Divides a text that is too long for one message.</summary>
public static class TextSplit
{
    /// <summary>One or two pieces of at most <paramref name="max"/> units each, or null when two do not hold it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="max">Room in a piece.</param>
    /// <param name="size">Units that a character takes.</param>
    /// <remarks>Divided at the last paragraph, line, sentence or word border, in that order, that leaves both pieces within the room.</remarks>
    public static IReadOnlyList<string>? InTwo(string text, int max, Func<char, int> size)
    {
        var units = 0;
        var fits = text.Length; // so many characters fit the first piece
        for (var i = 0; i < text.Length; i++)
        {
            units += size(text[i]);
            if (units > max && fits == text.Length)
                fits = i;
        }
        if (units <= max)
            return [text];
        if (char.IsLowSurrogate(text[fits]))
            fits--;
        if (char.IsWhiteSpace(text[fits]))
            fits++; // it falls away at the border
        var least = 0; // the first piece must be so long at least, else the second is too long
        for (var rest = units; rest > max; least++)
            rest -= size(text[least]);
        foreach (var border in Borders)
            for (var at = fits; at >= Math.Max(least, 1); at--)
                if (border(text, at))
                    return [text[..at].TrimEnd(), text[at..].TrimStart()];
        return least <= fits ? [text[..fits], text[fits..]] : null;
    }

    // Is there a border just before this character?
    private static readonly Func<string, int, bool>[] Borders =
    [
        static (t, i) => i >= 2 && t[i - 1] == '\n' && t[i - 2] == '\n',
        static (t, i) => t[i - 1] == '\n',
        static (t, i) => i >= 2 && t[i - 1] == ' ' && t[i - 2] is '.' or '!' or '?' or '؟' or '…',
        static (t, i) => t[i - 1] == ' ',
    ];
}
