using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WijkBot.Channels;
using WijkBot.Channels.Twilio;

namespace WijkBot.Benchmarks.Hub;

/// <summary>The same endpoint, form parsing and signature check with nothing behind it: what the host could do at most.</summary>
internal static class EmptyEndpoint
{
    public static async Task<int> ServeAsync(string port)
    {
        var url = "http://127.0.0.1:" + port;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHub, Nothing>();
        builder.Services.AddTwilio(new TwilioSettings
        {
            AccountSid = Site.Account,
            AuthToken = Site.Token,
            PublicUrl = url,
            Numbers = [new TwilioNumber { Number = Site.Number, Channel = "sms" }],
        });
        var app = builder.Build();
        app.MapTwilio();
        app.MapGet("/health/ready", () => "Healthy");
        app.Urls.Add(url);
        await app.RunAsync();
        return 0;
    }

    private sealed class Nothing : IHub
    {
        private static readonly Task<Accepted> New = Task.FromResult(Accepted.New);

        public Task<Accepted> AcceptAsync(Incoming incoming, CancellationToken cancel) => New;

        public Task<InvokeAnswer> InvokeAsync(Incoming incoming, CancellationToken cancel) => Task.FromResult(new InvokeAnswer(200, null));

        public Task<bool> ReportAsync(StatusReport report, CancellationToken cancel) => Task.FromResult(true);
    }
}
