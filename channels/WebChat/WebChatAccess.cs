using Microsoft.AspNetCore.Http;

namespace WijkBot.Channels.WebChat;

/// <summary>Who asks: a server that knows the secret, or one user of one conversation.</summary>
/// <param name="Token">The token; null = the secret.</param>
public sealed record WebChatCaller(WebChatToken? Token)
{
    /// <summary>The user of the token; null = whoever the activity names.</summary>
    public string? User => Token?.User;
}

/// <summary>Tells who asks, and refuses what may not be.</summary>
/// <param name="tokens">Reads tokens.</param>
/// <param name="limits">How much is allowed.</param>
/// <param name="clock">The time.</param>
public sealed class WebChatAccess(WebChatTokens tokens, WebChatLimits limits, TimeProvider clock)
{
    private const string Scheme = "Bearer ";

    /// <summary>Who asks; null when the refusal was written already.</summary>
    public async Task<WebChatCaller?> CallerAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await context.FaultAsync(StatusCodes.Status401Unauthorized, "MissingToken", "Authorization: Bearer with a secret or token is missing.");
            return null;
        }
        var bearer = header[Scheme.Length..].Trim();
        if (tokens.IsSecret(bearer))
            return new WebChatCaller(null);
        if (await tokens.ReadAsync(bearer) is not { } token)
        {
            await context.FaultAsync(StatusCodes.Status403Forbidden, "InvalidToken", "The token is not valid.");
            return null;
        }
        if (token.Expires <= clock.GetUtcNow())
        {
            await context.FaultAsync(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");
            return null;
        }
        if (token.Origins.Count > 0 && context.Request.Headers.Origin is [{ Length: > 0 } origin] && !token.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            await context.FaultAsync(StatusCodes.Status403Forbidden, "OriginNotAllowed", "The token was made for other sites.");
            return null;
        }
        return new WebChatCaller(token);
    }

    /// <summary>Who asks about this conversation; null when the refusal was written already.</summary>
    public async Task<WebChatCaller?> CallerAsync(HttpContext context, string conversation)
    {
        if (await CallerAsync(context) is not { } caller)
            return null;
        if (caller.Token is { } token && token.Conversation != conversation)
        {
            await context.FaultAsync(StatusCodes.Status403Forbidden, "InvalidToken", "The token belongs to another conversation.");
            return null;
        }
        if (!ConversationId.IsOne(conversation))
        {
            await context.NoConversationAsync();
            return null;
        }
        if (limits.WaitFor(conversation) is { } wait)
        {
            await context.TooMuchAsync(wait);
            return null;
        }
        return caller;
    }
}
