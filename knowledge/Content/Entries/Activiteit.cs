namespace WijkBot.Knowledge.Content.Entries;

/// <summary>Something to take part in, once or again and again.</summary>
public sealed record Activiteit : Entry
{
    /// <inheritdoc />
    public override EntryKind Kind => EntryKind.Activiteit;
    /// <summary>What sort of activity.</summary>
    public ActiviteitSoort Sort { get; init; } = ActiviteitSoort.Overig;
    /// <summary>First time, on the municipality's clock; null when the source gives no hour.</summary>
    public DateTime? Begin { get; init; }
    /// <summary>End of the first time; null = not known.</summary>
    public DateTime? End { get; init; }
    /// <summary>When, in words, where the source gives no hour: "elke dinsdagochtend".</summary>
    public string? When { get; init; }
    /// <summary>How it recurs, as an iCalendar RRULE (RFC 5545, 3.3.10) such as <c>FREQ=WEEKLY;BYDAY=TU</c>; null = once.</summary>
    public string? Rule { get; init; }
    /// <summary>Days on which it does not take place.</summary>
    public IReadOnlySet<DateOnly> Except { get; init; } = new HashSet<DateOnly>();
    /// <summary>Name of the place, such as a wijkcentrum.</summary>
    public string? Place { get; init; }
    /// <summary>Street and number.</summary>
    public string? Address { get; init; }
    /// <summary>What it costs, euros; 0 = free, null = not known.</summary>
    public decimal? Costs { get; init; }
    /// <summary>Whether and how to sign up; null = not needed, or not known.</summary>
    public Aanmelden? SignUp { get; init; }
    /// <summary>How easily the place is reached by who cannot walk, see or hear well; null = not known.</summary>
    public string? Accessibility { get; init; }

    /// <summary>When it takes place from a day up to and with another, in order.</summary>
    public IEnumerable<Occurrence> Between(DateOnly from, DateOnly until) => Occurrences.Between(this, from, until);
}

/// <summary>What sort of activity.</summary>
public enum ActiviteitSoort
{
    /// <summary>Coffee and company.</summary>
    Koffie,
    /// <summary>Sport, walking, moving.</summary>
    Sport,
    /// <summary>Making things, music.</summary>
    Creatief,
    /// <summary>Eating together.</summary>
    Eten,
    /// <summary>Courses, language, computer.</summary>
    Leren,
    /// <summary>Meeting people.</summary>
    Ontmoeten,
    /// <summary>For children.</summary>
    Kinderen,
    /// <summary>Anything else.</summary>
    Overig,
}

/// <summary>Signing up for an activity.</summary>
/// <param name="Needed">Nobody can come without.</param>
/// <param name="How">How, in words; null = through WijkBot.</param>
/// <param name="Places">Room for so many; null = not limited, or not known.</param>
public sealed record Aanmelden(bool Needed, string? How, int? Places);

/// <summary>One time that an activity takes place, on the municipality's clock.</summary>
/// <param name="Activity">Which.</param>
/// <param name="Begin">When it begins.</param>
/// <param name="End">When it ends; null = not known.</param>
public sealed record Occurrence(Activiteit Activity, DateTime Begin, DateTime? End)
{
    /// <summary>The day.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Begin);
}
