using System.Globalization;
using System.Text;

namespace WijkBot.Conversations.Engine;

/// <summary>The words of a message as all readers see them: lower case, without accents and punctuation.</summary>
public static class Words
{
    /// <summary>The words, in order. An apostrophe or dash inside a word joins it: "foto's" is <c>fotos</c>.</summary>
    public static string[] Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            // Letters that FormD leaves whole, as people type them without the right keyboard: "hayir", "swiatlo", "strasse".
            if (letter is 'ı' or 'ł' or 'Ł' or 'ß')
                folded.Append(letter switch { 'ı' => "i", 'ß' => "ss", _ => "l" });
            else if (char.IsLetterOrDigit(letter) || letter == '+')
                folded.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && letter is not ('\'' or '’' or '-'))
                folded.Append(' ');
        }
        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The words joined by single spaces: two messages that differ only in capitals and commas are the same.</summary>
    public static string Fold(string text) => string.Join(' ', Of(text));

    /// <summary>Whether two words are the same but for typing errors: one in a word of four to seven letters, two in a longer one.</summary>
    public static bool Near(string a, string b)
    {
        if (a == b) return true;
        var allowed = Math.Min(a.Length, b.Length) switch { < 4 => 0, < 8 => 1, _ => 2 };
        return allowed > 0 && a[0] == b[0] && Math.Abs(a.Length - b.Length) <= allowed && Distance(a, b) <= allowed;
    }

    /// <summary>Whether all of these words occur in a message, but for typing errors.</summary>
    public static bool Contains(string[] message, string[] words) =>
        words.Length > 0 && Array.TrueForAll(words, word => Array.Exists(message, said => Near(said, word)));

    /// <summary>Letters to change, insert, delete or swap.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }
}
