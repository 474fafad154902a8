using System.Globalization;

namespace WijkBot.Conversations.Engine;

/// <summary>Reads which of the offered choices is meant: by number, by its words, or by something near them.</summary>
public static class Choices
{
    /// <summary>End of the text key for a number that is not in the list.</summary>
    public const string BadNumber = "nummer";

    private const int ShortestName = 4;

    private static readonly Dictionary<string, int> Numbers =
        "een eerste 1e bovenste|twee tweede 2e|drie derde 3e|vier vierde 4e|vijf vijfde 5e|zes zesde|zeven zevende|acht achtste|negen negende|tien tiende|elf elfde|twaalf twaalfde"
            .Split('|').SelectMany((words, i) => words.Split(' ').Select(word => (word, i + 1))).ToDictionary();

    private static readonly HashSet<string> AroundNumber =
    [
        "nummer", "nr", "optie", "keuze", "antwoord", "de", "het", "ik", "kies", "neem", "doe", "maar", "graag", "dan", "is", "voor", "die", "wordt", "hoor", "mevrouw", "meneer", "alstublieft", "dat", "dus",
    ];

    /// <summary>The choice that a message means.</summary>
    /// <param name="text">The message.</param>
    /// <param name="options">The choices as they are now.</param>
    /// <param name="shown">Ids in the order the resident saw: "2" is the second of these, also when the choices have changed since.</param>
    public static Reading<string> Read(string text, IReadOnlyList<Option> options, IReadOnlyList<string> shown)
    {
        var words = Words.Of(text);
        if (words.Length == 0) return Reading.No<string>();
        var folded = string.Join(' ', words);
        foreach (var option in options)
        {
            if (Words.Fold(option.Title) == folded || option.Id == folded) return Reading.Sure(option.Id);
        }
        return Number(words) is { } number && shown.Count > 0 ? ByNumber(number, options, shown) : ByWords(words, options);
    }

    private static Reading<string> ByNumber(int number, IReadOnlyList<Option> options, IReadOnlyList<string> shown) =>
        number < 1 || number > shown.Count ? Reading.No<string>(BadNumber)
        : options.Any(option => option.Id == shown[number - 1]) ? Reading.Sure(shown[number - 1])
        : Reading.No<string>();

    private static Reading<string> ByWords(string[] words, IReadOnlyList<Option> options)
    {
        Option? best = null;
        var (longest, tie) = (0, false);
        foreach (var option in options)
        {
            var length = LongestNamed(words, option);
            if (length > 0 && length == longest) tie = true;
            if (length > longest) (best, longest, tie) = (option, length, false);
        }
        return best is null || tie ? Reading.No<string>() : Reading.Sure(best.Id);
    }

    /// <summary>Letters of the longest name of this choice that the message contains; 0 = none. A name as short as "ja" only counts by itself.</summary>
    private static int LongestNamed(string[] words, Option option)
    {
        var longest = 0;
        foreach (var name in option.Words.Prepend(option.Title).Select(Words.Of))
        {
            if (name.Sum(word => word.Length) >= ShortestName && Words.Contains(words, name)) longest = Math.Max(longest, name.Sum(word => word.Length));
        }
        return longest;
    }

    /// <summary>The number that a message consists of, or null.</summary>
    private static int? Number(string[] words)
    {
        int? number = null;
        foreach (var word in words)
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) || Numbers.TryGetValue(word, out digits))
            {
                if (number is not null) return null;
                number = digits;
            }
            else if (!AroundNumber.Contains(word))
            {
                return null;
            }
        }
        return number;
    }
}
