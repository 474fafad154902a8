using System.Text.Json;
using System.Text.Json.Serialization;

namespace WijkBot.Conversations.Engine;

/// <summary>A running conversation between two turns: plain data, so that it survives a restart and a deploy.</summary>
/// <remarks>Names are short because this is written on every turn.</remarks>
public sealed class TalkState
{
    /// <summary>Name of the conversation.</summary>
    [JsonPropertyName("c")]
    public required string Conversation { get; init; }
    /// <summary>The answers so far, by question.</summary>
    [JsonPropertyName("a")]
    public Dictionary<string, Answer> Answers { get; init => field = value ?? []; } = [];
    /// <summary>The question that stands open, as it was shown.</summary>
    [JsonPropertyName("o")]
    public OpenQuestion? Open { get; set; }
    /// <summary>What was said and may still answer a later question.</summary>
    [JsonPropertyName("h")]
    public List<Heard> Heard { get; init => field = value ?? []; } = [];
    /// <summary>Replies to questions that were not reached again yet.</summary>
    [JsonPropertyName("w")]
    public Dictionary<string, HeldReply> Held { get; init => field = value ?? []; } = [];
    /// <summary>Questions whose answer was taken back: never filled again from what was said before.</summary>
    [JsonPropertyName("f")]
    public HashSet<string> Forgotten { get; init => field = value ?? []; } = [];

    /// <summary>A question and its parts.</summary>
    internal static bool IsPartOf(string name, string whole) =>
        name == whole || (name.Length > whole.Length && name[whole.Length] == '/' && name.StartsWith(whole, StringComparison.Ordinal));

    /// <summary>Takes an answer and its parts back.</summary>
    internal void Forget(string name)
    {
        foreach (var answered in Answers.Keys.Where(answered => IsPartOf(answered, name)).ToList())
            Answers.Remove(answered);
        foreach (var held in Held.Keys.Where(held => IsPartOf(held, name)).ToList())
            Held.Remove(held);
        Forgotten.Add(name);
    }

    internal bool IsForgotten(string name) => Forgotten.Any(forgotten => IsPartOf(name, forgotten));
}

/// <summary>An answer as it is stored.</summary>
/// <param name="Value">The value.</param>
/// <param name="How">Where it came from.</param>
public sealed record Answer([property: JsonPropertyName("v")] JsonElement Value, [property: JsonPropertyName("h")] AnswerSource How)
{
    /// <summary>Fingerprint of what it was made from.</summary>
    [JsonPropertyName("of")]
    public string? Of { get; init; }
}

/// <summary>Where an answer came from.</summary>
public enum AnswerSource
{
    /// <summary>Said in reply to the question.</summary>
    Said = 0,
    /// <summary>Read from something that was said earlier.</summary>
    Filled = 1,
    /// <summary>A value kept by the conversation itself.</summary>
    Recorded = 2,
    /// <summary>Something that was done and cannot be undone by "terug".</summary>
    Done = 3,
}

/// <summary>The open question as it was shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AskedAt">When it was asked: an earlier message is not its answer.</param>
public sealed record OpenQuestion([property: JsonPropertyName("n")] string Name, [property: JsonPropertyName("at")] DateTimeOffset AskedAt)
{
    /// <summary>How often a reply was not understood.</summary>
    [JsonPropertyName("t")]
    public int Tries { get; init; }
    /// <summary>Ids of the options in the order shown: "2" means the second of these.</summary>
    [JsonPropertyName("o")]
    public IReadOnlyList<string>? Options { get; init; }
    /// <summary>Fingerprints of what was said before it and need not be said again.</summary>
    [JsonPropertyName("s")]
    public IReadOnlyList<string>? Said { get; init; }
    /// <summary>What the question depended on when it was shown: a "ja" to another summary is no "ja" to this one.</summary>
    [JsonPropertyName("of")]
    public string? Of { get; init; }
    /// <summary>Fingerprint of the question as it stands on the screen.</summary>
    [JsonPropertyName("q")]
    public string? Shown { get; init; }
}

/// <summary>A reply that waits for its question.</summary>
/// <param name="Heard">The reply.</param>
/// <param name="Shown">The options as they were shown with the question.</param>
public sealed record HeldReply(
    [property: JsonPropertyName("h")] Heard Heard, [property: JsonPropertyName("o")] IReadOnlyList<string>? Shown)
{
    /// <summary>What its question depended on when it was shown.</summary>
    [JsonPropertyName("of")]
    public string? Of { get; init; }
}
