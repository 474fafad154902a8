using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace WijkBot.Tests.Channels.BotFramework;

/// <summary>Stands in for login.botframework.com: announces keys with endorsements, and signs tokens with them.</summary>
public sealed class OpenIdServer : IAsyncDisposable
{
    public const string Issuer = "https://api.botframework.com";
    private readonly Dictionary<string, (RSA Key, string[]? Endorsements)> announced = [];
    private Loopback? server;

    public Uri Metadata => new(server!.Address, "/v1/.well-known/openidconfiguration");

    /// <summary>How often the keys were fetched.</summary>
    public int Fetches { get; private set; }

    /// <summary>When set, the server answers 500.</summary>
    public bool Broken { get; set; }

    public static async Task<OpenIdServer> StartAsync()
    {
        var self = new OpenIdServer();
        self.server = await Loopback.StartAsync(app =>
        {
            app.MapGet("/v1/.well-known/openidconfiguration", () => self.Broken ? Results.StatusCode(500) : Results.Json(new Dictionary<string, object>
            {
                ["issuer"] = Issuer,
                ["jwks_uri"] = new Uri(self.server!.Address, "/keys").ToString(),
                ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
            }));
            app.MapGet("/keys", () =>
            {
                self.Fetches++;
                return Results.Json(new { keys = self.announced.Select(Jwk) });
            });
        });
        return self;
    }

    /// <summary>Adds a key that Microsoft would endorse for these channels; null leaves the field out.</summary>
    public void Announce(RSA key, string keyId, params string[]? endorsements) => announced[keyId] = (key, endorsements);

    /// <summary>Signs claims as they are, so that a test can get any of them wrong.</summary>
    public static string Sign(RSA key, string keyId, Dictionary<string, object> claims, string algorithm = SecurityAlgorithms.RsaSha256) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { KeyId = keyId.Length > 0 ? keyId : null }, algorithm)
            {
                CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
            },
        });

    private static Dictionary<string, object> Jwk(KeyValuePair<string, (RSA Key, string[]? Endorsements)> entry)
    {
        var rsa = entry.Value.Key.ExportParameters(includePrivateParameters: false);
        var jwk = new Dictionary<string, object>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = entry.Key,
            ["n"] = Base64UrlEncoder.Encode(rsa.Modulus),
            ["e"] = Base64UrlEncoder.Encode(rsa.Exponent),
        };
        if (entry.Value.Endorsements is { } endorsements)
            jwk["endorsements"] = endorsements;
        return jwk;
    }

    public ValueTask DisposeAsync() => server!.DisposeAsync();
}
