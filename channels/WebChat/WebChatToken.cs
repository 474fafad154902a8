using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace WijkBot.Channels.WebChat;

/// <summary>What a token allows: one conversation, as one user.</summary>
/// <param name="Conversation">Id of the conversation.</param>
/// <param name="User">Id of the user, <c>dl_…</c>; the client reads it from the token too.</param>
/// <param name="Origins">Sites from which a browser may use it; empty = those of the settings.</param>
/// <param name="Expires">Until when.</param>
public sealed record WebChatToken(string Conversation, string User, IReadOnlyList<string> Origins, DateTimeOffset Expires);

/// <summary>
/// Makes and reads tokens: JWT, HMAC-SHA256 with a key drawn from <c>WebChat:Secret</c>. Nothing is kept of a token, so ten thousand idle ones cost nothing.
/// </summary>
public sealed class WebChatTokens
{
    /// <summary>
    /// How long a token lasts without being refreshed. Direct Line takes half an hour; a resident closes the laptop at home and opens it at work,
    /// and the conversation must still be there.
    /// </summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>A stream must be opened within this time (Direct Line 3.0).</summary>
    public static readonly TimeSpan StreamLifetime = TimeSpan.FromSeconds(60);

    private const string Issuer = "wijkbot";
    private const string ForRequests = "directline";
    private const string ForStream = "directline-stream";

    // The library's own serializer and clock are not used for times: they look at the system clock.
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly byte[] secret;
    private readonly SymmetricSecurityKey key;
    private readonly SigningCredentials signing;
    private readonly TimeProvider clock;

    /// <summary>Draws the key from the secret.</summary>
    public WebChatTokens(WebChatSettings settings, TimeProvider clock)
    {
        this.clock = clock;
        secret = Encoding.UTF8.GetBytes(settings.Secret);
        key = new SymmetricSecurityKey(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "wijkbot direct line tokens"u8.ToArray()));
        signing = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
    }

    /// <summary>True for the secret itself; compared in constant time.</summary>
    public bool IsSecret(string bearer) => secret.Length > 0 && CryptographicOperations.FixedTimeEquals(secret, Encoding.UTF8.GetBytes(bearer));

    /// <summary>A token for a conversation.</summary>
    public string Issue(string conversation, string user, IReadOnlyList<string> origins) => Sign(ForRequests, Lifetime, new()
    {
        ["conv"] = conversation,
        ["user"] = user,
        ["origins"] = origins,
    });

    /// <summary>A token that opens one stream, once: it goes in an address, and addresses end up in logs.</summary>
    public string IssueStream(string conversation, string user) => Sign(ForStream, StreamLifetime, new()
    {
        ["conv"] = conversation,
        ["user"] = user,
        ["jti"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
    });

    private string Sign(string audience, TimeSpan lifetime, Dictionary<string, object> claims)
    {
        var now = clock.GetUtcNow();
        claims["nbf"] = now.ToUnixTimeSeconds();
        claims["exp"] = (now + lifetime).ToUnixTimeSeconds();
        return Handler.CreateToken(new SecurityTokenDescriptor { Issuer = Issuer, Audience = audience, Claims = claims, SigningCredentials = signing });
    }

    /// <summary>Reads a token for requests; null when it is not ours. It may have expired: see <see cref="WebChatToken.Expires"/>.</summary>
    public async Task<WebChatToken?> ReadAsync(string bearer)
    {
        if (await ValidAsync(bearer, ForRequests) is not { } token)
            return null;
        var origins = token.TryGetPayloadValue<string[]>("origins", out var listed) ? listed : [];
        return new WebChatToken(token.GetPayloadValue<string>("conv"), token.GetPayloadValue<string>("user"), origins, ExpiryOf(token));
    }

    /// <summary>Reads a token for a stream: its conversation and its one-time id; null when it is not ours or too old.</summary>
    public async Task<(string Conversation, string Id)?> ReadStreamAsync(string bearer) =>
        await ValidAsync(bearer, ForStream) is { } token && ExpiryOf(token) > clock.GetUtcNow() ? (token.GetPayloadValue<string>("conv"), token.Id) : null;

    private async Task<JsonWebToken?> ValidAsync(string bearer, string audience)
    {
        var read = await Handler.ValidateTokenAsync(bearer, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = audience,
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidateLifetime = false, // by our clock, see Expires
        });
        return read.IsValid ? (JsonWebToken)read.SecurityToken : null;
    }

    private static DateTimeOffset ExpiryOf(JsonWebToken token) => DateTimeOffset.FromUnixTimeSeconds(token.GetPayloadValue<long>("exp"));
}
