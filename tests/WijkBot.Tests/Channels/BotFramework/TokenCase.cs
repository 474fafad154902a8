using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace WijkBot.Tests.Channels.BotFramework;

/// <summary>A call with a token, and what should become of it.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Accepted">True when it is served.</param>
/// <param name="Header">The <c>Authorization</c> header, made with the keys that the OpenID server announces.</param>
/// <param name="Activity">What comes with it.</param>
public sealed record TokenCase(string Name, bool Accepted, Func<TokenCase.Keys, string> Header, JsonObject Activity)
{
    /// <summary>Set where Microsoft's library judges otherwise, and why we do not follow it.</summary>
    public string? Differs { get; init; }

    public override string ToString() => Name;

    /// <summary>What signs.</summary>
    /// <param name="Teams">Endorsed for Teams and announced as <c>teams</c>.</param>
    /// <param name="WebChat">Endorsed for another channel, announced as <c>webchat</c>.</param>
    /// <param name="Bare">Without endorsements, announced as <c>bare</c>.</param>
    /// <param name="Stranger">Announced nowhere.</param>
    public sealed record Keys(RSA Teams, RSA WebChat, RSA Bare, RSA Stranger);

    /// <summary>Made once: making a key takes up to a second.</summary>
    private static readonly Keys Made = new(RSA.Create(2048), RSA.Create(2048), RSA.Create(2048), RSA.Create(2048));

    /// <summary>Announces the keys that the cases are signed with.</summary>
    public static Keys Announce(OpenIdServer server)
    {
        server.Announce(Made.Teams, "teams", "msteams", "emulator");
        server.Announce(Made.WebChat, "webchat", "webchat");
        server.Announce(Made.Bare, "bare", null);
        return Made;
    }

    public static IReadOnlyList<TokenCase> All { get; } =
    [
        Right("signed with RS256", keys => Sign(keys.Teams)),
        Right("signed with RS512", keys => Sign(keys.Teams, algorithm: SecurityAlgorithms.RsaSha512)),
        Right("ended four minutes ago, within the clock skew", keys => Sign(keys.Teams, With("exp", At(-4)))),
        Right("begins in four minutes, within the clock skew", keys => Sign(keys.Teams, With("nbf", At(4)))),
        Wrong("ended six minutes ago", keys => Sign(keys.Teams, With("exp", At(-6)))),
        Wrong("begins in six minutes", keys => Sign(keys.Teams, With("nbf", At(6)))),
        Wrong("without an end", keys => Sign(keys.Teams, With("exp", null))) with { Differs = "the library takes a token for ever" },
        Wrong("for another bot", keys => Sign(keys.Teams, With("aud", "11111111-2222-4333-8444-555555555555"))),
        Wrong("without audience", keys => Sign(keys.Teams, With("aud", null))),
        Wrong("from another issuer", keys => Sign(keys.Teams, With("iss", "https://kwaad.example"))),
        Wrong("from an issuer that only looks like it", keys => Sign(keys.Teams, With("iss", "https://api.botframework.com/"))),
        Wrong("without issuer", keys => Sign(keys.Teams, With("iss", null))),
        Wrong("for another service address", keys => Sign(keys.Teams, With("serviceurl", "https://smba.trafficmanager.net/amer/"))),
        Wrong("without a service address", keys => Sign(keys.Teams, With("serviceurl", null))),
        Wrong("signed with a stranger's key under a known id", keys => Sign(keys.Stranger)),
        Wrong("signed with an unknown key", keys => Sign(keys.Stranger, keyId: "nieuw")),
        Wrong("without a key id", keys => Sign(keys.Teams, keyId: "")),
        Wrong("signed by a key endorsed for another channel", keys => Sign(keys.WebChat, keyId: "webchat")),
        Wrong("signed by a key without endorsements", keys => Sign(keys.Bare, keyId: "bare")) with { Differs = "the library asks no endorsement of such a key" },
        Wrong("signed with HS256 and our public key as the password", keys => Forged(keys.Teams)),
        Wrong("signed with PS256", keys => Sign(keys.Teams, algorithm: SecurityAlgorithms.RsaSsaPssSha256)),
        Wrong("not signed at all", _ => Token("""{"alg":"none","typ":"JWT","kid":"teams"}""", JsonSerializer.Serialize(RightClaims()), [])),
        Wrong("with its signature cut off", keys => Sign(keys.Teams)[..^300]),
        Wrong("with other claims under the same signature", keys => Swapped(Sign(keys.Teams))),
        Wrong("no token", _ => "Bearer x"),
        Wrong("an empty token", _ => "Bearer "),
        Wrong("another scheme", keys => Sign(keys.Teams).Replace("Bearer", "Basic", StringComparison.Ordinal)),
        Wrong("from another tenant", keys => Sign(keys.Teams), Elsewhere()) with { Differs = "the library leaves the tenant to the bot" },
        Wrong("without a tenant", keys => Sign(keys.Teams), Nowhere()) with { Differs = "the library leaves the tenant to the bot" },
        Wrong("with two tenants that differ", keys => Sign(keys.Teams), Doubtful()) with { Differs = "the library leaves the tenant to the bot" },
    ];

