using System.Net;
using System.Text.Json;

namespace WijkBot.Channels.BotFramework;

/// <summary>From the Connector's refusal to an outcome: this mapping stands nowhere else.</summary>
internal static class ConnectorRefusal
{
    /// <summary>A wrong secret or consent is mended by a person; until then nothing is lost and the authority is not hammered.</summary>
    public static readonly TimeSpan UntilSomebodyMendsIt = TimeSpan.FromMinutes(5);

    /// <summary>404 and 403 codes that speak of one message, not of the bot's place in the team.</summary>
    private static readonly string[] MessageGone = ["ActivityNotFoundInConversation", "MessageNotFound", "ActivityNotFound"];

    /// <summary>Reads a response that is no success.</summary>
    /// <param name="response">The response.</param>
    /// <param name="now">To turn a Retry-After date into a span.</param>
    /// <param name="cancel">Stops reading.</param>
    public static async Task<SendOutcome> ReadAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancel)
    {
        var code = await CodeAsync(response, cancel);
        var why = $"Connector {(int)response.StatusCode}{(code is null ? "" : " " + code)}";
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new SendOutcome.TryAgain(UntilSomebodyMendsIt, why),
            HttpStatusCode.Forbidden or HttpStatusCode.NotFound when MessageGone.Contains(code, StringComparer.OrdinalIgnoreCase) =>
                new SendOutcome.Never(NeverReason.Rejected, why),
            HttpStatusCode.Forbidden or HttpStatusCode.NotFound => new SendOutcome.Never(NeverReason.Unreachable, why),
            // 412: Teams asks to repeat it (Microsoft Learn, "Optimize your bot with rate limiting", retry table)
            HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestTimeout =>
                new SendOutcome.TryAgain(After(response, now), why),
            >= HttpStatusCode.InternalServerError => new SendOutcome.TryAgain(After(response, now), why),
            _ => new SendOutcome.Never(NeverReason.Rejected, why),
        };
    }

    private static TimeSpan? After(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } span } => span,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    private static async Task<string?> CodeAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            var bytes = await response.Content.ReadAsByteArrayAsync(cancel);
            var code = JsonSerializer.Deserialize(bytes, ConnectorJson.Default.ConnectorFault)?.Error?.Code;
            return code is { Length: > 0 and <= 64 } && code.All(char.IsAsciiLetterOrDigit) ? code : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or HttpRequestException or IOException)
        {
            return null;
        }
    }
}
