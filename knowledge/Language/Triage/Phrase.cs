namespace WijkBot.Knowledge.Language.Triage;

/// <summary>
/// Words in a row. Written as text: <c>(hij|zij) ademt .. niet</c>; <c>a|b</c> is either and wants brackets among other words, <c>woord?</c> may be absent, <c>..</c> is up to three words of any kind;
/// <c>^</c> in front and <c>$</c> behind tie it to the start and the end of the message.
/// </summary>
internal sealed class Phrase
{
    private const int WidestGap = 3;

    private readonly Step[] _steps;
    private readonly bool _atStart;
    private readonly bool _atEnd;

    private Phrase(Step[] steps, bool atStart, bool atEnd) => (_steps, _atStart, _atEnd) = (steps, atStart, atEnd);

    /// <summary>The terms that a match can start with.</summary>
    public IReadOnlyList<int> First => _steps[0].Terms;

    /// <summary>Reads a phrase, or says in Dutch what is wrong with it.</summary>
    public static Phrase? Parse(string text, WordIndex words, int typosFrom, out string? wrong)
    {
        var forgiving = text.Contains(' ') ? WordIndex.TyposFromAmongOthers : WordIndex.TyposFromAlone;
        var steps = new List<Step>();
        var gap = false;
        wrong = null;
        bool atStart = text.StartsWith('^'), atEnd = text.EndsWith('$');
        var parts = text.Trim('^', '$').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            if (part == "..")
            {
                gap = true;
                continue;
            }
            // "bloedt|bloed overal" reads as two things; without brackets it would be a third.
            if (part.Contains('|') && parts.Length > 1 && !part.StartsWith('(')) wrong = $"zet haakjes om de keuze in '{text}': ({part})";
            if (part.StartsWith('(') != part.TrimEnd('?').EndsWith(')')) wrong = $"tussen haakjes mogen in '{text}' geen spaties: elke keuze is een woord";
            var terms = part.TrimEnd('?').Trim('(', ')').Split('|', StringSplitOptions.RemoveEmptyEntries).Select(term => words.Id(term, Math.Max(typosFrom, forgiving))).ToArray();
            steps.Add(new Step(terms, part.EndsWith('?'), gap));
            gap = false;
        }
        if (wrong is null && (steps.Count == 0 || steps[0].Optional || steps[0].AfterGap || gap)) wrong = $"'{text}' moet met een gewoon woord beginnen en eindigen";
        return wrong is null ? new Phrase([.. steps], atStart, atEnd) : null;
    }

    /// <summary>Where a match that starts at this word has ended, or -1.</summary>
    public int EndOfMatch(ReadWords words, int start) => _atStart && start > 0 ? -1 : EndOfMatch(words, 0, start);

    private int EndOfMatch(ReadWords words, int step, int at)
    {
        if (step == _steps.Length) return _atEnd && at < words.Count ? -1 : at;
        var (terms, optional, afterGap) = _steps[step];
        for (var skipped = 0; skipped <= (afterGap ? WidestGap : 0) && at + skipped < words.Count; skipped++)
        {
            var next = at + skipped + 1;
            if (words.Is(next - 1, terms) && EndOfMatch(words, step + 1, next) is >= 0 and var end) return end;
            if (words.IsWithNext(next - 1, terms) && EndOfMatch(words, step + 1, next + 1) is >= 0 and var further) return further;
        }
        return optional ? EndOfMatch(words, step + 1, at) : -1;
    }

    private readonly record struct Step(int[] Terms, bool Optional, bool AfterGap);
}
