using System.Globalization;
using WijkBot.Knowledge.Content;

namespace WijkBot.Pages;

/// <summary>When the municipality answers the phone, in words. What nobody has confirmed is not told as a fact.</summary>
public static class OpeningHours
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>One or two sentences.</summary>
    public static string Of(Gemeente gemeente)
    {
        if (!gemeente.OfficeHoursConfirmed)
            return gemeente.Url is { } url ? $"De openingstijden staan op {url}." : "";
        var days = Enum.GetValues<DayOfWeek>().OrderBy(day => ((int)day + 6) % 7).Where(gemeente.OfficeHours.Days.ContainsKey).ToList();
        return "Open: " + string.Join(", ", days.Select(day => $"{Dutch.DateTimeFormat.GetDayName(day)} {gemeente.OfficeHours.Days[day].From:HH.mm} tot {gemeente.OfficeHours.Days[day].To:HH.mm} uur")) + ".";
    }
}
