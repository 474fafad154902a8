using System.Text.Json.Serialization;

namespace WijkBot.Conversations.Verhuizen;

/// <summary>What a conversation remembers about moving: the code that it gave, and how often a wrong one was tried in it.</summary>
public sealed record Moving
{
    /// <summary>Hash of the code given here; null = none that still works.</summary>
    [JsonPropertyName("c")]
    public string? Code { get; init; }
    /// <summary>Until when the code works.</summary>
    [JsonPropertyName("t")]
    public DateTimeOffset Until { get; init; }
    /// <summary>Wrong codes tried here.</summary>
    [JsonPropertyName("f")]
    public int Wrong { get; init; }
    /// <summary>Since when they are counted.</summary>
    [JsonPropertyName("s")]
    public DateTimeOffset WrongSince { get; init; }
}

/// <summary>What is stored under a code.</summary>
/// <param name="Mailbox">The conversation that gave it.</param>
/// <param name="Until">Until when it works.</param>
public sealed record CodeGiven([property: JsonPropertyName("van")] string Mailbox, [property: JsonPropertyName("tot")] DateTimeOffset Until);

/// <summary>To the conversation that gave a code: somebody brought it.</summary>
/// <param name="Code">Its hash.</param>
/// <param name="To">Mailbox where it was brought.</param>
public sealed record MoveAsked([property: JsonPropertyName("c")] string Code, [property: JsonPropertyName("naar")] string To);

/// <summary>To the conversation that goes on: what was said and asked so far.</summary>
/// <param name="State">State of the talk.</param>
/// <param name="Lines">The last lines, for a screen that can show them.</param>
public sealed record MovedTalk([property: JsonPropertyName("staat")] ResidentState State, [property: JsonPropertyName("regels")] IReadOnlyList<string> Lines);

/// <summary>How these are written.</summary>
[JsonSourceGenerationOptions(IncludeFields = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(CodeGiven))]
[JsonSerializable(typeof(MoveAsked))]
[JsonSerializable(typeof(MovedTalk))]
[JsonSerializable(typeof(string))]
internal sealed partial class MoveJson : JsonSerializerContext;
