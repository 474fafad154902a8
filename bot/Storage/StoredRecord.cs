namespace WijkBot.Storage;

/// <summary>A thing of the domain that outlives a conversation: a case, a Teams link, an opt-out, later a subscription.</summary>
/// <param name="Kind">What it is, such as <c>zaak</c> or <c>koppeling</c>.</param>
/// <param name="Id">Unique within its kind, such as <c>M-1042</c>.</param>
/// <param name="Json">The thing itself; null removes the record.</param>
public sealed record StoredRecord(string Kind, string Id, string? Json)
{
    /// <summary>The resident's mailbox that it is about, for "wat weet u van mij" and "verwijder mij".</summary>
    public string? Owner { get; init; }
    /// <summary>Wijk slug.</summary>
    public string? Wijk { get; init; }
    /// <summary>Its state, such as <c>ontvangen</c>.</summary>
    public string? Status { get; init; }
    /// <summary>Last change, UTC.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>Which records: every given field must match.</summary>
/// <param name="Kind">The kind.</param>
public sealed record RecordQuery(string Kind)
{
    /// <summary>Exactly this one.</summary>
    public string? Id { get; init; }
    /// <summary>About this mailbox.</summary>
    public string? Owner { get; init; }
    /// <summary>In this wijk.</summary>
    public string? Wijk { get; init; }
    /// <summary>In one of these states.</summary>
    public IReadOnlyList<string>? Statuses { get; init; }
    /// <summary>Changed at or after.</summary>
    public DateTimeOffset? Since { get; init; }
    /// <summary>Changed at or before; with the time of the last record found, the next page begins with that record.</summary>
    public DateTimeOffset? Until { get; init; }
    /// <summary>At most so many.</summary>
    public int Max { get; init; } = 100;
}

/// <summary>Everything held about one owner.</summary>
/// <param name="Mailbox">State of the conversation, JSON.</param>
/// <param name="Records">Cases and the like.</param>
/// <param name="Received">What came in.</param>
/// <param name="Sent">What went out.</param>
public sealed record Held(string? Mailbox, IReadOnlyList<StoredRecord> Records, IReadOnlyList<InboxItem> Received, IReadOnlyList<OutboxItem> Sent);

/// <summary>
/// What to forget: everything of an owner's conversation, or handled conversation rows older than a time. What still waits to be handled or sent stays;
/// a row of less than 48 hours keeps its key and loses the rest. Records are the domain's own to remove or anonymise.
/// </summary>
/// <param name="Owner">The mailbox.</param>
/// <param name="Before">Handled before this time.</param>
public sealed record Forgetting(string? Owner, DateTimeOffset? Before);
