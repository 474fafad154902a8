using System.Globalization;
using System.Text.Json;

namespace WijkBot.Channels.Twilio;

/// <summary>A message as Twilio lists it.</summary>
/// <param name="Sid">Its id.</param>
/// <param name="Body">The words that went out; for a template with its blanks filled.</param>
/// <param name="Direction"><c>outbound-api</c> for ours.</param>
/// <param name="Created">When Twilio took it, whole seconds.</param>
/// <param name="Status">As in a status callback.</param>
/// <param name="ErrorCode">Why it failed.</param>
public sealed record TwilioMessage(string Sid, string Body, string Direction, DateTimeOffset? Created, string Status, int? ErrorCode)
{
    /// <summary>Reads one entry of a list; a field of another kind than documented counts as absent.</summary>
    public static TwilioMessage Read(JsonElement message) => new(
        Text(message, "sid") ?? "", Text(message, "body") ?? "", Text(message, "direction") ?? "",
        DateTimeOffset.TryParse(Text(message, "date_created"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created)
            ? created : null,
        Text(message, "status") ?? "", TwilioAnswer.Number(message, "error_code"));

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What the answer to a send holds, success or error.</summary>
/// <param name="Sid">Id of the message that was made.</param>
/// <param name="Status">Its status.</param>
/// <param name="ErrorCode">Twilio's error code.</param>
public readonly record struct TwilioAnswer(string? Sid, string? Status, int? ErrorCode)
{
    /// <summary>Reads an answer; one that is not JSON (a proxy's page) holds nothing.</summary>
    public static TwilioAnswer Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            var root = answer.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return default;
            var sid = root.TryGetProperty("sid", out var s) && s.ValueKind == JsonValueKind.String ? s.GetString() : null;
            var status = root.TryGetProperty("status", out var t) && t.ValueKind == JsonValueKind.String ? t.GetString() : null;
            return new TwilioAnswer(sid, status, Number(root, "code") ?? Number(root, "error_code"));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>A whole number above 0, or null.</summary>
    public static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0
            ? number : null;
}
