using WijkBot.Storage;

namespace WijkBot.Cases;

/// <summary>How long what is in a closed case may be kept (rules of the municipality, the row Retention; the privacy page says the same).</summary>
public static class CaseTimes
{
    private const int PhotoYears = 1;
    private const int HandledYears = 5;
    private const int WithdrawnYears = 1;

    /// <summary>The record as it must be from now on; null when nothing's time is over.</summary>
    /// <remarks>The time of change stays as it was: nothing happened to the case, and lists keep their order.</remarks>
    public static StoredRecord? Over(StoredRecord record, DateTimeOffset now)
    {
        var @case = CaseRecord.Read(record);
        if (@case.Anonymous || ClosedAt(@case, record) is not { } closed)
            return null;
        if (closed.AddYears(@case.Withdrawn ? WithdrawnYears : HandledYears) <= now)
            return CaseRecord.Of(Anonymous(@case, closed), record.At);
        return @case.AllPhotos.Any() && closed.AddYears(PhotoYears) <= now ? CaseRecord.Of(@case with { Photos = [], PhotosToResident = [] }, record.At) : null;
    }

    /// <summary>The case without its resident: anonymous when it was closed already; else what somebody must still do is left, and nobody can be written to or called.</summary>
    public static Case WithoutResident(Case @case) =>
        @case.ClosedAt is { } closed ? Anonymous(@case, closed) : @case with { Resident = "", CallBackNumber = null, Photos = [], PhotosToResident = [] };

    /// <summary>Kind, wijk, category, party, state and dates stay for statistics; nothing of what somebody wrote, was told, or is called.</summary>
    private static Case Anonymous(Case @case, DateTimeOffset closed) => new()
    {
        Anonymous = true,
        Reference = @case.Reference,
        Kind = @case.Kind,
        State = @case.State,
        Withdrawn = @case.Withdrawn,
        Resident = "",
        Text = "",
        Wijk = @case.Wijk,
        Category = @case.Category,
        Party = @case.Party,
        Confidential = @case.Confidential,
        Escalations = @case.Escalations,
        ReceivedAt = @case.ReceivedAt,
        Due = @case.Due,
        ClosedAt = closed,
        Term = @case.Term + 1,
    };

    /// <summary>A case that was closed before the time was written down counts from its last change.</summary>
    private static DateTimeOffset? ClosedAt(Case @case, StoredRecord record) =>
        @case.ClosedAt ?? (@case.State is CaseState.Afgehandeld or CaseState.Samengevoegd ? record.At : null);
}
