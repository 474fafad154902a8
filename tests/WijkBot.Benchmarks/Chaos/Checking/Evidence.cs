namespace WijkBot.Benchmarks.Chaos.Checking;

/// <summary>What a round left, from outside the program: what residents were told, what the provider logged, what stands in the store's files or tables.</summary>
internal sealed record Evidence
{
    /// <summary>Messages that were answered 200, per resident in this order.</summary>
    public required IReadOnlyList<(string Resident, string Id)> Accepted { get; init; }

    /// <summary>Rows of the inbox, in the order of the store; a row without time is not handled.</summary>
    public required IReadOnlyList<(string Resident, string Id, bool Handled)> Inbox { get; init; }

    /// <summary>Rows of the outbox: what was answered, whether the provider has it, and how far it came.</summary>
    public required IReadOnlyList<(string Resident, string Words, string? ProviderId, int Status)> Outbox { get; init; }

    /// <summary>What the provider took, in order.</summary>
    public required IReadOnlyList<(string Resident, string Words, string ProviderId)> Taken { get; init; }

    /// <summary>Statuses that the provider reported and that were answered 2xx.</summary>
    public required IReadOnlyList<(string ProviderId, int Status)> Reported { get; init; }

    /// <summary>Cases, with the resident who reported them.</summary>
    public required IReadOnlyList<(string Reference, string Resident)> Cases { get; init; }

    /// <summary>Cards of cases that were given to Teams, by the outbox.</summary>
    public required IReadOnlyList<string> Cards { get; init; }

    /// <summary>Cards that stand in Teams, by its own log, and whether the program must have heard that: nobody can ask Teams, so what was not heard is sent again.</summary>
    public required IReadOnlyList<(string Reference, bool Heard)> Posted { get; init; }
}
