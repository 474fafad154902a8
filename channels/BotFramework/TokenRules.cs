using System.Diagnostics.CodeAnalysis;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace WijkBot.Channels.BotFramework;

/// <summary>
/// The rules for a token from the Bot Connector to a bot (Microsoft Learn, "Authenticate requests from the Bot Connector service to your bot",
/// steps 1 to 7). Emulator and skill tokens are not served.
/// </summary>
internal sealed class TokenRules(SigningKeys keys, BotFrameworkSettings settings, TimeProvider clock)
{
    private const string Issuer = "https://api.botframework.com";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Named one by one: with a symmetric algorithm in this list the public key would be a password that everybody knows.
    /// </summary>
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    /// <summary>The token in an <c>Authorization</c> header, or null for anything but a valid one.</summary>
    /// <exception cref="HttpRequestException">The keys cannot be fetched, so nothing can be said about the token.</exception>
    public async ValueTask<InboundToken?> ReadAsync(string? header, CancellationToken cancel)
    {
        if (!TryRead(header, out var token) || !Algorithms.Contains(token.Alg) || token.Issuer != Issuer)
            return null;
        if (await keys.FindAsync(token.Kid, cancel) is not { Kty: JsonWebAlgorithmsKeyTypes.RSA } key)
            return null;
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = settings.AppId,
            ValidAlgorithms = Algorithms,
            IssuerSigningKey = key,
            LifetimeValidator = InTime,
        });
        return result.IsValid ? new InboundToken(result.ClaimsIdentity, key) : null;
    }

    private bool TryRead(string? header, [NotNullWhen(true)] out JsonWebToken? token)
    {
        token = null;
        if (header is null || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return false;
        var text = header["Bearer ".Length..].Trim();
        if (!handler.CanReadToken(text))
            return false;
        try
        {
            token = handler.ReadJsonWebToken(text);
            return !string.IsNullOrEmpty(token.Kid);
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException or FormatException)
        {
            return false;
        }
    }

    /// <summary>An end is required; a begin counts when there is one.</summary>
    private bool InTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + Skew && (notBefore is not { } begin || begin - Skew <= now);
    }
}
