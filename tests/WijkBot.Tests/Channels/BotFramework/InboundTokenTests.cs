using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace WijkBot.Tests.Channels.BotFramework;

public class InboundTokenTests
{
    /// <summary>A token that is right for <see cref="Said.InChannel"/> at <see cref="BotEndpoint.Start"/>.</summary>
    private static Dictionary<string, object> Right() => new()
    {
        ["iss"] = OpenIdServer.Issuer,
        ["aud"] = BotEndpoint.AppId,
        ["nbf"] = BotEndpoint.Start.AddMinutes(-10).ToUnixTimeSeconds(),
        ["exp"] = BotEndpoint.Start.AddMinutes(50).ToUnixTimeSeconds(),
        ["serviceurl"] = BotEndpoint.ServiceUrl,
    };

    private static Dictionary<string, object> With(string claim, object? value)
    {
        var claims = Right();
        if (value is null)
            claims.Remove(claim);
        else
            claims[claim] = value;
        return claims;
    }

    private static long At(int minutes) => BotEndpoint.Start.AddMinutes(minutes).ToUnixTimeSeconds();

    /// <summary>Signed with a password that everybody knows: our own public key.</summary>
    private static string Forged(RSA publicKey, string keyId)
    {
        var head = Base64UrlEncoder.Encode($$"""{"alg":"HS256","typ":"JWT","kid":"{{keyId}}"}""");
        var body = Base64UrlEncoder.Encode(JsonSerializer.Serialize(Right()));
        var secret = Encoding.ASCII.GetBytes(publicKey.ExportSubjectPublicKeyInfoPem());
        return $"{head}.{body}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"{head}.{body}")))}";
    }

    private static string Unsigned(string keyId) =>
        $"{Base64UrlEncoder.Encode($$"""{"alg":"none","typ":"JWT","kid":"{{keyId}}"}""")}.{Base64UrlEncoder.Encode(JsonSerializer.Serialize(Right()))}.";

    private static async Task<HttpStatusCode> AnswerTo(BotEndpoint bot, string token, JsonObject? activity = null)
    {
        using var response = await bot.PostAsync((activity ?? Said.InChannel()).ToJsonString(), token);
        return response.StatusCode;
    }

    [Fact]
    public async Task A_right_token_is_accepted_and_the_activity_reaches_the_hub()
    {
        await using var openId = await OpenIdServer.StartAsync();
        var key = openId.Announce("k1", "msteams");
        await using var bot = await BotEndpoint.StartAsync(BotEndpoint.Settings(openId));

        Assert.Equal(HttpStatusCode.Accepted, await AnswerTo(bot, OpenIdServer.Sign(key, "k1", Right())));

        var incoming = Assert.Single(bot.Hub.Accepted);
        Assert.Equal(BotEndpoint.AppId, incoming.Account);
        Assert.Equal("19:wmb@thread.tacv2;messageid=1700000000000|1700000000001", incoming.ExternalId);
    }
}
