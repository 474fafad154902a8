using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WijkBot.Channels.Media;

namespace WijkBot.Channels.Twilio;

/// <summary>Registers the Twilio channel.</summary>
public static class TwilioServices
{
    /// <summary>Reads <c>Twilio</c> and <c>PublicUrl</c> and registers everything that <see cref="TwilioEndpoints.MapTwilio"/> and the sender need.</summary>
    public static IServiceCollection AddTwilio(this IServiceCollection services, IConfiguration configuration) =>
        services.AddTwilio(TwilioSettings.From(configuration));

    /// <summary>As above, with settings that were read before.</summary>
    /// <remarks>
    /// The client has time-outs and nothing else: a request is never repeated here, because a repeated POST is a second SMS. 5 s to connect,
    /// 15 s in all; after that the outcome is "unknown" and the sender looks the message up first.
    /// </remarks>
    public static IServiceCollection AddTwilio(this IServiceCollection services, TwilioSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<TwilioSignature>();
        services.AddSingleton<TwilioInbound>();
        services.AddSingleton<TwilioApi>();
        services.AddSingleton<SendRate>();
        services.AddSingleton<IChannel, TwilioChannel>();
        services.AddSingleton<TwilioMediaHosts>();
        services.AddSingleton<TwilioMedia>();
        services.AddClient(TwilioApi.ClientName, _ => Handler());
        services.AddClient(TwilioMedia.ClientName, _ => Handler());
        services.AddClient(TwilioMedia.RedirectClientName, provider =>
        {
            var loopbackToo = provider.GetRequiredService<TwilioMediaHosts>().OnThisMachine;
            var handler = Handler();
            handler.UseProxy = false; // a proxy would resolve the name, and our check of the address would see only the proxy
            handler.ConnectCallback = (connect, cancel) => PublicAddress.ConnectAsync(connect.DnsEndPoint, loopbackToo, cancel);
            return handler;
        });
        return services;
    }

    // Without the factory's own log lines: they hold the address, and a look-up's address holds the resident's number.
    private static void AddClient(this IServiceCollection services, string name, Func<IServiceProvider, SocketsHttpHandler> handler) =>
        services.AddHttpClient(name, client => client.Timeout = TimeSpan.FromSeconds(15))
            .ConfigurePrimaryHttpMessageHandler(handler)
            .RemoveAllLoggers();

    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        UseCookies = false,
    };
}
