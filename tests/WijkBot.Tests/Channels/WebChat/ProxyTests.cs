using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using WijkBot.Tests.Browser;

namespace WijkBot.Tests.Channels.WebChat;

/// <summary>Behind a proxy, set up as the README says: residents are told apart by the address that the proxy saw.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("true", HttpStatusCode.OK)]
    [InlineData("false", HttpStatusCode.TooManyRequests)]
    public async Task A_busy_address_does_not_shut_out_another_when_forwarded_headers_are_on(string on, HttpStatusCode other)
    {
        await using var bot = await RunningWijkBot.StartAsync(("ASPNETCORE_FORWARDEDHEADERS_ENABLED", on), ("WebChat:Secret", WebChatSite.Secret), ("WebChat:NewPerMinute", "1"));
        Assert.Equal(HttpStatusCode.OK, await GenerateAsync(bot, "192.0.2.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await GenerateAsync(bot, "192.0.2.1"));
        Assert.Equal(other, await GenerateAsync(bot, "192.0.2.2"));
    }

    private static async Task<HttpStatusCode> GenerateAsync(RunningWijkBot bot, string seen)
    {
        using var client = new HttpClient { BaseAddress = bot.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", WebChatSite.Secret) } };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", seen);
        using var answer = await client.PostAsJsonAsync("/v3/directline/tokens/generate", new { }, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
