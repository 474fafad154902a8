using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace WijkBot.Conversations.Engine;

/// <summary>A short name for a value, the same in every process: 64 bits of SHA-256 over its JSON.</summary>
public static class Fingerprint
{
    /// <summary>The fingerprint of a value whose type is listed in <see cref="TalkJson"/>. Fields count too, so a tuple is not <c>{}</c>.</summary>
    public static string Of<T>(T value)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value, TalkJson.TypeOf<T>()), hash);
        return Base64Url.EncodeToString(hash[..8]);
    }
}
