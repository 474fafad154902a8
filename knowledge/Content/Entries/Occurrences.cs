using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace WijkBot.Knowledge.Content.Entries;

/// <summary>Reckons when an activity takes place, from its iCalendar rule. Times are on the municipality's clock, so a change to summer time moves nothing.</summary>
internal static class Occurrences
{
    /// <summary>More times than this in one question are a mistake in a rule.</summary>
    private const int Most = 400;

    public static IEnumerable<Occurrence> Between(Activiteit activity, DateOnly from, DateOnly until)
    {
        if (activity.Begin is not { } begin) return [];
        var lasts = activity.End - begin;
        return Times(activity.Rule, begin, from, until).Where(time => !activity.Except.Contains(DateOnly.FromDateTime(time)))
            .Select(time => new Occurrence(activity, time, time + lasts)).Where(one => activity.IsValid(one.Day));
    }

    private static IEnumerable<DateTime> Times(string? rule, DateTime begin, DateOnly from, DateOnly until)
    {
        if (rule is null)
            return DateOnly.FromDateTime(begin) >= from && DateOnly.FromDateTime(begin) <= until ? [begin] : [];
        var repeated = new CalendarEvent { Start = new CalDateTime(begin), RecurrenceRule = new RecurrenceRule(rule) };
        return repeated.GetOccurrences(new CalDateTime(from.ToDateTime(TimeOnly.MinValue)))
            .Select(one => one.Period.StartTime.Value).TakeWhile(time => DateOnly.FromDateTime(time) <= until).Take(Most);
    }

    /// <summary>Whether a rule can be read.</summary>
    public static bool IsRule(string rule)
    {
        try
        {
            _ = new RecurrenceRule(rule);
            return rule.StartsWith("FREQ=", StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidOperationException or IndexOutOfRangeException)
        {
            return false;
        }
    }
}
