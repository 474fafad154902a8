using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;

namespace WijkBot.Channels.Twilio;

/// <summary>The parameters that the activity itself does not carry, under Twilio's names; a repeated one becomes a list.</summary>
public static class TwilioChannelData
{
    /// <summary>The object, or null when nothing is left over.</summary>
    public static JsonElement? Of(TwilioForm form)
    {
        var fields = form.Fields;
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        var empty = true;
        for (int first = 0, next; first < fields.Length; first = next)
        {
            var (name, value) = fields[first];
            for (next = first + 1; next < fields.Length && fields[next].Key == name; next++)
                continue;
            if (value.Length == 0 && next == first + 1 || IsMapped(name, value, form))
                continue;
            empty = false;
            json.WritePropertyName(name);
            if (next == first + 1)
            {
                json.WriteStringValue(value);
                continue;
            }
            json.WriteStartArray();
            foreach (var repeated in fields[first..next])
                json.WriteStringValue(repeated.Value);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.Flush();
        return empty ? null : JsonElement.Parse(buffer.WrittenSpan);
    }

    // SmsSid and SmsMessageSid repeat MessageSid for old clients; WaId repeats the digits of From.
    private static bool IsMapped(string name, string value, TwilioForm form) => name switch
    {
        "SmsSid" or "SmsMessageSid" => value == form["MessageSid"],
        "WaId" => form["From"]?.EndsWith("+" + value, StringComparison.Ordinal) == true,
        _ => Mapped.Contains(name) || IsMedia(name, "MediaUrl") || IsMedia(name, "MediaContentType"),
    };

    private static bool IsMedia(string name, string prefix) =>
        name.Length == prefix.Length + 1 && name.StartsWith(prefix, StringComparison.Ordinal) && char.IsAsciiDigit(name[^1]);

    private static readonly FrozenSet<string> Mapped = new[]
    {
        "MessageSid", "AccountSid", "From", "To", "Body", "ProfileName", "OriginalRepliedMessageSid", "NumMedia",
        "ApiVersion", "SmsStatus", "NumSegments", "ReferralNumMedia",
    }.ToFrozenSet(StringComparer.Ordinal);
}
