using System.Globalization;

namespace WijkBot.Knowledge.Content.Entries;

/// <summary>A date as far as the source gives it: a day, a month or a year.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Precision">4 = year, 7 = month, 10 = day: the letters of the written form.</param>
public sealed record PartialDate(DateOnly First, int Precision)
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>Reads <c>2024-03-01</c>, <c>2024-03</c> or <c>2024</c>.</summary>
    public static PartialDate? Parse(string? text)
    {
        string[] forms = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];
        return DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? new PartialDate(first, text!.Length) : null;
    }

    /// <summary>Its last day.</summary>
    public DateOnly Last => Precision switch
    {
        4 => First.AddYears(1).AddDays(-1),
        7 => First.AddMonths(1).AddDays(-1),
        _ => First,
    };

    /// <summary>As a resident reads it: "1 maart 2024", "maart 2024", "2024".</summary>
    public string InWords => First.ToString(Precision switch { 4 => "yyyy", 7 => "MMMM yyyy", _ => "d MMMM yyyy" }, Dutch);
}
