using System.Text.Json;

namespace WijkBot.Knowledge.Language.Azure;

/// <summary>
/// The body of a question: the JSON that Microsoft's own client sends for one document (npm <c>@azure/ai-language-text</c> 1.1.0), byte for byte but for emoji,
/// which .NET writes as escapes.
/// </summary>
internal static class AzureRequest
{
    /// <summary>The longest document that the service takes, in characters.</summary>
    private const int Longest = 5_120;

    /// <summary>A question for the language of a text.</summary>
    /// <param name="text">Without personal data.</param>
    /// <param name="conversation">Language of the conversation so far: the hint of a country.</param>
    public static byte[] Of(string text, string conversation)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("kind", "LanguageDetection");
            json.WriteStartObject("analysisInput");
            json.WriteStartArray("documents");
            json.WriteStartObject();
            json.WriteString("id", "0");
            json.WriteString("text", text.Length <= Longest ? text : text[..Longest]);
            json.WriteString("countryHint", CountryOf(conversation));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("parameters");
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return body.ToArray();
    }

    /// <summary>Country (ISO 3166-1) that a language points to; Dutch where nothing does.</summary>
    private static string CountryOf(string language) => language switch
    {
        "en" => "gb",
        "tr" => "tr",
        "ar" => "sy",
        "pl" => "pl",
        "de" => "de",
        "uk" => "ua",
        _ => "nl",
    };
}
