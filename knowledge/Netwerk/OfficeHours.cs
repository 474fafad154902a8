namespace WijkBot.Knowledge.Netwerk;

/// <summary>When the office is open, local time of the municipality; Dutch public holidays are closed.</summary>
/// <param name="Days">Opening times per weekday; a day that is absent is closed.</param>
/// <param name="Holidays">Closed days.</param>
/// <param name="Zone">Time zone, <c>Europe/Amsterdam</c>.</param>
public sealed record OfficeHours(
    IReadOnlyDictionary<DayOfWeek, (TimeOnly From, TimeOnly To)> Days, IReadOnlySet<DateOnly> Holidays, TimeZoneInfo Zone)
{
    /// <summary>Open day and night: the setting <c>Escalation:OfficeHours=always</c>.</summary>
    public bool Always { get; init; }
}
