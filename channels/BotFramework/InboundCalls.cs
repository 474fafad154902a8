using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.BotFramework;

/// <summary>Handles what is posted to <c>/api/messages</c>: who is it, is it whole, is it for us, keep it.</summary>
internal sealed class InboundCalls(
    BotFrameworkSettings settings, TokenRules tokens, IHub hub, IHostEnvironment environment, TimeProvider clock, ILogger<InboundCalls> log)
{
    /// <summary>
    /// The Connector gives up after 15 seconds. The hub answers before that; should it not, 503 makes Teams say "try again".
    /// The press is durable and goes on; pressed again it shows what became of it.
    /// </summary>
    private static readonly TimeSpan InvokeWithin = TimeSpan.FromSeconds(14);

    /// <summary>Answers one call; the signature comes before the body is read.</summary>
    public async Task<Results<StatusCodeHttpResult, JsonHttpResult<JsonElement>>> HandleAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        InboundToken? token = null;
        if (settings.Authenticates)
        {
            try
            {
                token = await tokens.ReadAsync(context.Request.Headers.Authorization, cancel);
            }
            catch (HttpRequestException unreachable)
            {
                log.LogError(unreachable, "An inbound token cannot be judged: answered 503.");
                return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
            if (token is null)
                return Refused("token");
        }
        else if (!environment.IsDevelopment())
        {
            return Refused("no BotFramework:AppId");
        }

        if (await InboundBody.ReadAsync(context.Request, cancel) is not { Activity: { } activity } body)
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        if (token?.Fits(activity) == false)
            return Refused("serviceUrl or endorsement");
        if (settings.TenantId.Length > 0 && !string.Equals(Tenant.Of(activity), settings.TenantId, StringComparison.OrdinalIgnoreCase))
            return Refused("tenant");
        if (!BotFrameworkChannel.Carries(activity.ChannelId))
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);

        var incoming = new Incoming(settings.AppId, ExternalIds.Of(activity, body.Json), activity);
        if (activity.Type == ActivityTypes.Invoke)
            return await InvokeAsync(incoming, cancel);
        return await hub.AcceptAsync(incoming, cancel) == Accepted.Unavailable
            ? TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable)
            : TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }

    private async Task<Results<StatusCodeHttpResult, JsonHttpResult<JsonElement>>> InvokeAsync(Incoming incoming, CancellationToken cancel)
    {
        try
        {
            var answer = await hub.InvokeAsync(incoming, cancel).WaitAsync(InvokeWithin, clock, cancel);
            return answer.Body is { } body ? TypedResults.Json(body, statusCode: answer.Status) : TypedResults.StatusCode(answer.Status);
        }
        catch (TimeoutException)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private StatusCodeHttpResult Refused(string what)
    {
        log.LogWarning("An inbound Bot Framework call is refused: {What} not accepted.", what);
        return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
    }
}
