using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WijkBot.Channels.Media;

namespace WijkBot.Channels.BotFramework;

/// <summary>Registers the Bot Framework channel.</summary>
public static class BotFrameworkServices
{
    /// <summary>Connecting to the Connector may not take longer.</summary>
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);

    /// <summary>The Connector itself gives up after 15 seconds.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Adds what <see cref="BotFrameworkEndpoint.MapBotFramework"/> needs, and the <see cref="IChannel"/> that sends to Teams.
    /// The host checks <see cref="BotFrameworkSettings.Fault"/> at start.
    /// </summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(configuration.GetSection(BotFrameworkSettings.Section).Get<BotFrameworkSettings>() ?? new BotFrameworkSettings());
        services.AddSingleton<SigningKeys>().AddSingleton<TokenRules>().AddSingleton<InboundCalls>();
        services.AddSingleton<ServiceUrls>().AddSingleton<ConnectorToken>();
        services.AddSingleton<IChannel, BotFrameworkChannel>();
        services.AddSingleton<TeamsMedia>().AddSingleton<FetchTeamsPicture>(provider => provider.GetRequiredService<TeamsMedia>().FetchAsync);
        services.AddHttpClient(SigningKeys.Client, client => client.Timeout = AnswerWithin);
        services.AddHttpClient(ConnectorToken.Client, client => client.Timeout = AnswerWithin);
        services.AddHttpClient(BotFrameworkChannel.Client, client => client.Timeout = AnswerWithin)
            // a redirect would carry the message to a host that was never checked
            .UseSocketsHttpHandler((handler, _) => (handler.AllowAutoRedirect, handler.ConnectTimeout, handler.UseCookies) = (false, ConnectWithin, false));
        services.AddHttpClient(TeamsMedia.Client, client => client.Timeout = AnswerWithin)
            .UseSocketsHttpHandler((handler, _) => (handler.AllowAutoRedirect, handler.ConnectTimeout, handler.UseCookies) = (false, ConnectWithin, false));
        services.AddHttpClient(TeamsMedia.StorageClient, client => client.Timeout = AnswerWithin)
            .RemoveAllLoggers() // the address of a stored file opens it
            .UseSocketsHttpHandler((handler, provider) =>
            {
                var loopbackToo = provider.GetRequiredService<ServiceUrls>().OnThisMachine;
                (handler.AllowAutoRedirect, handler.ConnectTimeout, handler.UseCookies) = (false, ConnectWithin, false);
                handler.UseProxy = false; // a proxy would resolve the name, and our check of the address would see only the proxy
                handler.ConnectCallback = (connect, cancel) => PublicAddress.ConnectAsync(connect.DnsEndPoint, loopbackToo, cancel);
            });
        return services;
    }
}
