using System.Text.Json.Serialization;
using WijkBot.Channels.Activities;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Cases;

/// <summary>
/// A request of a resident that somebody must handle. It lives in its own mailbox (<c>zaak:M-1042</c>), so every change,
/// by a professional, a timer or the resident, comes after the other.
/// </summary>
public sealed record Case
{
    /// <summary>What a person says on the phone: <c>M-1042</c>.</summary>
    public required string Reference { get; init; }
    /// <summary>What kind of request.</summary>
    public required CaseKind Kind { get; init; }
    /// <summary>Where it stands.</summary>
    public CaseState State { get; init; } = CaseState.Ontvangen;
    /// <summary>Mailbox of the resident: where answers go. Never shown.</summary>
    public required string Resident { get; init; }
    /// <summary>Language of the resident, two letters.</summary>
    public string Language { get; init => field = value ?? "nl"; } = "nl";
    /// <summary>Slug of the wijk; null = not known, the town-wide channel handles it.</summary>
    public string? Wijk { get; init; }
    /// <summary>Slug of the category, for a melding.</summary>
    public string? Category { get; init; }
    /// <summary>What it is about, in the resident's words, personal data masked.</summary>
    public required string Text { get; init; }
    /// <summary>Where it is.</summary>
    public Place? Place { get; init; }
    /// <summary>Ids of photos in the media store.</summary>
    public IReadOnlyList<string> Photos { get; init => field = value ?? []; } = [];
    /// <summary>Ids of photos that a professional sent to the resident in a talk; kept as long, but not on the card.</summary>
    public IReadOnlyList<string> PhotosToResident { get; init => field = value ?? []; } = [];
    /// <summary>Answers to the questions that were asked besides.</summary>
    public IReadOnlyList<CaseDetail> Details { get; init => field = value ?? []; } = [];
    /// <summary>Number to call, for a terugbelverzoek when the resident wants another than the one written from. In no card and no log.</summary>
    public string? CallBackNumber { get; init; }
    /// <summary>When the resident confirmed it.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
    /// <summary>When it was closed, or went to an organisation outside; null while somebody here must act. Its photos and words are kept from then for a limited time.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
    /// <summary>The resident took it back.</summary>
    public bool Withdrawn { get; init; }
    /// <summary>Its time is over: what is left tells of no person.</summary>
    public bool Anonymous { get; init; }
    /// <summary>When the resident must have an answer; null where no time was promised.</summary>
    public DateTimeOffset? Due { get; init; }
    /// <summary>Id of the party that handles it.</summary>
    public required string Party { get; init; }
    /// <summary>Why this party: the answer to "waarom kreeg ik dit?".</summary>
    public string? PartyReason { get; init; }
    /// <summary>Never on a public list, and only for the party that handles it.</summary>
    public bool Confidential { get; init; }
    /// <summary>Who took it.</summary>
    public Professional? TakenBy { get; init; }
    /// <summary>The cards about it in Teams; the last is of who has it now.</summary>
    public IReadOnlyList<CaseCard> Cards { get; init => field = value ?? []; } = [];
    /// <summary>How often nobody took it in time.</summary>
    public int Escalations { get; init; }
    /// <summary>Counts the terms (escalation timers); a timer of an earlier count has lapsed.</summary>
    public int Term { get; init; }
    /// <summary>Every change: who, when, and what was said to the resident.</summary>
    public IReadOnlyList<CaseEvent> History { get; init => field = value ?? []; } = [];

    /// <summary>Reference of the case that this one is part of, once merged.</summary>
    public string? MergedInto { get; init; }
    /// <summary>References of the cases that were merged into this one: their reporters hear how it ends.</summary>
    public IReadOnlyList<string> Merged { get; init => field = value ?? []; } = [];
    /// <summary>Who talks with the resident now, with the bot silent; null = nobody.</summary>
    public Professional? Live { get; init; }
    /// <summary>Counts the words of that talk; a timer of an earlier count has lapsed.</summary>
    public int LiveWords { get; init; }
    /// <summary>The resident said STOP: what is written does not arrive.</summary>
    public bool Stopped { get; init; }

    /// <summary>Somebody here must still act.</summary>
    [JsonIgnore]
    public bool IsOpen => State is not (CaseState.Afgehandeld or CaseState.Samengevoegd) && (State != CaseState.Doorgezet || ClosedAt is null);

    /// <summary>Ids of every photo that is kept for this case.</summary>
    [JsonIgnore]
    public IEnumerable<string> AllPhotos => Photos.Concat(PhotosToResident);

    /// <summary>Kind of the stored record.</summary>
    public const string RecordKind = "zaak";

    /// <summary>Mailbox of a case.</summary>
    public static string MailboxOf(string reference) => "zaak:" + reference;
}

/// <summary>Kinds of request; each has its own series of references.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseKind>))]
public enum CaseKind
{
    /// <summary>Something in the wijk is broken, dirty or a nuisance: <c>M-</c>.</summary>
    Melding,
    /// <summary>A resident wants to do something for the wijk: <c>I-</c>.</summary>
    Initiatief,
    /// <summary>A question for a person: <c>V-</c>.</summary>
    Vraag,
    /// <summary>A request to be called: <c>T-</c>.</summary>
    Terugbelverzoek,
}

/// <summary>Where a case stands; the names are the contract's.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseState>))]
public enum CaseState
{
    /// <summary>Confirmed to the resident; nobody has it yet.</summary>
    Ontvangen,
    /// <summary>A card stands in a channel of professionals.</summary>
    Toegewezen,
    /// <summary>Somebody took it.</summary>
    InBehandeling,
    /// <summary>Done; the resident was told what was done.</summary>
    Afgehandeld,
    /// <summary>The resident or a professional says it is not done.</summary>
    Heropend,
    /// <summary>Another organisation, which is not in Teams, has it; the resident was told who.</summary>
    Doorgezet,
    /// <summary>It is the same as another case.</summary>
    Samengevoegd,
}

/// <summary>A question besides, and its answer.</summary>
/// <param name="Name">Stable name of the question.</param>
/// <param name="Label">What the professional reads.</param>
/// <param name="Answer">The resident's answer.</param>
public sealed record CaseDetail(string Name, string Label, string Answer);

/// <summary>A person in the wijknetwerk.</summary>
/// <param name="Id">Microsoft Entra object id or, without one, the channel's id.</param>
/// <param name="Name">Name as Teams shows it.</param>
public sealed record Professional(string Id, string Name)
{
    /// <summary>The person behind a channel account.</summary>
    public static Professional Of(ChannelAccount account) => new(account.AadObjectId ?? account.Id ?? "onbekend", account.Name ?? "een collega");
}

/// <summary>A card in Teams.</summary>
/// <param name="Delivery">Id of the outbox item that posted it; updates and thread notes follow it.</param>
/// <param name="Link">The channel that it was posted in, as it was then.</param>
public sealed record CaseCard(string Delivery, TeamsLink Link);

/// <summary>A line of a case's history.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Who">Name of a professional, <c>bewoner</c> or <c>WijkBot</c>.</param>
/// <param name="What">What happened, Dutch.</param>
public sealed record CaseEvent(DateTimeOffset At, string Who, string What)
{
    /// <summary>What the resident was told; null when nothing was.</summary>
    public string? Told { get; init; }
    /// <summary>Ids of the parties that had the case before and after it; empty in lines of before this was kept.</summary>
    public IReadOnlyList<string> Parties { get; init => field = value ?? []; } = [];
}
