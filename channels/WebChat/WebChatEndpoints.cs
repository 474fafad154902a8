using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WijkBot.Channels.WebChat;

/// <summary>Direct Line 3.0: <c>/v3/directline/…</c>.</summary>
public static class WebChatEndpoints
{
    /// <summary>Where Direct Line is served.</summary>
    public const string Path = "/v3/directline";

    // A dead connection is noticed within two of these, so that its memory is not held for ever.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);

    /// <summary>Registers the channel. The host adds <see cref="IWebChatLog"/> and <see cref="KeepWebChatPhoto"/>.</summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services, WebChatSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<WebChatTokens>();
        services.AddSingleton<WebChatStreamTickets>();
        services.AddSingleton<WebChatLimits>();
        services.AddSingleton<WebChatOrigins>();
        services.AddSingleton<WebChatAccess>();
        services.AddSingleton<WebChatInbound>();
        services.AddSingleton<WebChatConversations>();
        services.AddSingleton<WebChatActivities>();
        services.AddSingleton<WebChatUpload>();
        services.AddSingleton<WebChatStream>();
        services.AddSingleton<WebChatWatchers>();
        services.TryAddSingleton<IWebChatSignal, WebChatSignalHere>(); // a store that several replicas share registers its own before
        services.AddSingleton<IChannel, WebChatChannel>();
        return services;
    }

    /// <summary>Maps every call of Direct Line 3.0; nothing when no secret is set.</summary>
    public static void MapWebChat(this WebApplication app)
    {
        if (app.Services.GetService<WebChatSettings>() is not { Secret.Length: > 0 })
            return;
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        var (conversations, activities) = (app.Services.GetRequiredService<WebChatConversations>(), app.Services.GetRequiredService<WebChatActivities>());
        var (upload, stream) = (app.Services.GetRequiredService<WebChatUpload>(), app.Services.GetRequiredService<WebChatStream>());
        var origins = app.Services.GetRequiredService<WebChatOrigins>();

        Map("POST", "/tokens/generate", conversations.GenerateAsync);
        Map("POST", "/tokens/refresh", conversations.RefreshAsync);
        Map("POST", "/conversations", conversations.StartAsync);
        Map("GET", "/conversations/{id}", context => conversations.ReconnectAsync(context, IdOf(context)));
        Map("GET", "/conversations/{id}/activities", context => activities.GetAsync(context, IdOf(context)));
        Map("POST", "/conversations/{id}/activities", context => activities.PostAsync(context, IdOf(context)));
        Map("POST", "/conversations/{id}/upload", context => upload.PostAsync(context, IdOf(context)));
        Map("GET", "/session/getsessionid", Session);
        app.MapGet(Path + "/conversations/{id}/stream", context => Guarded(context, _ => stream.GetAsync(context, IdOf(context))));
        app.MapMethods(Path + "/{**any}", [HttpMethods.Options], context => Guarded(context, origins.LetInAsync));

        void Map(string method, string path, RequestDelegate answer) => app.MapMethods(Path + path, [method], context => Guarded(context, async _ =>
        {
            if (await origins.LetInAsync(context))
                await answer(context);
        }));
    }

    private static string IdOf(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    private static Task Session(HttpContext context) => context.Response.WriteAsJsonAsync(new Dictionary<string, string> { ["sessionId"] = Guid.NewGuid().ToString("N") });

    /// <summary>Faults of the connection and the store as Direct Line's answers.</summary>
    private static async Task Guarded(HttpContext context, Func<HttpContext, Task> answer)
    {
        try
        {
            await answer(context);
        }
        catch (BadHttpRequestException fault) when (!context.Response.HasStarted)
        {
            await context.FaultAsync(fault.StatusCode, fault.StatusCode == StatusCodes.Status413PayloadTooLarge ? "MessageSizeTooBig" : "BadArgument", "The request cannot be read, or is too large.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (IOException) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await context.UnavailableAsync();
        }
    }
}
