using WijkBot.Channels.WebChat;

namespace WijkBot.WebChat;

/// <summary>What the chat's page needs besides Direct Line.</summary>
public static partial class ChatPages
{
    /// <summary><c>POST /chat/gesprek?account=</c>: a token for a conversation of this tab, without a secret, limited per address; and the chat's script.</summary>
    public static void MapChatPages(this WebApplication app)
    {
        var script = app.Services.GetRequiredService<ChatScript>();
        script.Map(app);
        if (script.Path is null)
            NotBuilt(app.Logger);
        app.MapPost("/chat/gesprek", (HttpContext context, WebChatConversations conversations, WebChatSettings settings, string account) =>
            !settings.IsOn || WebChatOrigins.ForeignOf(context.Request) is not null || !ConversationId.IsAccount(account) ? Results.NotFound()
            : conversations.IssueFor(context, account) is { } token ? Results.Json(token, DirectLineJson.Default.DirectLineConversation)
            : Results.StatusCode(StatusCodes.Status429TooManyRequests));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The web chat was not built, because npm was missing or failed at build time. Pages offer the plain form instead. Install Node 20 or newer and build again")]
    private static partial void NotBuilt(ILogger log);
}
