using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace WijkBot.Channels.Twilio;

/// <summary>The two webhooks that Twilio calls.</summary>
/// <remarks>
/// Twilio waits 15 s and repeats a plain 5xx only when asked: configure a number's webhook as <c>…/twilio/inbound#rc=5&amp;rp=ct,rt,5xx</c>,
/// with a fallback address. The fragment is no part of the signature.
/// </remarks>
public static class TwilioEndpoints
{
    /// <summary>Messages from residents.</summary>
    public const string InboundPath = "/twilio/inbound";

    /// <summary>What became of our messages.</summary>
    public const string StatusPath = "/twilio/status";

    /// <summary>Adds both; <see cref="TwilioServices"/> and an <see cref="IHub"/> must be registered.</summary>
    public static IEndpointRouteBuilder MapTwilio(this IEndpointRouteBuilder endpoints)
    {
        var webhook = ActivatorUtilities.CreateInstance<TwilioWebhook>(endpoints.ServiceProvider);
        endpoints.MapPost(InboundPath, (RequestDelegate)webhook.InboundAsync);
        endpoints.MapPost(StatusPath, (RequestDelegate)webhook.StatusAsync);
        return endpoints;
    }
}
