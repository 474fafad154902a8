namespace WijkBot.Conversations.Activiteiten;

/// <summary>The days that a question is about: "vandaag", "dit weekend", "volgende week woensdag".</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Words">How it is said back.</param>
/// <param name="IsSaid">The resident said it; false: the coming two weeks.</param>
public sealed record Period(DateOnly From, DateOnly Until, string Words, bool IsSaid)
{
    private const int ComingDays = 14;

    private static readonly (string Name, DayOfWeek Day)[] Weekdays =
    [
        ("maandag", DayOfWeek.Monday), ("dinsdag", DayOfWeek.Tuesday), ("woensdag", DayOfWeek.Wednesday), ("donderdag", DayOfWeek.Thursday),
        ("vrijdag", DayOfWeek.Friday), ("zaterdag", DayOfWeek.Saturday), ("zondag", DayOfWeek.Sunday),
    ];

    /// <summary>Reads the days in a question.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="today">The day it was asked.</param>
    public static Period In(string text, DateOnly today)
    {
        var words = Words_(text);
        bool Has(params ReadOnlySpan<string> phrases)
        {
            foreach (var phrase in phrases)
            {
                if (words.Contains($" {phrase}", StringComparison.Ordinal)) return true;
            }
            return false;
        }

        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var next = Has("volgende week", "komende week");
        if (Array.Find(Weekdays, day => words.Contains($" {day.Name}", StringComparison.Ordinal)) is { Name: { } name } weekday)
        {
            var ahead = ((int)weekday.Day - (int)today.DayOfWeek + 7) % 7;
            var day = next ? monday.AddDays(7 + (((int)weekday.Day + 6) % 7)) : today.AddDays(ahead);
            return new Period(day, day, next ? $"volgende week {name}" : name, true);
        }
        if (Has("overmorgen")) return Day(today.AddDays(2), "overmorgen");
        if (Has("vandaag", "vanmiddag", "vanavond", "vanochtend", "nu te doen")) return Day(today, "vandaag");
        if (Has("morgen")) return Day(today.AddDays(1), "morgen");
        if (Has("volgend weekend", "weekend daarna")) return new Period(monday.AddDays(12), monday.AddDays(13), "volgend weekend", true);
        if (Has("weekend")) return new Period(today > monday.AddDays(5) ? today : monday.AddDays(5), monday.AddDays(6), "dit weekend", true);
        if (next) return new Period(monday.AddDays(7), monday.AddDays(13), "volgende week", true);
        if (Has("deze week")) return new Period(today, monday.AddDays(6), "deze week", true);
        if (Has("deze maand")) return new Period(today, new DateOnly(today.Year, today.Month, DateTime.DaysInMonth(today.Year, today.Month)), "deze maand", true);
        return new Period(today, today.AddDays(ComingDays - 1), "de komende twee weken", false);

        static Period Day(DateOnly day, string said) => new(day, day, said, true);
        static string Words_(string said) => $" {Engine.Words.Fold(said)} ";
    }

    /// <summary>Whether words such as "elke dinsdagochtend" name a day in it; words without a day might be any.</summary>
    public bool Fits(string when)
    {
        var folded = Engine.Words.Fold(when);
        var named = Weekdays.Where(day => folded.Contains(day.Name, StringComparison.Ordinal)).ToList();
        return named.Count == 0 ? !IsSaid : named.Exists(weekday => Enumerable.Range(0, Until.DayNumber - From.DayNumber + 1).Any(n => From.AddDays(n).DayOfWeek == weekday.Day));
    }
}
