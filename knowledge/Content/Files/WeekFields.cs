using System.Globalization;
using WijkBot.Knowledge.Content.Yaml;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads a week of hours: <c>maandag: 08:30-17:00</c> and so on; a day that is absent is closed.</summary>
internal static class WeekFields
{
    private static readonly Dictionary<string, DayOfWeek> Weekdays = new()
    {
        ["maandag"] = DayOfWeek.Monday,
        ["dinsdag"] = DayOfWeek.Tuesday,
        ["woensdag"] = DayOfWeek.Wednesday,
        ["donderdag"] = DayOfWeek.Thursday,
        ["vrijdag"] = DayOfWeek.Friday,
        ["zaterdag"] = DayOfWeek.Saturday,
        ["zondag"] = DayOfWeek.Sunday,
    };

    public static Dictionary<DayOfWeek, (TimeOnly From, TimeOnly To)> Week(this ContentNode node)
    {
        var days = new Dictionary<DayOfWeek, (TimeOnly From, TimeOnly To)>();
        foreach (var (name, day) in Weekdays)
        {
            if (node.Get(name) is not { } value) continue;
            if (value.Text?.Split('-', StringSplitOptions.TrimEntries) is [var from, var to] && Time(from) is { } opens && Time(to) is { } closes && opens < closes)
                days[day] = (opens, closes);
            else
                value.Fault($"'{name}' is '{value.Text}'; schrijf de tijden als 08:30-17:00, of laat de dag weg als het dan gesloten is");
        }
        if (days.Count == 0) node.Fault("er is geen enkele dag open");
        return days;
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
