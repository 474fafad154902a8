using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WijkBot.Channels.Twilio;

/// <summary>A Content resource and the values for its blanks.</summary>
/// <param name="Sid">ContentSid.</param>
/// <param name="Variables">The first fills <c>{{1}}</c>.</param>
public sealed partial record TwilioContent(string Sid, IReadOnlyList<string> Variables)
{
    /// <summary>
    /// <c>ContentVariables</c>: a JSON object from number to value. WhatsApp refuses line breaks, tabs and more than four spaces in a value,
    /// and Twilio an empty one (error 21656): such white space becomes one space, and an empty value a dash.
    /// </summary>
    public string VariablesJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        for (var i = 0; i < Variables.Count; i++)
        {
            var value = Breaks().Replace(Variables[i], " ").Trim();
            json.WriteString((i + 1).ToString(CultureInfo.InvariantCulture), value.Length == 0 ? "-" : value);
        }
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    [GeneratedRegex(@"\s*[\n\r\t\u2028\u2029]\s*| {5,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Breaks();
}
