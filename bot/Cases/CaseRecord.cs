using System.Text.Json;
using WijkBot.Storage;

namespace WijkBot.Cases;

/// <summary>A case as the store keeps it.</summary>
public static class CaseRecord
{
    /// <summary>Status of a case that was made anonymous: it counts in statistics and is in no list.</summary>
    public const string Anonymous = "geanonimiseerd";

    /// <summary>The record of a case.</summary>
    public static StoredRecord Of(Case @case, DateTimeOffset now) =>
        new(Case.RecordKind, @case.Reference, JsonSerializer.Serialize(@case, CaseJson.Default.Case))
        {
            Owner = @case.Anonymous || @case.Resident.Length == 0 ? null : @case.Resident,
            Wijk = @case.Wijk,
            Status = @case.Anonymous ? Anonymous : SlugOf(@case.State),
            At = now,
        };

    /// <summary>The case in a record.</summary>
    public static Case Read(StoredRecord record) => JsonSerializer.Deserialize(record.Json!, CaseJson.Default.Case)!;

    /// <summary>The contract's name of a state, for queries.</summary>
    public static string SlugOf(CaseState state) => state == CaseState.InBehandeling ? "in-behandeling" : state.ToString().ToLowerInvariant();

    /// <summary>The contract's name of a state, for people.</summary>
    public static string NameOf(CaseState state) => SlugOf(state).Replace('-', ' ');
}
