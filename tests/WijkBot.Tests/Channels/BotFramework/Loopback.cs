using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace WijkBot.Tests.Channels.BotFramework;

/// <summary>A web server on 127.0.0.1 and a free port.</summary>
public sealed class Loopback : IAsyncDisposable
{
    private readonly WebApplication app;

    private Loopback(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    public static async Task<Loopback> StartAsync(
        Action<WebApplication> map, Action<WebApplicationBuilder>? build = null, string environment = "Production")
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        build?.Invoke(builder);
        var built = builder.Build();
        map(built);
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new Loopback(built);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
