using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace WijkBot.Channels.BotFramework;

/// <summary><c>POST /api/messages</c>: what Teams says to the bot.</summary>
public static class BotFrameworkEndpoint
{
    /// <summary>
    /// Maps the endpoint. 401 for anything but a valid token of the configured tenant; 400 for what is no activity for us; 503 when it cannot
    /// be kept or judged now; 202 once committed; an <c>invoke</c> is answered in the body once handled.
    /// </summary>
    public static IEndpointConventionBuilder MapBotFramework(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/messages", (HttpContext context, [FromServices] InboundCalls calls) => calls.HandleAsync(context));
}
