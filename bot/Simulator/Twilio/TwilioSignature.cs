using System.Security.Cryptography;
using System.Text;

namespace WijkBot.Simulator.Twilio;

/// <summary>
/// Twilio's rule for <c>X-Twilio-Signature</c> on a form. Written here a second time on purpose: the channel that checks signatures
/// must not be proved by its own code.
/// </summary>
public static class TwilioSignature
{
    /// <summary>Base64 of HMAC-SHA1 with the token over the URL followed by every name and value, sorted by name.</summary>
    public static string Of(string authToken, string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder(url);
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
            text.Append(name).Append(value);
#pragma warning disable CA5350 // Twilio prescribes SHA-1
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text.ToString())));
#pragma warning restore CA5350
    }
}
