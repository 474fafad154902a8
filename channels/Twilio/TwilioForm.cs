using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace WijkBot.Channels.Twilio;

/// <summary>
/// The parameters of a webhook, sorted as the signature wants them: by name, then by value, in UTF-16 order.
/// Reading never throws: a repeated name, a missing <c>=</c>, a broken escape or broken UTF-8 are all kept as some text.
/// </summary>
public sealed class TwilioForm
{
    private readonly KeyValuePair<string, string>[] fields;

    private TwilioForm(KeyValuePair<string, string>[] fields)
    {
        Array.Sort(fields, static (a, b) =>
            string.CompareOrdinal(a.Key, b.Key) is var byName and not 0 ? byName : string.CompareOrdinal(a.Value, b.Value));
        this.fields = fields;
    }

    /// <summary>Every parameter, sorted; a repeated one stands here as often as it was sent.</summary>
    public ReadOnlySpan<KeyValuePair<string, string>> Fields => fields;

    /// <summary>The value of a parameter; null when it is absent or empty, the lowest in order when it was repeated.</summary>
    public string? this[string name]
    {
        get
        {
            int low = 0, high = fields.Length;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (string.CompareOrdinal(fields[middle].Key, name) < 0) low = middle + 1;
                else high = middle;
            }
            return low < fields.Length && fields[low].Key == name && fields[low].Value.Length > 0 ? fields[low].Value : null;
        }
    }

    /// <summary>Reads <c>application/x-www-form-urlencoded</c>.</summary>
    public static TwilioForm Parse(ReadOnlySpan<byte> body)
    {
        var read = new List<KeyValuePair<string, string>>(32);
        var scratch = ArrayPool<byte>.Shared.Rent(Math.Max(body.Length, 1));
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
                continue;
            var equals = pair.IndexOf((byte)'=');
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? default : pair[(equals + 1)..];
            read.Add(new(Known(Unescape(name, scratch)), Encoding.UTF8.GetString(Unescape(value, scratch))));
        }
        ArrayPool<byte>.Shared.Return(scratch);
        return new TwilioForm([.. read]);
    }

    /// <summary>Reads a flat JSON object; numbers and booleans as they are written. Null when the body is no such object.</summary>
    public static TwilioForm? ParseJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var read = new List<KeyValuePair<string, string>>(32);
            foreach (var property in document.RootElement.EnumerateObject())
                if (property.Value.ValueKind != JsonValueKind.Null)
                    read.Add(new(property.Name, property.Value.ToString()));
            return new TwilioForm([.. read]);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException) // the latter: half a surrogate pair in an escape
        {
            return null;
        }
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text, Span<byte> scratch)
    {
        if (text.IndexOfAny((byte)'%', (byte)'+') < 0)
            return text;
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '+')
                c = (byte)' ';
            else if (c == '%' && i + 2 < text.Length && Nibble(text[i + 1]) is var high and >= 0 && Nibble(text[i + 2]) is var low and >= 0)
            {
                c = (byte)(high << 4 | low);
                i += 2;
            }
            scratch[length++] = c;
        }
        return scratch[..length];
    }

    private static int Nibble(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };

    // Twilio sends the same twenty-odd names every time: one string each, for the life of the process.
    private static string Known(ReadOnlySpan<byte> name)
    {
        Span<char> chars = stackalloc char[32];
        return name.Length <= chars.Length && Ascii.ToUtf16(name, chars, out var written) == OperationStatus.Done
            && Names.TryGetValue(chars[..written], out var known) ? known : Encoding.UTF8.GetString(name);
    }

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = new[]
    {
        "AccountSid", "ApiVersion", "Body", "From", "To", "MessageSid", "SmsMessageSid", "SmsSid", "SmsStatus", "NumMedia", "NumSegments",
        "ProfileName", "WaId", "MessageType", "ReferralNumMedia", "ChannelMetadata", "Latitude", "Longitude", "Address", "Label", "ButtonText",
        "ButtonPayload", "ListId", "ListTitle", "OriginalRepliedMessageSid", "OriginalRepliedMessageSender", "Forwarded",
        "FrequentlyForwarded", "ExternalUserId", "MediaUrl0", "MediaContentType0", "MessagingServiceSid", "OptOutType", "MessageStatus",
        "ErrorCode", "ErrorMessage", "ChannelPrefix", "ChannelToAddress", "ChannelInstallSid", "ChannelStatusMessage", "EventType",
        "RawDlrDoneDate", "StructuredMessage", "FromCountry", "FromCity", "FromState", "FromZip", "ToCountry", "ToCity", "ToState", "ToZip",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
