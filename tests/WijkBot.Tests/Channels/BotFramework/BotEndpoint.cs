using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Channels;
using WijkBot.Channels.BotFramework;

namespace WijkBot.Tests.Channels.BotFramework;

/// <summary>Our endpoint and channel on loopback, with a hub that collects and a clock that a test can move.</summary>
public sealed class BotEndpoint : IAsyncDisposable
{
    public const string AppId = "6b1a9c1e-3c58-4d0b-9a51-0c6f2a7be111";
    public const string TenantId = "0f3c5f7e-1d2b-4a6c-8e90-aa11bb22cc33";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly HttpClient client = new();
    private Loopback? server;

    public CollectingHub Hub { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Start);

    public Uri Address => new(server!.Address, "/api/messages");

    public IChannel Channel => server!.Services.GetRequiredService<IChannel>();

    public T Service<T>() where T : notnull => server!.Services.GetRequiredService<T>();

    public static async Task<BotEndpoint> StartAsync(
        Dictionary<string, string?> settings, string environment = "Production", Action<IServiceCollection>? services = null)
    {
        var self = new BotEndpoint();
        self.server = await Loopback.StartAsync(app => app.MapBotFramework(), builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.AddSingleton<TimeProvider>(self.Clock).AddSingleton<IHub>(self.Hub);
            builder.Services.AddBotFramework(builder.Configuration);
            services?.Invoke(builder.Services);
        }, environment);
        return self;
    }

    /// <summary>Settings of a bot whose inbound tokens come from this server.</summary>
    public static Dictionary<string, string?> Settings(OpenIdServer? openId = null) => new()
    {
        ["BotFramework:AppId"] = AppId,
        ["BotFramework:TenantId"] = TenantId,
        ["BotFramework:ClientSecret"] = "geheim",
        ["BotFramework:OpenIdMetadata"] = openId?.Metadata.ToString(),
    };

    public async Task<HttpResponseMessage> PostAsync(string body, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }
}
