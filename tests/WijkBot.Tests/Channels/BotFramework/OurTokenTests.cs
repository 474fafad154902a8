using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using WijkBot.Channels;
using WijkBot.Channels.Activities;

namespace WijkBot.Tests.Channels.BotFramework;

/// <summary>Our own token: who gives it, who gets it, and that nobody else does.</summary>
public class OurTokenTests
{
    private static async Task<(BotEndpoint Bot, TokenAuthority Authority)> StartAsync(string? trusted)
    {
        var authority = new TokenAuthority();
        var settings = BotEndpoint.Settings();
        settings["BotFramework:TrustedOrigins:0"] = trusted;
        var bot = await BotEndpoint.StartAsync(settings, services: services =>
            services.AddHttpClient("botframework-token").ConfigurePrimaryHttpMessageHandler(() => authority));
        return (bot, authority);
    }

    private static Activity To(string serviceUrl) => new()
    {
        ChannelId = "msteams",
        ServiceUrl = serviceUrl,
        Conversation = new() { Id = "a:1chat" },
        Text = "Hallo",
    };

    private static async Task<SendOutcome> SendAsync(BotEndpoint bot, string serviceUrl) =>
        await bot.Channel.SendAsync(new Outgoing(To(serviceUrl)), TestContext.Current.CancellationToken);

    [Fact]
    public async Task One_token_serves_many_messages()
    {
        await using var connector = await FakeConnector.StartAsync();
        var (bot, authority) = await StartAsync(connector.Address.ToString());
        await using var _ = bot;
        for (var message = 0; message < 3; message++)
            Assert.IsType<SendOutcome.Sent>(await SendAsync(bot, connector.Address.ToString()));

        var (address, form) = Assert.Single(authority.Asked);
        Assert.Equal($"https://login.microsoftonline.com/{BotEndpoint.TenantId}/oauth2/v2.0/token", address);
        Assert.Contains("client_id=" + BotEndpoint.AppId, form, StringComparison.Ordinal);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", form, StringComparison.Ordinal);
        Assert.Contains("client_secret=geheim", form, StringComparison.Ordinal);
        Assert.All(connector.Calls, call => Assert.Equal("Bearer bewijs-1", call.Authorization));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_the_message_goes_out()
    {
        await using var connector = await FakeConnector.StartAsync();
        var (bot, authority) = await StartAsync(connector.Address.ToString());
        await using var _ = bot;
        connector.Refuse(401);
        Assert.IsType<SendOutcome.Sent>(await SendAsync(bot, connector.Address.ToString()));
        Assert.Equal(["Bearer bewijs-1", "Bearer bewijs-2"], connector.Calls.Select(call => call.Authorization));

        connector.Refuse(401);
        connector.Refuse(401);
        Assert.IsType<SendOutcome.TryAgain>(await SendAsync(bot, connector.Address.ToString()));
        Assert.Equal(3, authority.Asked.Count);
    }

    [Fact]
    public async Task Without_a_token_nothing_goes_out_and_nothing_is_lost()
    {
        await using var connector = await FakeConnector.StartAsync();
        var (bot, authority) = await StartAsync(connector.Address.ToString());
        await using var _ = bot;
        authority.Status = HttpStatusCode.Unauthorized;
        var became = Assert.IsType<SendOutcome.TryAgain>(await SendAsync(bot, connector.Address.ToString()));
        Assert.True(became.After >= TimeSpan.FromMinutes(1));
        Assert.DoesNotContain("geheim", became.Why, StringComparison.Ordinal);
        Assert.Empty(connector.Calls);
    }

    [Theory]
    [InlineData("https://kwaad.example/")]
    [InlineData("https://smba.trafficmanager.net.kwaad.example/emea/")]
    [InlineData("https://kwaad.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net@kwaad.example/")]
    [InlineData("https://bot@smba.trafficmanager.net/emea/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net:8443/emea/")]
    [InlineData("https://kwaadbotframework.com/")]
    [InlineData("https://smba.trafficmanager.net/emea/?naar=https://kwaad.example")]
    [InlineData("https://169.254.169.254/metadata")]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("http://localhost:9/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//kwaad.example/")]
    [InlineData("emea")]
    [InlineData("")]
    public async Task Our_token_goes_to_no_host_but_Microsofts(string serviceUrl)
    {
        var (bot, authority) = await StartAsync(trusted: null);
        await using var _ = bot;
        Assert.Equal(NeverReason.Rejected, Assert.IsType<SendOutcome.Never>(await SendAsync(bot, serviceUrl)).Reason);
        Assert.Empty(authority.Asked);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://SMBA.trafficmanager.net/emea/0f3c5f7e")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams/")]
    [InlineData("https://europe.smba.teams.microsoft.com/")]
    [InlineData("https://webchat.botframework.com/")]
    public async Task Microsofts_hosts_are_called(string serviceUrl)
    {
        var called = new ConcurrentQueue<Uri>();
        await using var bot = await BotEndpoint.StartAsync(BotEndpoint.Settings(), services: services =>
        {
            services.AddHttpClient("botframework-token").ConfigurePrimaryHttpMessageHandler(() => new TokenAuthority());
            services.AddHttpClient("botframework-connector").ConfigurePrimaryHttpMessageHandler(() => new Recorder(called));
        });
        Assert.IsType<SendOutcome.Sent>(await SendAsync(bot, serviceUrl));
        Assert.Equal(new Uri(serviceUrl).Host, Assert.Single(called).Host);
        Assert.EndsWith("/v3/conversations/a%3A1chat/activities", called.Single().AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("http://169.254.169.254/metadata")]
    public async Task Without_AppId_only_this_machine_is_called(string serviceUrl)
    {
        await using var bot = await BotEndpoint.StartAsync([], "Development");
        Assert.Equal(NeverReason.Rejected, Assert.IsType<SendOutcome.Never>(await SendAsync(bot, serviceUrl)).Reason);
    }

    private sealed class Recorder(ConcurrentQueue<Uri> called) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            called.Enqueue(request.RequestUri!);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Created) { Content = JsonContent.Create(new { id = "1" }) });
        }
    }
}
