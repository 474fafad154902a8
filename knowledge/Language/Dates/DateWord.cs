using System.Runtime.InteropServices;

namespace WijkBot.Knowledge.Language.Dates;

/// <summary>What a word says about a date.</summary>
internal enum DateWordKind
{
    /// <summary>Says nothing: it ends an expression.</summary>
    Other,
    /// <summary>A little word that may stand inside an expression ("op", "de", "'s").</summary>
    Filler,
    /// <summary>Days from today: "morgen" is 1.</summary>
    Day,
    /// <summary>1 = Monday … 7 = Sunday.</summary>
    Weekday,
    /// <summary>As <see cref="Weekday"/>, in two letters that are also a word ("do", "zo"): counts only beside another word of a date.</summary>
    ShortWeekday,
    /// <summary>1–12.</summary>
    Month,
    /// <summary>A number.</summary>
    Number,
    /// <summary>"3e", "3rd": a day of the month.</summary>
    Ordinal,
    /// <summary>1 day, 7 week, 30 month, 365 year.</summary>
    Unit,
    /// <summary>Two of a unit in one word, as Arabic says it.</summary>
    TwoUnits,
    /// <summary>"volgende".</summary>
    Next,
    /// <summary>"komende", "aanstaande": the first that comes.</summary>
    Coming,
    /// <summary>"deze".</summary>
    This,
    /// <summary>"vorige".</summary>
    Last,
    /// <summary>"over" before, or "sonra" after, a length of time.</summary>
    In,
    /// <summary>"geleden" after, or "vor" before, a length of time.</summary>
    Ago,
    /// <summary>"weekend".</summary>
    Weekend,
    /// <summary>A <see cref="PartOfDay"/>.</summary>
    Part,
    /// <summary>A date in digits: day, month and perhaps year.</summary>
    Digits,
    /// <summary>A time in digits.</summary>
    Clock,
    /// <summary>"uur" after a number.</summary>
    Hour,
    /// <summary>"half" before an hour; in Dutch and German half an hour before it.</summary>
    Half,
    /// <summary>"kwart".</summary>
    Quarter,
    /// <summary>"over" or "na" between quarter and hour; the same word as <see cref="In"/> in Dutch.</summary>
    Past,
    /// <summary>"voor" between quarter and hour.</summary>
    To,
    /// <summary>"om", "at": what follows is a time.</summary>
    At,
}

/// <summary>A word of a message with what it says about a date.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Value">Its number, by kind.</param>
/// <param name="Part">Part of the day in the same word: "woensdagmiddag".</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DateWord(DateWordKind Kind, int Value, PartOfDay Part, int Start, int End)
{
    /// <summary>Month of a date in digits.</summary>
    public int Month { get; init; }

    /// <summary>Year of a date in digits; 0 = not named.</summary>
    public int Year { get; init; }

    /// <summary>Minutes of a time in digits.</summary>
    public int Minute { get; init; }
}
