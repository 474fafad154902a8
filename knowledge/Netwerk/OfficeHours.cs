namespace WijkBot.Knowledge.Netwerk;

/// <summary>
/// When the office is open, local time of the municipality; Dutch public holidays are closed. Sums are made in local wall time and turned into instants per day, so that a day on which the clocks
/// change counts as an ordinary office day.
/// </summary>
/// <param name="Days">Opening times per weekday; a day that is absent is closed.</param>
/// <param name="Holidays">Days on which this office is closed besides the public holidays of <see cref="DutchHolidays"/>.</param>
/// <param name="Zone">Time zone, <c>Europe/Amsterdam</c>.</param>
public sealed record OfficeHours(
    IReadOnlyDictionary<DayOfWeek, (TimeOnly From, TimeOnly To)> Days, IReadOnlySet<DateOnly> Holidays, TimeZoneInfo Zone)
{
    // An office that is closed longer than this has no opening times at all.
    private const int DaysToLookAhead = 400;

    /// <summary>Open day and night: the setting <c>Escalation:OfficeHours=always</c>.</summary>
    public bool Always { get; init; }

    /// <summary>Never closed, in the zone of these hours.</summary>
    public OfficeHours AsAlways() => this with { Always = true };

    /// <summary>Whether the office is open at this instant.</summary>
    public bool IsOpen(DateTimeOffset at)
    {
        if (Always) return true;
        var local = TimeZoneInfo.ConvertTime(at, Zone);
        return Opening(DateOnly.FromDateTime(local.DateTime)) is var (from, to) && from <= at && at < to;
    }

    /// <summary>Whether the office opens on this day of the municipality's calendar.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        Always || (Days.ContainsKey(day.DayOfWeek) && !Holidays.Contains(day) && !DutchHolidays.IsHoliday(day));

    /// <summary>The instant itself when the office is open, else when it opens next.</summary>
    /// <exception cref="InvalidOperationException">The office never opens.</exception>
    public DateTimeOffset NextOpening(DateTimeOffset at)
    {
        if (IsOpen(at)) return at;
        return Openings(at).First(opening => opening.From >= at).From;
    }

    /// <summary>The instant at which this much office time has passed since <paramref name="from"/>; closed hours do not count.</summary>
    /// <param name="from">Where counting starts; outside office hours it starts at the next opening.</param>
    /// <param name="officeTime">Office time, zero or more.</param>
    /// <exception cref="InvalidOperationException">The office never opens.</exception>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan officeTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(officeTime, TimeSpan.Zero);
        if (Always) return from + officeTime;
        foreach (var (opens, closes) in Openings(from))
        {
            var start = opens > from ? opens : from;
            if (start >= closes) continue;
            if (officeTime <= closes - start) return start + officeTime;
            officeTime -= closes - start;
        }
        throw new InvalidOperationException("The office is not open long enough for this much office time.");
    }

    /// <summary>The day that lies this many working days after <paramref name="day"/>; zero gives the day itself, or the first working day after it.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        for (var looked = 0; looked < DaysToLookAhead + 8 * workingDays; day = day.AddDays(1), looked++)
        {
            if (looked > 0 && IsWorkingDay(day)) workingDays--;
            if (workingDays <= 0 && IsWorkingDay(day)) return day;
        }
        throw new InvalidOperationException("The office never opens.");
    }

    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Openings(DateTimeOffset since)
    {
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(since, Zone).DateTime);
        var found = false;
        for (var ahead = 0; found || ahead < DaysToLookAhead; ahead++)
        {
            if (Opening(first.AddDays(ahead)) is not { } opening) continue;
            found = true;
            yield return opening;
        }
        throw new InvalidOperationException("The office never opens.");
    }

    private (DateTimeOffset From, DateTimeOffset To)? Opening(DateOnly day) =>
        IsWorkingDay(day) && Days.TryGetValue(day.DayOfWeek, out var hours) ? (Instant(day, hours.From), Instant(day, hours.To)) : null;

    private DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        // No office opens in the hour that the clock skips; should one, it opens an hour later.
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }
}
