namespace WijkBot.Knowledge.Content.Entries;

/// <summary>Somebody to reach: an organisation, a wijkcentrum, a professional in function.</summary>
public sealed record Contact : Entry
{
    /// <inheritdoc />
    public override EntryKind Kind => EntryKind.Contact;
    /// <summary>Organisation.</summary>
    public string? Organisation { get; init; }
    /// <summary>What this contact does.</summary>
    public string? Role { get; init; }
    /// <summary>Public number, E.164 or a short one such as <c>14 0546</c>.</summary>
    public string? Phone { get; init; }
    /// <summary>Public e-mail address.</summary>
    public string? Email { get; init; }
    /// <summary>Website.</summary>
    public string? Website { get; init; }
    /// <summary>Street and number.</summary>
    public string? Address { get; init; }
    /// <summary>Opening hours by day; a day without any is closed, an empty table is not known.</summary>
    public IReadOnlyDictionary<DayOfWeek, IReadOnlyList<(TimeOnly From, TimeOnly To)>> Hours { get; init; } =
        new Dictionary<DayOfWeek, IReadOnlyList<(TimeOnly, TimeOnly)>>();
}
