using System.Net;
using System.Text.Json;
using WijkBot.Channels.BotFramework;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Channels.BotFramework;

/// <summary>Who may speak as Teams, judged against a local OpenID server and beside Microsoft's own library.</summary>
public class InboundTokenTests
{
    private static async Task<HttpStatusCode> AnswerTo(BotEndpoint bot, TokenCase one, TokenCase.Keys keys)
    {
        using var response = await bot.PostAsync(one.Activity.ToJsonString(), one.Header(keys));
        return response.StatusCode;
    }

    private static TokenCase Named(string name) => TokenCase.All.Single(one => one.Name == name);

    [Theory]
    [MemberData(nameof(TokenCase.Names), MemberType = typeof(TokenCase))]
    public async Task A_call_is_accepted_only_with_a_token_that_is_right_in_every_way(string name)
    {
        await using var openId = await OpenIdServer.StartAsync();
        var keys = TokenCase.Announce(openId);
        await using var bot = await BotEndpoint.StartAsync(BotEndpoint.Settings(openId));
        var one = Named(name);

        Assert.Equal(one.Accepted ? HttpStatusCode.Accepted : HttpStatusCode.Unauthorized, await AnswerTo(bot, one, keys));
        Assert.Equal(one.Accepted ? 1 : 0, bot.Hub.Accepted.Count);
    }

    [Fact]
    public async Task Microsofts_own_library_judges_the_same_but_where_we_are_stricter()
    {
        var script = Path.Combine(Shared.Repository, "tests", "WijkBot.Tests", "Channels", "BotFramework", "token-oracle.cjs");
        Node.Require("botframework-connector/package.json");
        await using var openId = await OpenIdServer.StartAsync();
        var keys = TokenCase.Announce(openId);
        var question = JsonSerializer.Serialize(new
        {
            metadata = openId.Metadata,
            appId = BotEndpoint.AppId,
            now = BotEndpoint.Start.ToUnixTimeMilliseconds(),
            cases = TokenCase.All.Select(one => new { header = one.Header(keys), activity = one.Activity }),
        });

        var verdicts = JsonElement.Parse(await NodeProcess.RunAsync([script, Node.Modules], question)).EnumerateArray().ToList();

        Assert.Equal(TokenCase.All.Count, verdicts.Count);
        foreach (var (one, verdict) in TokenCase.All.Zip(verdicts))
            Assert.True(one.Accepted == (verdict.ValueKind == JsonValueKind.True) != one.Differs is not null, $"{one.Name}: the library says {verdict}");
    }

    [Fact]
    public async Task A_call_without_a_token_is_refused()
    {
        await using var openId = await OpenIdServer.StartAsync();
        await using var bot = await BotEndpoint.StartAsync(BotEndpoint.Settings(openId));
        using var response = await bot.PostAsync(Said.InChannel().ToJsonString());
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, openId.Fetches);
    }

    [Fact]
    public async Task A_new_key_counts_at_once_and_keys_are_fetched_once_for_many_calls()
    {
        await using var openId = await OpenIdServer.StartAsync();
        var keys = TokenCase.Announce(openId);
        await using var bot = await BotEndpoint.StartAsync(BotEndpoint.Settings(openId));
        for (var call = 0; call < 5; call++)
            Assert.Equal(HttpStatusCode.Accepted, await AnswerTo(bot, Named("signed with RS256"), keys));
        Assert.Equal(1, openId.Fetches);

        openId.Announce(keys.Stranger, "teams-2", "msteams");
        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Accepted, await AnswerTo(bot, new TokenCase("new key", true, k => TokenCase.Sign(k.Stranger, keyId: "teams-2"), Said.InChannel()), keys));
        Assert.Equal(2, openId.Fetches);
    }

    [Fact]
    public async Task Invented_key_ids_do_not_make_us_fetch_without_end()
    {
        await using var openId = await OpenIdServer.StartAsync();
        var keys = TokenCase.Announce(openId);
        await using var bot = await BotEndpoint.StartAsync(BotEndpoint.Settings(openId));
        for (var call = 0; call < 20; call++)
        {
            var id = $"verzonnen-{call}";
            Assert.Equal(HttpStatusCode.Unauthorized, await AnswerTo(bot, new TokenCase(id, false, k => TokenCase.Sign(k.Stranger, keyId: id), Said.InChannel()), keys));
        }
        Assert.Equal(1, openId.Fetches);
    }

    [Fact]
    public async Task After_a_day_keys_are_fetched_again_and_the_old_ones_serve_while_that_fails()
    {
        await using var openId = await OpenIdServer.StartAsync();
        var keys = TokenCase.Announce(openId);
        await using var bot = await BotEndpoint.StartAsync(BotEndpoint.Settings(openId));
        Assert.Equal(HttpStatusCode.Accepted, await AnswerTo(bot, Named("signed with RS256"), keys));

        openId.Broken = true;
        bot.Clock.Advance(TimeSpan.FromHours(25));
        var later = new TokenCase("a day later", true, k => TokenCase.Sign(k.Teams, new(TokenCase.RightClaims()) { ["exp"] = bot.Clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds() }), Said.InChannel());
        Assert.Equal(HttpStatusCode.Accepted, await AnswerTo(bot, later, keys));

        openId.Broken = false;
        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Accepted, await AnswerTo(bot, later, keys));
        Assert.Equal(2, openId.Fetches);
    }

    [Fact]
    public async Task While_the_keys_were_never_read_the_answer_is_come_again()
    {
        await using var openId = await OpenIdServer.StartAsync();
        var keys = TokenCase.Announce(openId);
        openId.Broken = true;
        await using var bot = await BotEndpoint.StartAsync(BotEndpoint.Settings(openId));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AnswerTo(bot, Named("signed with RS256"), keys));
        openId.Broken = false;
        bot.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.Accepted, await AnswerTo(bot, Named("signed with RS256"), keys));
    }

    [Theory]
    [InlineData("Development", HttpStatusCode.Accepted)]
    [InlineData("Production", HttpStatusCode.Unauthorized)]
    [InlineData("Staging", HttpStatusCode.Unauthorized)]
    public async Task Without_AppId_only_Development_listens(string environment, HttpStatusCode answer)
    {
        await using var bot = await BotEndpoint.StartAsync([], environment);
        using var response = await bot.PostAsync(Said.InChannel().ToJsonString());
        Assert.Equal(answer, response.StatusCode);
    }

    [Theory]
    [InlineData("", "", "", false, "BotFramework:AppId")]
    [InlineData("", "", "", true, null)]
    [InlineData("bot", "", "", false, "BotFramework:AppId")]
    [InlineData(BotEndpoint.AppId, "", "", true, "BotFramework:TenantId")]
    [InlineData(BotEndpoint.AppId, "common", "geheim", false, "BotFramework:TenantId")]
    [InlineData(BotEndpoint.AppId, BotEndpoint.TenantId, "", false, "BotFramework:ClientSecret")]
    [InlineData(BotEndpoint.AppId, BotEndpoint.TenantId, "geheim", false, null)]
    public void Settings_that_cannot_be_right_name_their_key(string appId, string tenantId, string secret, bool development, string? key)
    {
        var settings = new BotFrameworkSettings { AppId = appId, TenantId = tenantId, ClientSecret = secret };
        Assert.Equal(key, settings.Fault(development)?.Key);
    }
}
