namespace WijkBot.Knowledge.Netwerk;

/// <summary>
/// The days on which Dutch municipal offices are closed: the feast days of the Algemene termijnenwet, article 3, with 5 May only in lustrum years, as most municipal labour agreements have it.
/// Good Friday is not among them: offices are usually open.
/// </summary>
public static class DutchHolidays
{
    /// <summary>Whether offices are closed on this day because of a holiday.</summary>
    public static bool IsHoliday(DateOnly day)
    {
        if (day is { Month: 1, Day: 1 } or { Month: 12, Day: 25 or 26 }) return true;
        if (day is { Month: 5, Day: 5 }) return day.Year % 5 == 0;
        if (day == KingsDay(day.Year)) return true;
        var sinceEaster = day.DayNumber - EasterSunday(day.Year).DayNumber;
        return sinceEaster is 0 or 1 or 39 or 49 or 50;
    }

    /// <summary>27 April, or the 26th when that is a Sunday.</summary>
    public static DateOnly KingsDay(int year)
    {
        var day = new DateOnly(year, 4, 27);
        return day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(-1) : day;
    }

    /// <summary>Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    public static DateOnly EasterSunday(int year)
    {
        int golden = year % 19, century = year / 100, ofCentury = year % 100;
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        var late = (golden + 11 * epact + 22 * weekday) / 451;
        var days = epact + weekday - 7 * late + 114;
        return new DateOnly(year, days / 31, days % 31 + 1);
    }
}
