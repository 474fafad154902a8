namespace WijkBot.Berichten;

/// <summary>When whom gets a broadcast: in groups, at the pace of the slowest number, and outside quiet hours unless it is urgent.</summary>
/// <param name="settings">Pace and hours.</param>
/// <param name="zone">Time zone of the municipality.</param>
public sealed class BroadcastPlan(BroadcastSettings settings, TimeZoneInfo zone)
{
    /// <summary>People in a group: so few that a stop is heard within seconds, so many that a town is a few hundred turns.</summary>
    public const int GroupSize = 50;

    /// <summary>The groups, each with the time from which its turn is.</summary>
    public IReadOnlyList<(DateTimeOffset Due, string[] People)> Of(IReadOnlyList<string> people, DateTimeOffset now, bool urgent)
    {
        var groups = new List<(DateTimeOffset, string[])>();
        var due = Allowed(now, urgent);
        foreach (var group in people.Chunk(GroupSize))
        {
            groups.Add((due, group));
            due = Allowed(due + TimeSpan.FromSeconds(group.Length / settings.PerSecond), urgent);
        }
        return groups;
    }

    /// <summary>The first moment at or after a time at which may be sent.</summary>
    public DateTimeOffset Allowed(DateTimeOffset at, bool urgent)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (urgent || (time >= settings.From && time < settings.Until)) return at;
        var day = DateOnly.FromDateTime(local.DateTime);
        return At(time < settings.From ? day : day.AddDays(1));
    }

    /// <summary>Tomorrow, as soon as may be sent.</summary>
    public DateTimeOffset Tomorrow(DateTimeOffset now) => At(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime).AddDays(1));

    private DateTimeOffset At(DateOnly day)
    {
        var local = day.ToDateTime(settings.From);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
