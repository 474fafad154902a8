using System.Text.Json.Serialization;

namespace WijkBot.Conversations.Activiteiten;

/// <summary>A reminder that waits in the resident's own mailbox until the day before.</summary>
/// <param name="Entry">Id of the activity.</param>
/// <param name="Begin">When it begins, on the municipality's clock.</param>
public sealed record Reminder([property: JsonPropertyName("a")] string Entry, [property: JsonPropertyName("b")] DateTime Begin)
{
    /// <summary>Name of the event.</summary>
    public const string Name = "activiteit/herinnering";
}

/// <summary>Somebody on the list of an activity; its record's owner is the resident.</summary>
/// <param name="Entry">Id of the activity.</param>
/// <param name="Begin">When it begins.</param>
/// <param name="As">The name given.</param>
/// <param name="Case">The case that tells the organiser; empty for the moment until it is opened.</param>
public sealed record SignedUp(string Entry, DateTime Begin, string As, string Case)
{
    /// <summary>Kind of the record; its status is <see cref="ListOf"/>.</summary>
    public const string RecordKind = "aanmelding";

    /// <summary>Id of the record: somebody is on a list once. It tells nobody who.</summary>
    public static string IdOf(string list, string resident) => $"{list}/{Delivery.StableId.From(resident, 0)}";

    /// <summary>Names the list of one time of an activity.</summary>
    public static string ListOf(string entry, DateTime begin) => $"{entry}@{begin:yyyy-MM-dd}";
}
