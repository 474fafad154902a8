using System.Text.Json;
using WijkBot.Knowledge.Content;

namespace WijkBot.Knowledge.Language.Azure;

/// <summary>Reads the answer of language detection.</summary>
internal static class AzureAnswer
{
    /// <summary>The language, when it is one of ours.</summary>
    /// <param name="body">Of a 200.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static (AzureOutcome, LanguageGuess?) Read(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        if (!Has(json.RootElement, "results", JsonValueKind.Object, out var results)) return (AzureOutcome.Unreadable, null);
        if (Has(results, "errors", JsonValueKind.Array, out var errors) && errors.GetArrayLength() > 0) return (AzureOutcome.Refused, null);
        if (!Has(results, "documents", JsonValueKind.Array, out var documents) || documents.GetArrayLength() == 0
            || !Has(documents[0], "detectedLanguage", JsonValueKind.Object, out var detected)
            || !Has(detected, "iso6391Name", JsonValueKind.String, out var name)
            || !Has(detected, "confidenceScore", JsonValueKind.Number, out var score))
        {
            return (AzureOutcome.Unreadable, null);
        }
        // "(Unknown)" with score 0 is an answer too; "zh_chs" is none of ours.
        return name.GetString() is { } language && Texts.Languages.Contains(language)
            ? (AzureOutcome.Answered, new LanguageGuess(language, Math.Clamp(score.GetDouble(), 0, 1))) : (AzureOutcome.OtherLanguage, null);
    }

    private static bool Has(JsonElement element, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind == kind;
    }
}
