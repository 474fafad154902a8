using K = WijkBot.Knowledge.Language.Dates.DateWordKind;

namespace WijkBot.Knowledge.Language.Dates;

/// <content>Days that are reckoned from today.</content>
internal sealed partial class DateReading
{
    /// <summary>"volgende week woensdag", "komende vrijdag", "dit weekend", "vorige maand".</summary>
    private (DateOnly, DateOnly)? Relative(K relative)
    {
        Fillers();
        switch (Kind)
        {
            case K.Weekday or K.ShortWeekday:
                return One(WeekdayOf(TakePart().Value, relative));
            case K.Weekend:
                at++;
                return Weekend(relative);
            case K.Part when relative == K.This:
                part = (PartOfDay)Take().Value;
                return One(today);
            case K.Unit when Word.Value == 7:
                at++;
                return WeekThen(Weeks(relative));
            case K.Unit when Word.Value == 30:
                at++;
                return Month(relative);
            case K.Number when relative is K.Coming or K.Last or K.Next && at + 1 < words.Count && words[at + 1].Kind == K.Unit:
                var days = Take().Value * Take().Value;
                return relative == K.Last ? (today.AddDays(-days), today) : (today, today.AddDays(days));
            default:
                return null;
        }
    }

    private static int Weeks(K relative) => relative switch { K.Next or K.Coming => 1, K.Last => -1, _ => 0 };

    /// <summary>A week, and the day in it where one is named.</summary>
    private (DateOnly, DateOnly) WeekThen(int weeks)
    {
        var monday = Monday.AddDays(7 * weeks);
        var week = at;
        Fillers();
        if (Kind is K.Weekday or K.ShortWeekday) return One(monday.AddDays(TakePart().Value - 1));
        if (Kind == K.Weekend)
        {
            at++;
            return (monday.AddDays(5), monday.AddDays(6));
        }
        at = week;
        return (monday, monday.AddDays(6));
    }

    /// <summary>"الأسبوع القادم": the week before its word.</summary>
    private (DateOnly, DateOnly)? WeekAfterIt()
    {
        at++;
        return AfterIt() is { } relative ? WeekThen(Weeks(relative)) : null;
    }

    private K? AfterIt()
    {
        var here = at;
        Fillers();
        if (Kind is K.Next or K.Coming or K.Last) return Take().Kind;
        at = here;
        return null;
    }

    private (DateOnly, DateOnly) Month(K relative)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(Weeks(relative));
        return (first, first.AddMonths(1).AddDays(-1));
    }

    private (DateOnly, DateOnly) Weekend(K relative)
    {
        var weeks = relative switch
        {
            K.Next => 1,
            K.Last => -1,
            K.Coming => Weekday(today) >= 6 ? 1 : 0,
            _ => 0,
        };
        var saturday = Monday.AddDays(5 + 7 * weeks);
        return (saturday, saturday.AddDays(1));
    }

    private DateOnly WeekdayOf(int weekday, K relative) => relative switch
    {
        K.Next => Monday.AddDays(7 + weekday - 1),
        K.This => Monday.AddDays(weekday - 1),
        K.Last => today.AddDays(-((Weekday(today) - weekday + 6) % 7 + 1)),
        K.Coming => today.AddDays((weekday - Weekday(today) + 6) % 7 + 1),
        _ => today.AddDays((weekday - Weekday(today) + 7) % 7),
    };

    /// <summary>"woensdag", "woensdag 3 december", "woensdag volgende week", "woensdag over een week".</summary>
    private (DateOnly, DateOnly)? WeekdayThen()
    {
        var weekday = TakePart().Value;
        var alone = at;
        PartOf();
        Fillers();
        if (Kind is K.Digits) return Take() is var date && Valid(date.Value, date.Month, date.Year) is { } written ? One(written) : null;
        if (Kind is K.Number or K.Ordinal && DayAfterWeekday() is { } dated) return One(dated);
        if (Kind is K.Next or K.Coming or K.Last or K.This)
        {
            var relative = Take().Kind;
            Fillers();
            if (Kind == K.Unit && Word.Value == 7)
            {
                at++;
                return One(Monday.AddDays(7 * Weeks(relative) + weekday - 1));
            }
            // "الأربعاء القادم" names the day before "coming"; in other languages the word belongs to what follows.
            if (Kind is not (K.Weekday or K.Weekend or K.Unit or K.Part)) return One(WeekdayOf(weekday, relative == K.Next ? K.Coming : relative));
        }
        if (Kind == K.In && words.Skip(at).Take(4).Any(word => word.Kind is K.Unit or K.TwoUnits) && LengthAfter(1) is { } later)
        {
            // "woensdag over een week" is reckoned from the Wednesday that comes.
            return One(WeekdayOf(weekday, K.Other).AddDays(later.DayNumber - today.DayNumber));
        }
        at = alone;
        return One(WeekdayOf(weekday, K.Other));
    }

    private DateOnly? DayAfterWeekday()
    {
        var here = at;
        var day = Take();
        Fillers();
        if (Kind == K.Month && Valid(day.Value, Take().Value, Kind == K.Number && Word.Value > 1900 ? Take().Value : 0) is { } date) return date;
        at = here;
        return null;
    }

    /// <summary>"over twee weken", "in 3 days", "vor drei Tagen".</summary>
    private DateOnly? LengthAfter(int sign)
    {
        var here = at;
        at++;
        if (Kind == K.TwoUnits) return Away(2 * sign, Take().Value);
        var count = Kind == K.Number ? Take().Value : 1;
        if (Kind == K.Unit) return Away(count * sign, Take().Value);
        at = here;
        return null;
    }

    /// <summary>"twee dagen geleden", "üç gün sonra".</summary>
    private DateOnly? LengthThen()
    {
        var here = at;
        var (count, unit) = Kind switch
        {
            K.TwoUnits => (2, Take().Value),
            K.Number when at + 1 < words.Count && words[at + 1].Kind == K.Unit => (Take().Value, Take().Value),
            _ => (0, 0),
        };
        if (unit > 0 && Kind is K.Ago or K.In && Take().Kind is var direction) return Away(direction == K.Ago ? -count : count, unit);
        at = here;
        return null;
    }

    private DateOnly Away(int count, int unit) => unit switch
    {
        30 => today.AddMonths(Math.Clamp(count, -1200, 1200)),
        365 => today.AddYears(Math.Clamp(count, -100, 100)),
        _ => today.AddDays(Math.Clamp(count, -36500, 36500) * unit),
    };
}
