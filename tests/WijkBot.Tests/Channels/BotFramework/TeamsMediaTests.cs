using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WijkBot.Channels.Activities;
using WijkBot.Channels.BotFramework;
using WijkBot.Channels.Media;
using WijkBot.Channels.Teams;
using WijkBot.Tests.Channels.Twilio;

namespace WijkBot.Tests.Channels.BotFramework;

/// <summary>Fetching a picture from Teams: where our token goes, and where it never does.</summary>
public sealed class TeamsMediaTests
{
    private const string Original = "v3/attachments/0-weu-d8-c0eefd41d5780e60966d61f934e5de0b/views/original";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Attachment Pasted(string? address) => new() { ContentType = "image/*", ContentUrl = address };

    private static Attachment Chosen(string address) => new()
    {
        ContentType = TeamsPictures.ChosenFile,
        ContentUrl = "https://almelo.sharepoint.com/personal/anna/lamp.jpg",
        Content = JsonSerializer.SerializeToElement(new { downloadUrl = address, uniqueId = "1", fileType = "jpg" }),
    };

    /// <summary>A bot with a token, that trusts this Connector beside Microsoft's own; or one of Development, without one.</summary>
    private static async Task<(BotEndpoint Bot, TokenAuthority Authority, WatchedClock Clock)> StartAsync(FakeConnector? trusted, bool token = true)
    {
        var (authority, clock) = (new TokenAuthority(), new WatchedClock(BotEndpoint.Start));
        var settings = token ? BotEndpoint.Settings() : [];
        settings["BotFramework:TrustedOrigins:0"] = trusted?.Address.ToString();
        var bot = await BotEndpoint.StartAsync(settings, token ? "Production" : "Development", services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddHttpClient("botframework-token").ConfigurePrimaryHttpMessageHandler(() => authority);
        });
        return (bot, authority, clock);
    }

    private static async Task<(MediaOutcome Outcome, string Waits)> FetchAsync(BotEndpoint bot, WatchedClock clock, Attachment picture)
    {
        var fetching = bot.Service<FetchTeamsPicture>()(picture, Cancel);
        List<double> waited = [];
        while (await clock.PassNextWaitAsync(fetching, span => span != TimeSpan.FromSeconds(15)) is { } wait)
            waited.Add(wait.TotalSeconds);
        return (await fetching, string.Join(' ', waited));
    }

    private static Func<HttpContext, Task> Bytes(int count) => async context =>
    {
        context.Response.ContentType = "image/png";
        await context.Response.Body.WriteAsync(new byte[count]);
    };

    private static Func<HttpContext, Task> Redirect(Uri to) => context =>
    {
        context.Response.Redirect(to.ToString());
        return Task.CompletedTask;
    };

    [Fact]
    public async Task A_pasted_picture_is_fetched_with_our_token()
    {
        await using var connector = await FakeConnector.StartAsync();
        var (bot, _, clock) = await StartAsync(connector);
        await using var _ = bot;
        connector.Next.Enqueue(Bytes(1234));
        var (outcome, _) = await FetchAsync(bot, clock, Pasted(connector.Address + Original));
        Assert.Equal((1234, "image/png"), Assert.IsType<MediaOutcome.Fetched>(outcome) is var got ? (got.Bytes.Length, got.DeclaredType) : default);
        var call = Assert.Single(connector.Calls);
        Assert.Equal(("GET", "/" + Original, "Bearer bewijs-1"), (call.Method, call.Target, call.Authorization));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("geen adres")]
    [InlineData("/" + Original)]
    [InlineData("data:image/png;base64,AA")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://kwaad.example/" + Original)]
    [InlineData("https://smba.trafficmanager.net.kwaad.example/" + Original)]
    [InlineData("https://kwaad.trafficmanager.net/" + Original)]
    [InlineData("https://smba.trafficmanager.net@kwaad.example/" + Original)]
    [InlineData("https://anna@smba.trafficmanager.net/" + Original)]
    [InlineData("http://smba.trafficmanager.net/" + Original)]
    [InlineData("https://smba.trafficmanager.net:8443/" + Original)]
    [InlineData("https://almelo.sharepoint.com/lamp.jpg")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    public async Task Nobody_else_is_asked_and_no_token_is_fetched_for_it(string? address)
    {
        var (bot, authority, clock) = await StartAsync(null);
        await using var _ = bot;
        Assert.IsType<MediaOutcome.Refused>((await FetchAsync(bot, clock, Pasted(address))).Outcome);
        Assert.Empty(authority.Asked);
    }

    [Fact]
    public async Task A_strange_host_that_listens_hears_nothing()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var stranger = await FakeConnector.StartAsync();
        var (bot, authority, clock) = await StartAsync(connector);
        await using var _ = bot;
        Assert.IsType<MediaOutcome.Refused>((await FetchAsync(bot, clock, Pasted(stranger.Address + Original))).Outcome);
        Assert.IsType<MediaOutcome.Refused>((await FetchAsync(bot, clock, Chosen(stranger.Address + "lamp.jpg"))).Outcome);
        Assert.Empty(stranger.Calls);
        Assert.Empty(authority.Asked);
    }

    [Fact]
    public async Task A_redirect_to_a_strange_host_is_not_followed()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var stranger = await FakeConnector.StartAsync();
        var (bot, _, clock) = await StartAsync(connector);
        await using var _ = bot;
        connector.Next.Enqueue(Redirect(stranger.Address));
        Assert.IsType<MediaOutcome.Refused>((await FetchAsync(bot, clock, Pasted(connector.Address + Original))).Outcome);
        Assert.Empty(stranger.Calls);
    }

    [Theory]
    [InlineData("https://almelo.sharepoint.com/_layouts/15/download.aspx?tempauth=1", true)]
    [InlineData("https://almelo-my.sharepoint.com/x", true)]
    [InlineData("http://almelo.sharepoint.com/x", false)]
    [InlineData("https://almelo.sharepoint.com.kwaad.example/x", false)]
    [InlineData("https://kwaadsharepoint.com/x", false)]
    [InlineData("https://a:b@almelo.sharepoint.com/x", false)]
    [InlineData("https://10.0.0.1/x", false)]
    public async Task A_chosen_file_comes_from_SharePoint_without_our_token(string address, bool asked)
    {
        var calls = new List<HttpRequestMessage>();
        var (authority, clock) = (new TokenAuthority(), new WatchedClock(BotEndpoint.Start));
        await using var bot = await BotEndpoint.StartAsync(BotEndpoint.Settings(), services: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddHttpClient("botframework-token").ConfigurePrimaryHttpMessageHandler(() => authority);
            services.AddHttpClient("botframework-media-storage").AddHttpMessageHandler(() => new Storage(calls));
        });
        var (outcome, _) = await FetchAsync(bot, clock, Chosen(address));
        Assert.Equal(asked, outcome is MediaOutcome.Fetched);
        Assert.Equal(asked ? [address] : [], calls.Select(call => call.RequestUri!.ToString()));
        Assert.All(calls, call => Assert.Null(call.Headers.Authorization));
        Assert.Empty(authority.Asked);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_and_what_failed_for_a_moment_is_tried_again()
    {
        await using var connector = await FakeConnector.StartAsync();
        var (bot, _, clock) = await StartAsync(connector);
        await using var _ = bot;
        connector.Refuse(401);
        connector.Refuse(503);
        connector.Next.Enqueue(Bytes(10));
        var (outcome, waits) = await FetchAsync(bot, clock, Pasted(connector.Address + Original));
        Assert.IsType<MediaOutcome.Fetched>(outcome);
        Assert.Equal("1 3", waits);
        Assert.Equal(["Bearer bewijs-1", "Bearer bewijs-2", "Bearer bewijs-2"], connector.Calls.Select(call => call.Authorization));
    }

    [Fact]
    public async Task After_three_attempts_it_is_given_up()
    {
        await using var connector = await FakeConnector.StartAsync();
        var (bot, _, clock) = await StartAsync(connector);
        await using var _ = bot;
        for (var attempt = 0; attempt < 4; attempt++)
            connector.Refuse(404);
        Assert.IsType<MediaOutcome.Gone>((await FetchAsync(bot, clock, Pasted(connector.Address + Original))).Outcome);
        Assert.Equal(3, connector.Calls.Count);
    }

    [Fact]
    public async Task More_than_five_megabytes_is_not_read_to_its_end()
    {
        await using var connector = await FakeConnector.StartAsync();
        var (bot, _, clock) = await StartAsync(connector);
        await using var _ = bot;
        connector.Next.Enqueue(Bytes(PhotoReader.MaxBytes + 1));
        Assert.IsType<MediaOutcome.TooLarge>((await FetchAsync(bot, clock, Pasted(connector.Address + Original))).Outcome);
    }

    [Fact]
    public async Task Without_a_token_only_this_machine_is_asked_also_after_a_redirect()
    {
        await using var emulator = await FakeConnector.StartAsync();
        var (bot, _, clock) = await StartAsync(null, token: false);
        await using var _ = bot;
        emulator.Next.Enqueue(Redirect(new Uri(emulator.Address, "bewaard")));
        emulator.Next.Enqueue(Bytes(10));
        Assert.IsType<MediaOutcome.Fetched>((await FetchAsync(bot, clock, Pasted(emulator.Address + Original))).Outcome);
        Assert.Equal([null, null], emulator.Calls.Select(call => call.Authorization));
        Assert.IsType<MediaOutcome.Refused>((await FetchAsync(bot, clock, Pasted("https://smba.trafficmanager.net/" + Original))).Outcome);
    }

    /// <summary>Stands in for SharePoint inside the client.</summary>
    private sealed class Storage(List<HttpRequestMessage> calls) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            calls.Add(request);
            return Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent([1, 2, 3]) });
        }
    }
}
