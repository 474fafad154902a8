using System.Text.Json;
using System.Text.Json.Serialization;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Storage;

namespace WijkBot.Kennis;

/// <summary>
/// An answer that a professional gave to a resident's question: first a proposal, and knowledge once a professional says <c>bewaar V-77</c>. It lives in the store as a
/// record, so that every replica has it.
/// </summary>
/// <param name="Reference">The question it answered: <c>V-77</c>.</param>
/// <param name="Question">What was asked, personal data masked.</param>
/// <param name="Text">The answer.</param>
/// <param name="Wijk">Slug; null = for the whole town.</param>
/// <param name="Owner">Organisation that answered.</param>
/// <param name="Day">When.</param>
public sealed record GivenAnswer(string Reference, string Question, string Text, string? Wijk, string Owner, DateOnly Day)
{
    /// <summary>Kind of the record.</summary>
    public const string RecordKind = "kennis";
    /// <summary>Nobody has said yet that others may read it.</summary>
    public const string Proposed = "voorstel";
    /// <summary>It is told to whoever asks.</summary>
    public const string Kept = "geldig";
    /// <summary>It was told, and is not any more.</summary>
    public const string Expired = "verlopen";

    /// <summary>From this day on it is not told any more; null = it stays.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>The record; it belongs to no resident.</summary>
    public StoredRecord ToRecord(string status, DateTimeOffset at) =>
        new(RecordKind, Reference, JsonSerializer.Serialize(this, GivenJson.Default.GivenAnswer)) { Wijk = Wijk, Status = status, At = at };

    /// <summary>Reads a record.</summary>
    public static GivenAnswer Read(StoredRecord record) => JsonSerializer.Deserialize(record.Json!, GivenJson.Default.GivenAnswer)!;

    /// <summary>The answer as an entry.</summary>
    public Antwoord ToEntry() => new()
    {
        Id = new EntryId(Wijk, EntryKind.Antwoord, Reference.ToLowerInvariant()),
        Title = Question,
        Questions = [Question],
        Owner = Owner,
        Source = new EntrySource($"antwoord van {Owner}", null),
        Checked = Day,
        Expires = Expires,
        Markdown = Text,
        Text = Text,
    };

    /// <summary>The answer as a content file, to be moved into git.</summary>
    public string ToFile() => $"""
        ---
        titel: {Quoted(Question)}
        vragen: [{Quoted(Question)}]
        eigenaar: {Quoted(Owner)}
        bron: {'{'} naam: {Quoted($"antwoord van {Owner}")} {'}'}
        gecontroleerd: {Day:yyyy-MM-dd}{(Expires is { } end ? $"\nverloopt: {end:yyyy-MM-dd}" : "")}
        ---
        {Text}

        """.ReplaceLineEndings("\n");

    private static string Quoted(string text) => JsonSerializer.Serialize(text, GivenJson.Default.String);
}

/// <summary>How given answers are written; letters stay letters, because editors read them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GivenAnswer))]
[JsonSerializable(typeof(ExportedFile))]
[JsonSerializable(typeof(string))]
public sealed partial class GivenJson : JsonSerializerContext;

/// <summary>A content file on its way to a folder.</summary>
/// <param name="Path">Within the content folder.</param>
/// <param name="Text">Its text.</param>
public sealed record ExportedFile(string Path, string Text);
