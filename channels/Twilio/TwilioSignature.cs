using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace WijkBot.Channels.Twilio;

/// <summary>
/// Checks <c>X-Twilio-Signature</c>: base64 of HMAC-SHA1, with the auth token as key, over the public address with its query and then every
/// parameter's name and value in order. The address is made from the setting <c>PublicUrl</c>, never from the request's host or
/// forwarded headers: whoever can set those could have a signature for another address accepted.
/// </summary>
public sealed class TwilioSignature
{
    private readonly byte[] key;
    private readonly string[] origins;

    /// <summary>Prepares the check for these settings.</summary>
    public TwilioSignature(TwilioSettings settings)
    {
        key = Encoding.UTF8.GetBytes(settings.AuthToken);
        origins = Origins(settings.PublicUrl.TrimEnd('/'));
    }

    /// <summary>Is this the signature of these parameters at this path? Repeated parameters count once per distinct value, as in Twilio's libraries.</summary>
    public bool Matches(string? header, string pathAndQuery, TwilioForm? form)
    {
        if (key.Length == 0 || header is null || header.Length != SignatureLength || !Ascii.IsValid(header))
            return false;
        Span<byte> given = stackalloc byte[SignatureLength];
        Encoding.ASCII.GetBytes(header, given);
        foreach (var origin in origins)
            if (Matches(given, origin, pathAndQuery, form is null ? [] : form.Fields))
                return true;
        return false;
    }

    /// <summary>The same for a body that is not a form: its SHA-256 stands in the signed query as <c>bodySHA256</c>.</summary>
    public bool MatchesBody(string? header, string pathAndQuery, string bodySha256, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(hash)), Encoding.UTF8.GetBytes(bodySha256))
            && Matches(header, pathAndQuery, null);
    }

    private const int SignatureLength = 28; // base64 of 20 bytes

    private bool Matches(ReadOnlySpan<byte> given, string origin, string pathAndQuery, ReadOnlySpan<KeyValuePair<string, string>> fields)
    {
        var size = Encoding.UTF8.GetMaxByteCount(origin.Length + pathAndQuery.Length);
        foreach (var (name, value) in fields)
            size += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var length = Encoding.UTF8.GetBytes(origin, buffer);
        length += Encoding.UTF8.GetBytes(pathAndQuery, buffer.AsSpan(length));
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0 && fields[i].Key == fields[i - 1].Key && fields[i].Value == fields[i - 1].Value)
                continue;
            length += Encoding.UTF8.GetBytes(fields[i].Key, buffer.AsSpan(length));
            length += Encoding.UTF8.GetBytes(fields[i].Value, buffer.AsSpan(length));
        }
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, buffer.AsSpan(0, length), mac);
        ArrayPool<byte>.Shared.Return(buffer);
        Span<byte> expected = stackalloc byte[SignatureLength];
        System.Buffers.Text.Base64.EncodeToUtf8(mac, expected, out _, out _);
        return CryptographicOperations.FixedTimeEquals(given, expected);
    }

    // Twilio drops or adds the port depending on product and age of the webhook, and some of its back ends lower the host's case:
    // its own libraries accept each, so a number configured in any of these ways works.
    private static string[] Origins(string publicUrl)
    {
        if (!Uri.TryCreate(publicUrl, UriKind.Absolute, out var uri) || publicUrl.IndexOf("://", StringComparison.Ordinal) is var mark && mark < 0)
            return [];
        var scheme = publicUrl[..(mark + 3)];
        var pathStart = publicUrl.IndexOf('/', mark + 3);
        var path = pathStart < 0 ? "" : publicUrl[pathStart..];
        var authority = pathStart < 0 ? publicUrl[(mark + 3)..] : publicUrl[(mark + 3)..pathStart];
        var user = authority[..(authority.LastIndexOf('@') + 1)];
        var host = authority[user.Length..];
        var colon = host.IndexOf(':', host.LastIndexOf(']') + 1);
        var bare = colon < 0 ? host : host[..colon];
        var port = colon < 0 ? $":{uri.Port}" : host[colon..];
        string[] found =
        [
            publicUrl,
            scheme + user + bare + path,
            scheme + user + bare + port + path,
            scheme.ToLowerInvariant() + user + bare.ToLowerInvariant() + path,
            scheme.ToLowerInvariant() + user + bare.ToLowerInvariant() + port + path,
        ];
        return [.. found.Distinct()];
    }
}
