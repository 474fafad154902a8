using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using WijkBot.Channels;
using WijkBot.Channels.BotFramework;
using WijkBot.Channels.Twilio;
using WijkBot.Channels.WebChat;
using WijkBot.Operations;
using WijkBot.WebChat;

namespace WijkBot.Benchmarks.Hub;

/// <summary>The product's own host with all that stands before the endpoint, its form parsing and its signature check, and nothing behind them: what the host could do at most.</summary>
internal static class EmptyEndpoint
{
    public static async Task<int> ServeAsync()
    {
        var builder = Start.Builder([]);
        builder.AddOperations();
        builder.AddTwilio();
        builder.AddBotFramework();
        builder.AddWebChat();
        builder.Services.RemoveAll<IHostedService>();
        builder.Services.AddSingleton<IHub, Nothing>();
        var app = builder.Build();
        app.UseSecurityHeaders();
        app.MapTwilio();
        app.MapBotFramework();
        app.MapWebChat();
        app.MapGet("/health/ready", () => "Healthy");
        app.MapRazorPages();
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
