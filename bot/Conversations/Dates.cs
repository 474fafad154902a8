using System.Globalization;
using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations;

/// <summary>Days as a resident reads them: "vandaag", "morgen", "maandag 5 januari".</summary>
/// <param name="zone">Time zone of the municipality.</param>
public sealed class Dates(TimeZoneInfo zone)
{
    private const string Dutch = "nl";

    /// <summary>Culture for the names of days and months, and their order. Arabic as in Egypt: the Gregorian year with its usual names.</summary>
    private static readonly Dictionary<string, (CultureInfo Culture, string Order)> Written = new()
    {
        [Dutch] = (CultureInfo.GetCultureInfo("nl-NL"), "dddd d MMMM"),
        ["en"] = (CultureInfo.GetCultureInfo("en-GB"), "dddd d MMMM"),
        ["tr"] = (CultureInfo.GetCultureInfo("tr-TR"), "d MMMM dddd"),
        ["ar"] = (CultureInfo.GetCultureInfo("ar-EG"), "dddd d MMMM"),
        ["pl"] = (CultureInfo.GetCultureInfo("pl-PL"), "dddd, d MMMM"),
        ["de"] = (CultureInfo.GetCultureInfo("de-DE"), "dddd, d. MMMM"),
        ["uk"] = (CultureInfo.GetCultureInfo("uk-UA"), "dddd, d MMMM"),
    };

    /// <summary>The day of an instant, seen from now, in Dutch.</summary>
    public string Day(DateTimeOffset at, DateTimeOffset now) => Day(at, now, Dutch, dutch => dutch);

    /// <summary>The day of an instant, seen from the talk's now, in the resident's language.</summary>
    public string Day(Talk talk, DateTimeOffset at) => Day(at, talk.Now, talk.Resident.Language, talk.Phrase) is var said && talk.Resident.Language == Dutch
        ? said : talk.Note(said, Day(at, talk.Now));

    /// <summary>The instant of a day and hour on the municipality's clock.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private string Day(DateTimeOffset at, DateTimeOffset now, string language, Func<string, string> phrase)
    {
        var day = LocalDay(at);
        var (culture, order) = Written.GetValueOrDefault(language, Written[Dutch]);
        return (day.DayNumber - LocalDay(now).DayNumber) switch
        {
            0 => phrase("vandaag"),
            1 => phrase("morgen"),
            _ => day.ToString(order, culture),
        };
    }

    /// <summary>The day of an instant on the municipality's clock.</summary>
    public DateOnly LocalDay(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