    public static TheoryData<string> Names() => [.. All.Select(one => one.Name)];

    /// <summary>Claims that are right for <see cref="Said.InChannel"/> at <see cref="BotEndpoint.Start"/>.</summary>
    public static Dictionary<string, object> RightClaims() => new()
    {
        ["iss"] = OpenIdServer.Issuer,
        ["aud"] = BotEndpoint.AppId,
        ["nbf"] = At(-10),
        ["exp"] = At(50),
        ["serviceurl"] = BotEndpoint.ServiceUrl,
    };

    /// <summary>A header with a token.</summary>
    public static string Sign(RSA key, Dictionary<string, object>? claims = null, string keyId = "teams", string algorithm = SecurityAlgorithms.RsaSha256) =>
        "Bearer " + OpenIdServer.Sign(key, keyId, claims ?? RightClaims(), algorithm);

    private static TokenCase Right(string name, Func<Keys, string> header) => new(name, true, header, Said.InChannel());

    private static TokenCase Wrong(string name, Func<Keys, string> header, JsonObject? activity = null) => new(name, false, header, activity ?? Said.InChannel());

    private static long At(int minutes) => BotEndpoint.Start.AddMinutes(minutes).ToUnixTimeSeconds();

    private static Dictionary<string, object> With(string claim, object? value)
    {
        var claims = RightClaims();
        claims.Remove(claim);
        if (value is not null)
            claims[claim] = value;
        return claims;
    }

    private static string Token(string head, string body, Func<string, byte[]> signature)
    {
        var signed = $"{Base64UrlEncoder.Encode(head)}.{Base64UrlEncoder.Encode(body)}";
        return $"Bearer {signed}.{Base64UrlEncoder.Encode(signature(signed))}";
    }

    private static string Token(string head, string body, byte[] signature) => Token(head, body, _ => signature);

    private static string Forged(RSA key) => Token(
        """{"alg":"HS256","typ":"JWT","kid":"teams"}""",
        JsonSerializer.Serialize(RightClaims()),
        signed => HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(signed)));

    private static string Swapped(string header)
    {
        var parts = header.Split('.');
        return $"{parts[0]}.{Base64UrlEncoder.Encode(JsonSerializer.Serialize(With("exp", At(5000))))}.{parts[2]}";
    }

    private static JsonObject Elsewhere()
    {
        var said = Said.InChannel();
        said["conversation"]!["tenantId"] = "99999999-0000-4000-8000-000000000000";
        said["channelData"]!["tenant"]!["id"] = "99999999-0000-4000-8000-000000000000";
        return said;
    }

    private static JsonObject Nowhere()
    {
        var said = Said.InChannel();
        said["conversation"]!.AsObject().Remove("tenantId");
        said["channelData"]!.AsObject().Remove("tenant");
        return said;
    }

    private static JsonObject Doubtful()
    {
        var said = Said.InChannel();
        said["conversation"]!["tenantId"] = "99999999-0000-4000-8000-000000000000";
        return said;
    }
}
