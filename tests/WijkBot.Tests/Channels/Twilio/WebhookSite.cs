using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WijkBot.Channels;
using WijkBot.Channels.Twilio;

namespace WijkBot.Tests.Channels.Twilio;

/// <summary>The two webhooks on a real server, with a hub that keeps what it gets.</summary>
internal sealed class WebhookSite : IAsyncDisposable
{
    private readonly WebApplication server;

    private WebhookSite(WebApplication server, HttpClient client, CollectingHub hub) => (this.server, Client, Hub) = (server, client, hub);

    public HttpClient Client { get; }
    public CollectingHub Hub { get; }

    public static async Task<WebhookSite> StartAsync(TwilioSettings? settings = null)
    {
        var hub = new CollectingHub();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(o => o.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore().AddSingleton<IHub>(hub).AddTwilio(settings ?? Some.Settings);
        var app = builder.Build();
        app.MapTwilio();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebhookSite(app, new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = new Uri(app.Urls.First()) }, hub);
    }

    /// <summary>Posts as Twilio does: signed for the public address.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, (string, string)[] fields) =>
        PostAsync(path, Some.Form(fields), Some.Signature(Some.PublicUrl + path, fields));

    public async Task<HttpResponseMessage> PostAsync(string path, string body, string? signature, string type = "application/x-www-form-urlencoded")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }
}

/// <summary>Keeps what channels hand over; handles a known id once.</summary>
internal sealed class CollectingHub : IHub
{
    public List<Incoming> Messages { get; } = [];
    public List<StatusReport> Reports { get; } = [];
    public bool Available { get; set; } = true;

    public Task<Accepted> AcceptAsync(Incoming incoming, CancellationToken cancel)
    {
        if (!Available)
            return Task.FromResult(Accepted.Unavailable);
        lock (Messages)
        {
            if (Messages.Any(m => (m.Account, m.ExternalId, m.Activity.ChannelId) == (incoming.Account, incoming.ExternalId, incoming.Activity.ChannelId)))
                return Task.FromResult(Accepted.Duplicate);
            Messages.Add(incoming);
            return Task.FromResult(Accepted.New);
        }
    }

    public Task<InvokeAnswer> InvokeAsync(Incoming incoming, CancellationToken cancel) => throw new NotSupportedException("Twilio has no invoke");

    public Task<bool> ReportAsync(StatusReport report, CancellationToken cancel)
    {
        if (Available)
            Reports.Add(report);
        return Task.FromResult(Available);
    }
}
