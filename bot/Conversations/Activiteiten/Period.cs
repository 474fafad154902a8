using System.Globalization;
using WijkBot.Knowledge.Language.Dates;

namespace WijkBot.Conversations.Activiteiten;

/// <summary>The days that a question is about: "vandaag", "dit weekend", "volgende week woensdag", "van maandag tot vrijdag".</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Words">How it is said back in Dutch.</param>
/// <param name="IsSaid">The resident said it; false: the coming two weeks.</param>
public sealed record Period(DateOnly From, DateOnly Until, string Words, bool IsSaid)
{
    private const int ComingDays = 14;

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly (string Name, DayOfWeek Day)[] Weekdays =
    [
        ("maandag", DayOfWeek.Monday), ("dinsdag", DayOfWeek.Tuesday), ("woensdag", DayOfWeek.Wednesday), ("donderdag", DayOfWeek.Thursday),
        ("vrijdag", DayOfWeek.Friday), ("zaterdag", DayOfWeek.Saturday), ("zondag", DayOfWeek.Sunday),
    ];

    /// <summary>How the resident said it, in the resident's language.</summary>
    public string Said { get; private init; } = Words;

    /// <summary>Reads the days in a question. Days that have gone by ask for nothing.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="now">When it was asked.</param>
    /// <param name="language">Two letters.</param>
    public static Period In(string text, DateTimeOffset now, string language = "nl")
    {
        var today = DateReader.Dutch.Today(now);
        var named = DateReader.Dutch.Read(text, now, language).Where(mention => mention.To >= today).ToList();
        if (named is not [var first, ..]) return new Period(today, today.AddDays(ComingDays - 1), "de komende twee weken", false);
        var last = named.Count == 2 && named[1].From > first.To ? named[1] : first;
        // Of a week or a weekend that has begun, what is left counts.
        var from = first.From < today ? today : first.From;
        var said = text.Substring(first.Start, last.Start + last.Length - first.Start).Trim().ToLowerInvariant();
        return new Period(from, last.To, language == "nl" ? said : Written(from, last.To), true) { Said = said };
    }

    private static string Written(DateOnly from, DateOnly until) =>
        from == until ? from.ToString("dddd d MMMM", Dutch) : $"{from.ToString("d MMMM", Dutch)} tot en met {until.ToString("d MMMM", Dutch)}";

    /// <summary>Whether words such as "elke dinsdagochtend" name a day in it; words without a day might be any.</summary>
    public bool Fits(string when)
    {
        var folded = Engine.Words.Fold(when);
        var named = Weekdays.Where(day => folded.Contains(day.Name, StringComparison.Ordinal)).ToList();
        return named.Count == 0 ? !IsSaid : named.Exists(weekday => Enumerable.Range(0, Until.DayNumber - From.DayNumber + 1).Any(n => From.AddDays(n).DayOfWeek == weekday.Day));
    }
}
