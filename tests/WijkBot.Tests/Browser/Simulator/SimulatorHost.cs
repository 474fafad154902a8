using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WijkBot.Simulator;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>The simulator on a real server, with a stand-in for WijkBot behind it that keeps what it gets.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication server;

    private SimulatorHost(WebApplication server, string url, WijkBotStandIn wijkBot)
    {
        this.server = server;
        (Url, WijkBot) = (url, wijkBot);
        Page = new HttpClient { BaseAddress = new Uri(url) };
        Twilio = new HttpClient { BaseAddress = new Uri(url + "/simulator/twilio/2010-04-01/Accounts/" + SimulatorDefaults.AccountSid + "/") };
        Twilio.DefaultRequestHeaders.Authorization = Basic(SimulatorDefaults.AccountSid, SimulatorDefaults.AuthToken);
        Connector = new HttpClient { BaseAddress = new Uri(url + "/simulator/connector/v3/") };
    }

    public string Url { get; }
    public WijkBotStandIn WijkBot { get; }
    /// <summary>As the page calls.</summary>
    public HttpClient Page { get; }
    /// <summary>As WijkBot calls Twilio.</summary>
    public HttpClient Twilio { get; }
    /// <summary>As WijkBot calls Teams.</summary>
    public HttpClient Connector { get; }
    public IServiceProvider Services => server.Services;
    public HurriedClock Clock => Services.GetRequiredService<HurriedClock>();

    public static async Task<SimulatorHost> StartAsync(string environment = "Development", params string[] settings)
    {
        for (var attempt = 0; ; attempt++)
        {
            var url = $"http://127.0.0.1:{FreePort()}";
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            {
                EnvironmentName = environment,
                ApplicationName = typeof(SimulatorSetup).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
                Args = [$"--urls={url}", .. settings],
            });
            builder.Logging.ClearProviders();
            var clock = new HurriedClock();
            builder.Services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);
            builder.AddSimulator();
            var app = builder.Build();
            var wijkBot = new WijkBotStandIn();
            wijkBot.Map(app);
            app.MapSimulator();
            try
            {
                await app.StartAsync(TestContext.Current.CancellationToken);
                return new SimulatorHost(app, url, wijkBot);
            }
            catch (IOException) when (attempt < 5) // another program took the port in the meantime
            {
                await app.DisposeAsync();
            }
        }
    }

    public static AuthenticationHeaderValue Basic(string user, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        Page.Dispose();
        Twilio.Dispose();
        Connector.Dispose();
        await server.DisposeAsync();
    }
}

/// <summary>Does not wait: a timer fires at once, and how long it should have taken is kept.</summary>
internal sealed class HurriedClock : TimeProvider
{
    private readonly List<TimeSpan> waits = [];

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (waits)
                return [.. waits];
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
            lock (waits)
                waits.Add(dueTime);
        return base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }
}
