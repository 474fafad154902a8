using System.Globalization;

namespace WijkBot.Conversations;

/// <summary>Days as a resident reads them: "vandaag", "morgen", "maandag 5 januari".</summary>
/// <param name="zone">Time zone of the municipality.</param>
public sealed class Dates(TimeZoneInfo zone)
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>The day of an instant, seen from now.</summary>
    public string Day(DateTimeOffset at, DateTimeOffset now)
    {
        var day = LocalDay(at);
        return (day.DayNumber - LocalDay(now).DayNumber) switch
        {
            0 => "vandaag",
            1 => "morgen",
            _ => day.ToString("dddd d MMMM", Dutch),
        };
    }

    private DateOnly LocalDay(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
