using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace WijkBot.Conversations.Engine;

/// <summary>A choice that is offered with a question.</summary>
/// <param name="Id">Stable name; it is what is stored.</param>
/// <param name="Title">What the resident reads.</param>
public sealed record Option(string Id, string Title)
{
    /// <summary>Other words that mean this choice.</summary>
    public IReadOnlyList<string> Words { get; init => field = value ?? []; } = [];
}

/// <summary>A question, seen without the type of its answer.</summary>
public abstract record Question
{
    /// <summary>Its name, unique on a path. The parts of a question of several steps are named <c>whole/part</c>.</summary>
    public required string Name { get; init; }
    /// <summary>What the resident reads.</summary>
    public required string Text { get; init; }
    /// <summary>What is said instead of "I do not understand", before the question is asked again.</summary>
    public string? Again { get; init; }
    /// <summary>The choices shown.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];
    /// <summary>How a resident calls this answer ("de plek"), offered when something is wrong in a summary. Null: it cannot be corrected by itself.</summary>
    public string? Label { get; init; }
    /// <summary>The name that it had before a rename; its answer is taken over.</summary>
    public string? Was { get; init; }
    /// <summary>What the answer depends on (see <see cref="Fingerprint"/>); when that changes it is asked again.</summary>
    public string? Of { get; init; }
    /// <summary>It shows a summary: a bare "Dorpsstraat" corrects it, and "nee" asks which answer is wrong.</summary>
    public bool IsSummary { get; init; }
    /// <summary>Free text that may go on in the next message, from somebody who types in pieces.</summary>
    public bool Grows { get; init; }
    /// <summary>It asks for a phone number, which is otherwise taken out of every message.</summary>
    public bool WantsPhone { get; init; }
    /// <summary>May be filled from what was said earlier, when the reading is sure.</summary>
    public bool Fill { get; init; } = true;

    /// <summary>What stands for an answer after two replies that are none, for a question that nobody must answer; null for one that must be answered.</summary>
    internal abstract JsonElement? Otherwise { get; }

    internal abstract Reading<JsonElement> Read(Heard heard, IReadOnlyList<string> shown);

    /// <summary>A late addition or a change of a part, such as one more photo or another house number.</summary>
    internal abstract Reading<JsonElement> Amended(JsonElement current, Heard heard);
}

/// <summary>A question whose answer is a <typeparamref name="T"/>; that type is listed in <see cref="TalkJson"/>.</summary>
public sealed record Question<T> : Question
{
    /// <summary>How a message is read.</summary>
    public required Reader<T> Reader { get; init; }
    /// <summary>How an earlier sentence is read, when that differs: free text is no more than maybe in reply, but may say it without doubt before it was asked.</summary>
    public Reader<T>? Earlier { get; init; }
    /// <summary>Whether an answer given earlier still stands: an option may have gone.</summary>
    public Func<T, bool>? StillValid { get; init; }
    /// <summary>Reads a message as a change of the answer that is there.</summary>
    public Func<T, Heard, Reading<T>>? Amend { get; init; }

    /// <summary>The answer of somebody who gives none, where the question is optional.</summary>
    public Func<T>? WithoutAnswer { get; init; }

    private static readonly JsonTypeInfo<T> Type = TalkJson.TypeOf<T>();

    internal override JsonElement? Otherwise => WithoutAnswer is null ? null : ToJson(WithoutAnswer());

    internal override Reading<JsonElement> Read(Heard heard, IReadOnlyList<string> shown) => Reader(heard, shown).To(ToJson);

    internal override Reading<JsonElement> Amended(JsonElement current, Heard heard) =>
        Amend is null || !TryRead(current, out var value) ? Reading.No<JsonElement>() : Amend(value, heard).To(ToJson);

    /// <summary>The stored value, unless the question has come to mean something else since.</summary>
    internal bool TryRead(JsonElement stored, out T value)
    {
        try
        {
            value = stored.Deserialize(Type)!;
            return StillValid?.Invoke(value) ?? true;
        }
        catch (JsonException)
        {
            value = default!;
            return false;
        }
    }

    internal static JsonElement ToJson(T value) => JsonSerializer.SerializeToElement(value, Type);
}
