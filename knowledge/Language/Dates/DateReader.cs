namespace WijkBot.Knowledge.Language.Dates;

/// <summary>
/// Reads days in a message: "volgende week woensdag", "vanmiddag", "as vrijdag", "3 dec", "over twee weken", "dit weekend", and the simple ones in six other languages.
/// Rules only: the same words on the same day always mean the same days.
/// </summary>
/// <remarks>
/// A day of the week alone is the first that comes, today included. "volgende" counts weeks from Monday: on a Monday, "volgende woensdag" is nine days away;
/// "komende" and "aanstaande" are the first after today. A date without year is the coming one, unless that is more than ten months away: then it has just been.
/// </remarks>
/// <param name="zone">Where "today" is.</param>
public sealed class DateReader(TimeZoneInfo zone)
{
    /// <summary>A reader for the Netherlands.</summary>
    public static DateReader Dutch { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"));

    /// <summary>Today there, at an instant.</summary>
    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    /// <summary>The days that a message names, in reading order.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="now">The instant from which is reckoned.</param>
    /// <param name="language">Two letters.</param>
    public IReadOnlyList<DateMention> Read(string text, DateTimeOffset now, string language = "nl")
    {
        var words = DateWords.In(text, language);
        var found = new List<DateMention>();
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        for (var at = 0; at < words.Count;)
        {
            var reading = new DateReading(words, at, local);
            if (reading.TryRead(out var mention, out var next))
            {
                found.Add(mention);
                at = next;
            }
            else
            {
                at++;
            }
        }
        return found;
    }
}
