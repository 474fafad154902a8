using K = WijkBot.Knowledge.Language.Dates.DateWordKind;

namespace WijkBot.Knowledge.Language.Dates;

/// <summary>Reads one expression from a place in a message.</summary>
/// <param name="words">The words.</param>
/// <param name="begin">Where it should begin.</param>
/// <param name="now">Local time.</param>
internal sealed partial class DateReading(List<DateWord> words, int begin, DateTime now)
{
    private readonly DateOnly today = DateOnly.FromDateTime(now);
    private readonly int start = begin;
    private int at = begin;
    private PartOfDay part;

    private DateOnly Monday => today.AddDays(-(Weekday(today) - 1));

    private static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    private DateWord Word => at < words.Count ? words[at] : default;

    private K Kind => Word.Kind;

    /// <summary>Reads it; <paramref name="next"/> is the first word after it.</summary>
    public bool TryRead(out DateMention mention, out int next)
    {
        mention = null!;
        next = start;
        if (Days() is not { } days) return false;
        var (from, to) = days;
        var end = at;
        PartOf();
        if (at > end && part != PartOfDay.None) end = at;
        at = end;
        var time = TimeOf();
        if (time is null) at = end;
        PartOf();
        // "vannacht" after midnight is the night that has begun.
        if (part == PartOfDay.Night && from == today && to == today && now.Hour >= 6) to = today.AddDays(1);
        next = at;
        mention = new DateMention(from, to, words[start].Start, words[at - 1].End - words[start].Start) { Part = part, At = time is { } clock ? Sensible(clock) : null };
        return true;
    }

    private (DateOnly, DateOnly)? Days() => Kind switch
    {
        K.Day => One(today.AddDays(TakePart().Value)),
        K.Digits => Take() is var date && Valid(date.Value, date.Month, date.Year) is { } day ? One(day) : null,
        K.Number or K.Ordinal when DayAndMonth() is { } day => One(day),
        K.Month when MonthAndDay() is { } day => One(day),
        K.Number or K.Unit or K.TwoUnits when LengthThen() is { } day => One(day),
        K.In when LengthAfter(1) is { } day => One(day),
        K.Ago when LengthAfter(-1) is { } day => One(day),
        K.Next or K.Coming or K.This or K.Last => Relative(Take().Kind),
        K.Weekday => WeekdayThen(),
        K.ShortWeekday when BesideDate() => WeekdayThen(),
        K.Weekend => Take() is var _ && AfterIt() is { } relative ? Weekend(relative) : Weekend(K.This),
        K.Unit when Word.Value == 7 => WeekAfterIt(),
        _ => null,
    };

    private static (DateOnly, DateOnly) One(DateOnly day) => (day, day);

    private DateWord Take() => words[at++];

    private DateWord TakePart()
    {
        var word = Take();
        part = word.Part;
        return word;
    }

    private void Fillers()
    {
        while (Kind == K.Filler) at++;
    }

    /// <summary>"3 december 2026", "3e", "de 3e van de maand".</summary>
    private DateOnly? DayAndMonth()
    {
        var first = Take();
        var after = at;
        Fillers();
        if (Kind == K.Month)
        {
            var month = Take().Value;
            return Valid(first.Value, month, Kind == K.Number && Word.Value is > 1900 and < 2200 ? Take().Value : 0);
        }
        at = after;
        if (first.Kind == K.Ordinal && first.Value is >= 1 and <= 31) return ThisMonthOrNext(first.Value);
        at = start;
        return null;
    }

    /// <summary>"December 3".</summary>
    private DateOnly? MonthAndDay()
    {
        var month = Take().Value;
        if (Kind is K.Number or K.Ordinal && Word.Value is >= 1 and <= 31 && Valid(Word.Value, month, 0) is { } day)
        {
            at++;
            return day;
        }
        at = start;
        return null;
    }

    private DateOnly? ThisMonthOrNext(int day)
    {
        for (var month = new DateOnly(today.Year, today.Month, 1); month < today.AddMonths(3); month = month.AddMonths(1))
        {
            if (day <= DateTime.DaysInMonth(month.Year, month.Month) && month.AddDays(day - 1) >= today) return month.AddDays(day - 1);
        }
        return null;
    }

    private DateOnly? Valid(int day, int month, int year)
    {
        if (year == 0)
        {
            var coming = Valid(day, month, today.Year) is { } here && here >= today ? here : Valid(day, month, today.Year + 1);
            return coming > today.AddMonths(10) ? Valid(day, month, coming.Value.Year - 1) : coming;
        }
        return year is > 1900 and < 2200 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private bool BesideDate() =>
        (at + 1 < words.Count && words[at + 1].Kind is K.Digits or K.Part) || (at + 2 < words.Count && words[at + 1].Kind is K.Number && words[at + 2].Kind is K.Month);
}
