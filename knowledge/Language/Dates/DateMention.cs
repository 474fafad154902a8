namespace WijkBot.Knowledge.Language.Dates;

/// <summary>Part of a day, as people name it.</summary>
public enum PartOfDay
{
    /// <summary>Not named.</summary>
    None,
    /// <summary>6 to 12.</summary>
    Morning,
    /// <summary>12 to 18.</summary>
    Afternoon,
    /// <summary>18 to 24.</summary>
    Evening,
    /// <summary>0 to 6 of the next day.</summary>
    Night,
}

/// <summary>A day or some days that a message names.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; the first itself when one day is named.</param>
/// <param name="Start">Where the words begin in the message as typed.</param>
/// <param name="Length">How long they are there.</param>
public sealed record DateMention(DateOnly From, DateOnly To, int Start, int Length)
{
    /// <summary>Part of the day, where it is named.</summary>
    public PartOfDay Part { get; init; }

    /// <summary>Time of day, where it is named.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Whether a day lies in it.</summary>
    public bool Holds(DateOnly day) => From <= day && day <= To;
}
