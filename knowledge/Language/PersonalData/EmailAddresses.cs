namespace WijkBot.Knowledge.Language.PersonalData;

/// <summary>Finds e-mail addresses, also with a space beside the @ as a phone's keyboard leaves it.</summary>
internal static class EmailAddresses
{
    public static void FindIn(string text, List<Find> finds)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = Skip(text, at - 1, -1);
            var nameEnd = start + 1;
            while (start >= 0 && IsInName(text[start])) start--;
            start++;

            var hostStart = Skip(text, at + 1, 1);
            var end = hostStart;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-')) end++;
            while (end > hostStart && text[end - 1] is '.' or '-') end--;

            var dot = text.AsSpan(hostStart, Math.Max(0, end - hostStart)).LastIndexOf('.');
            var endsInLetters = dot > 0 && end - hostStart - dot > 2 && char.IsLetter(text[end - 1]);
            if (start < nameEnd && endsInLetters)
                finds.Add(new Find(PersonalDataKind.Email, start, end, $"{text[start..nameEnd]}@{text[hostStart..end]}"));
        }
    }

    private static int Skip(string text, int at, int step)
    {
        var beside = at + step;
        return at >= 0 && at < text.Length && text[at] == ' ' && beside >= 0 && beside < text.Length ? beside : at;
    }

    private static bool IsInName(char letter) => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '%' or '+' or '-' or '\'';
}
