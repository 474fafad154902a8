using Microsoft.AspNetCore.Http;

namespace WijkBot.Channels.WebChat;

/// <summary>From which sites a browser may speak with us. What sends no <c>Origin</c> is no browser on somebody else's page.</summary>
/// <param name="settings">The allowed sites.</param>
public sealed class WebChatOrigins(WebChatSettings settings)
{
    /// <summary>Headers that a page may send (Direct Line 3.0; <c>x-requested-with</c> is what Microsoft's client adds).</summary>
    private const string AllowedHeaders = "Authorization, Content-Type, Accept, x-ms-bot-agent, x-requested-with";

    /// <summary>The request's origin when it is not ours; null when there is none or it is our own page.</summary>
    public static string? ForeignOf(HttpRequest request) =>
        request.Headers.Origin is [{ Length: > 0 } origin] && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value) ? origin : null;

    /// <summary>True when a page of this origin may speak with us.</summary>
    public bool Allows(string origin) => settings.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
        || (Uri.TryCreate(settings.PublicUrl, UriKind.Absolute, out var ours) && ours.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase));

    /// <summary>Answers a preflight and refuses foreign pages; true when the request may go on.</summary>
    public async Task<bool> LetInAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Vary = "Origin";
        if (ForeignOf(context.Request) is { } origin)
        {
            if (!Allows(origin))
            {
                await context.FaultAsync(StatusCodes.Status403Forbidden, "OriginNotAllowed", "This site may not use the chat; see WebChat:Origins.");
                return false;
            }
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = "Retry-After";
        }
        if (!HttpMethods.IsOptions(context.Request.Method))
            return true;
        headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        headers.AccessControlAllowHeaders = AllowedHeaders;
        headers.AccessControlMaxAge = "7200";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return false;
    }
}
