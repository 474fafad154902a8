using System.Text.Json.Serialization;
using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations;

/// <summary>What is remembered of a resident's talk between two turns: the state of mailbox <c>channel|our account|user</c>.</summary>
public sealed class ResidentState
{
    /// <summary>When it was said that this is a bot; null = not yet.</summary>
    [JsonPropertyName("bot")]
    public DateTimeOffset? Introduced { get; set; }
    /// <summary>Id of the conversation on the channel, where that is not the mailbox's own name.</summary>
    [JsonPropertyName("gesprek")]
    public string? Conversation { get; set; }
    /// <summary>When the resident last wrote; the WhatsApp window is reckoned from it.</summary>
    [JsonPropertyName("gehoord")]
    public DateTimeOffset? LastHeard { get; set; }
    /// <summary>Language of the resident, two letters.</summary>
    [JsonPropertyName("taal")]
    public string Language { get; set; } = "nl";
    /// <summary>The resident chose the language: it no longer follows what is written.</summary>
    [JsonPropertyName("taalKeuze")]
    public bool LanguageChosen { get; set; }
    /// <summary>The Dutch of the last answer; null where that was Dutch already.</summary>
    [JsonPropertyName("origineel")]
    public Original? Original { get; set; }
    /// <summary>Slug of the wijk that the resident said to live in; null = that of our number.</summary>
    [JsonPropertyName("wijk")]
    public string? Wijk { get; set; }
    /// <summary>The conversations that run; the last one talks, the others wait until it ends.</summary>
    [JsonPropertyName("lopend")]
    public List<TalkState> Running { get; init => field = value ?? []; } = [];
    /// <summary>What is taken up after the running conversation.</summary>
    [JsonPropertyName("straks")]
    public List<Later> Later { get; init => field = value ?? []; } = [];
    /// <summary>A person has the word.</summary>
    [JsonPropertyName("mens")]
    public HandOver? HandOver { get; set; }
    /// <summary>The resident said STOP.</summary>
    [JsonPropertyName("stop")]
    public OptOut? OptOut { get; set; }
    /// <summary>The conversation may go on elsewhere, or came from there.</summary>
    [JsonPropertyName("verhuis")]
    public Verhuizen.Moving? Moving { get; set; }
    /// <summary>When the last message to the wijk came: one a day at most.</summary>
    [JsonPropertyName("nieuws")]
    public DateTimeOffset? LastNews { get; set; }
    /// <summary>When what is remembered here goes, unless the resident writes on; null = no timer runs.</summary>
    [JsonPropertyName("eind")]
    public DateTimeOffset? Ends { get; set; }
    /// <summary>The last case opened here: a photo that comes after it may belong to it.</summary>
    [JsonPropertyName("zaak")]
    public RecentCase? Recent { get; set; }
}

/// <summary>An answer as it is in Dutch, for who asks for it.</summary>
/// <param name="Told">What was told.</param>
/// <param name="Question">The question that stood last.</param>
/// <param name="Options">Its choices.</param>
public sealed record Original(
    [property: JsonPropertyName("t")] string[] Told, [property: JsonPropertyName("v")] string? Question, [property: JsonPropertyName("k")] Option[]? Options);

/// <summary>Something to take up later: a second request, or a question about a case.</summary>
/// <param name="Conversation">Name of the conversation; null = found by its words.</param>
/// <param name="Heard">What was said about it.</param>
public sealed record Later([property: JsonPropertyName("c")] string? Conversation, [property: JsonPropertyName("h")] Heard? Heard)
{
    /// <summary>What the conversation is given to begin with, such as the case that it is about.</summary>
    [JsonPropertyName("g")]
    public string? Given { get; init; }
    /// <summary>Not an emergency: the resident said so.</summary>
    [JsonPropertyName("n")]
    public bool NoEmergency { get; init; }
}

/// <summary>A person has the word: what the resident writes goes to the case.</summary>
/// <param name="Reference">The case.</param>
/// <param name="Until">It lapses when nobody writes before this time.</param>
/// <param name="Who">Who has the word, as the resident reads it.</param>
public sealed record HandOver(
    [property: JsonPropertyName("z")] string Reference, [property: JsonPropertyName("t")] DateTimeOffset Until, [property: JsonPropertyName("w")] string Who)
{
    /// <summary>The resident was told that messages are passed on.</summary>
    [JsonPropertyName("g")]
    public bool Told { get; init; }
    /// <summary>A professional talks with the resident now, and is told when the resident is done.</summary>
    [JsonPropertyName("l")]
    public bool Live { get; init; }
}

/// <summary>The resident wants no messages.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Reminded">When was last said how to start again.</param>
public sealed record OptOut([property: JsonPropertyName("s")] DateTimeOffset Since, [property: JsonPropertyName("h")] DateTimeOffset? Reminded);

/// <summary>A case that was opened here.</summary>
/// <param name="Reference">The case.</param>
/// <param name="At">When.</param>
public sealed record RecentCase([property: JsonPropertyName("z")] string Reference, [property: JsonPropertyName("t")] DateTimeOffset At);

/// <summary>How the state of a resident's mailbox is stored.</summary>
[JsonSourceGenerationOptions(
    IncludeFields = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ResidentState))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(OptOut))]
[JsonSerializable(typeof(Activiteiten.Reminder))]
[JsonSerializable(typeof(Activiteiten.SignedUp))]
[JsonSerializable(typeof(Activiteiten.PlaceAsked))]
[JsonSerializable(typeof(Activiteiten.PlaceGiven))]
public sealed partial class ResidentJson : JsonSerializerContext;
