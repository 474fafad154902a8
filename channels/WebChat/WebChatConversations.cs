using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WijkBot.Channels.WebChat;

/// <summary>Tokens and conversations: <c>/tokens/generate</c>, <c>/tokens/refresh</c>, <c>/conversations</c> and its reconnect.</summary>
public sealed class WebChatConversations(
    WebChatSettings settings, WebChatTokens tokens, WebChatAccess access, WebChatLimits limits, WebChatInbound inbound, IHub hub, IWebChatLog log, WebChatWatchers watchers)
{
    /// <summary>The account that is spoken to when none is asked for.</summary>
    public const string AnyAccount = "wijkbot";

    private const string Base = "/v3/directline";

    // The first answer usually stands there within some milliseconds; who does not get it in time gets it by the stream.
    private static readonly TimeSpan FirstTurn = TimeSpan.FromSeconds(5);

    /// <summary>A token for a new conversation; the bot hears nothing yet and nothing is kept.</summary>
    public async Task GenerateAsync(HttpContext context)
    {
        if (await access.CallerAsync(context) is not { } caller)
            return;
        if (caller.Token is not null)
        {
            await context.FaultAsync(StatusCodes.Status403Forbidden, "SecretNeeded", "Only a secret makes tokens; refresh this one instead.");
            return;
        }
        if (await ParametersAsync(context) is not { } asked)
            return;
        await AnswerNewAsync(context, asked.Account ?? AnyAccount, asked.User?.Id, asked.TrustedOrigins ?? []);
    }

    /// <summary>A token for a page of our own, for which no secret is needed; null when this address asks too much.</summary>
    public DirectLineConversation? IssueFor(HttpContext context, string account) =>
        limits.WaitForNew(context) is null ? Answer(New(account, null, [])) : null;

    private async Task AnswerNewAsync(HttpContext context, string account, string? user, IReadOnlyList<string> origins)
    {
        if (!IsUser(user))
            await context.FaultAsync(StatusCodes.Status400BadRequest, "BadArgument", "A user id begins with dl_ and has at most 100 characters.");
        else if (!ConversationId.IsAccount(account))
            await context.FaultAsync(StatusCodes.Status400BadRequest, "BadArgument", "An account is written in small letters, digits and hyphens.");
        else if (limits.WaitForNew(context) is { } wait)
            await context.TooMuchAsync(wait);
        else
            await context.AnswerAsync(StatusCodes.Status200OK, Answer(New(account, user, origins)), DirectLineJson.Default.DirectLineConversation);
    }

    private static bool IsUser(string? user) =>
        user is null || (user.StartsWith("dl_", StringComparison.Ordinal) && user.Length <= 100 && !user.Any(c => c is '|' || char.IsControl(c)));

    private static WebChatToken New(string account, string? user, IReadOnlyList<string> origins) =>
        new(ConversationId.New(account), user ?? "dl_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)), origins, default);

    private DirectLineConversation Answer(WebChatToken token) =>
        new(token.Conversation, tokens.Issue(token.Conversation, token.User, token.Origins), (int)WebChatTokens.Lifetime.TotalSeconds);

    /// <summary>A new token for the same conversation.</summary>
    public async Task RefreshAsync(HttpContext context)
    {
        if (await access.CallerAsync(context) is not { } caller)
            return;
        if (caller.Token is not { } token)
            await context.FaultAsync(StatusCodes.Status403Forbidden, "TokenNeeded", "A secret does not end and cannot be refreshed.");
        else if (limits.WaitFor(token.Conversation) is { } wait)
            await context.TooMuchAsync(wait);
        else
            await context.AnswerAsync(StatusCodes.Status200OK, Answer(token), DirectLineJson.Default.DirectLineConversation);
    }

    /// <summary>Begins the conversation: 201, or 200 when it had begun.</summary>
    public async Task StartAsync(HttpContext context)
    {
        if (await access.CallerAsync(context) is not { } caller)
            return;
        if (limits.WaitForNew(context) is { } wait)
        {
            await context.TooMuchAsync(wait);
            return;
        }
        if (await ParametersAsync(context) is not { } asked)
            return;
        if (caller.Token is null && (!IsUser(asked.User?.Id) || !ConversationId.IsAccount(asked.Account ?? AnyAccount)))
        {
            await context.FaultAsync(StatusCodes.Status400BadRequest, "BadArgument", "The user or the account has no valid id.");
            return;
        }
        var token = caller.Token ?? New(asked.Account ?? AnyAccount, asked.User?.Id, []);
        using var first = watchers.Watch(token.Conversation);
        var accepted = await hub.AcceptAsync(inbound.Begin(token.Conversation, token.User, asked.Locale), context.RequestAborted);
        if (accepted == Accepted.Unavailable)
        {
            await context.UnavailableAsync();
            return;
        }
        while (await log.WatermarkAsync(token.Conversation, context.RequestAborted) is null && await first.WaitAsync(FirstTurn, context.RequestAborted))
            continue;
        await context.AnswerAsync(
            accepted == Accepted.New ? StatusCodes.Status201Created : StatusCodes.Status200OK, WithStream(context, token, null), DirectLineJson.Default.DirectLineConversation);
    }

    /// <summary>A new stream for a conversation that goes on.</summary>
    public async Task ReconnectAsync(HttpContext context, string conversation)
    {
        if (await access.CallerAsync(context, conversation) is not { } caller)
            return;
        var watermark = context.Request.Query["watermark"].ToString();
        if (await log.WatermarkAsync(conversation, context.RequestAborted) is null)
        {
            await context.NoConversationAsync();
            return;
        }
        var token = caller.Token ?? new WebChatToken(conversation, "dl_server", [], default);
        await context.AnswerAsync(StatusCodes.Status200OK, WithStream(context, token, watermark), DirectLineJson.Default.DirectLineConversation);
    }

    private DirectLineConversation WithStream(HttpContext context, WebChatToken token, string? watermark)
    {
        var at = settings.FollowsRequest || settings.PublicUrl.Length == 0 ? $"{context.Request.Scheme}://{context.Request.Host}" : settings.PublicUrl.TrimEnd('/');
        var stream = "ws" + at["http".Length..] + $"{Base}/conversations/{token.Conversation}/stream?watermark={Uri.EscapeDataString(watermark ?? "")}&t={tokens.IssueStream(token.Conversation, token.User)}";
        return Answer(token) with { StreamUrl = stream, ReferenceGrammarId = "wijkbot" };
    }

    private static async Task<DirectLineParameters?> ParametersAsync(HttpContext context)
    {
        if (context.Request.ContentLength == 0 || context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return new DirectLineParameters();
        context.Limit(WebChatInbound.MaxBody);
        try
        {
            return await context.Request.ReadFromJsonAsync(DirectLineJson.Default.DirectLineParameters, context.RequestAborted) ?? new DirectLineParameters();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            await context.FaultAsync(StatusCodes.Status400BadRequest, "BadArgument", "The body is not the JSON that the specification asks for.");
            return null;
        }
    }
}
