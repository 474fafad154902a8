using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.WebChat;
using WijkBot.Delivery;
using WijkBot.Operations;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Tests.Bot.Storage.LiteDb.PowerCut;
using WijkBot.Tests.Channels.BotFramework;
using WijkBot.Tests.Channels.WebChat;
using WijkBot.WebChat;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>Our web chat from Direct Line to the store and back, where a script gives what the bot says: an object of what is said to it ("" = the conversation begins) and what it answers.</summary>
internal sealed class ScriptedChat(JsonObject script, Task writing) : ITurnHandler
{
    /// <summary>Serves it, with an empty page in front.</summary>
    /// <param name="script">What the bot answers.</param>
    /// <param name="writing">An answer that the bot writes at for a while ("typing") comes after this.</param>
    public static Task<Loopback> StartAsync(JsonObject script, Task writing) => Loopback.StartAsync(
        app =>
        {
            app.MapWebChat();
            app.MapGet("/", () => Results.Content("<!doctype html><title>Chat</title>", "text/html"));
        },
        builder =>
        {
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddWebChat(new WebChatSettings { Secret = WebChatSite.Secret, FollowsRequest = true });
            builder.Services.AddSingleton<KeepWebChatPhoto>((_, _) => throw new NotSupportedException());
            builder.Services.AddSingleton<IStore>(new LiteDbStore(new MemoryFile(), new MemoryFile(), TimeProvider.System, NullLogger<LiteDbStore>.Instance));
            builder.Services.AddSingleton(Knowledge.Some.Almelo);
            builder.Services.AddSingleton(new PublicSite("http://127.0.0.1"));
            builder.Services.AddSingleton<Replicas>();
            builder.Services.AddSingleton<Hub>();
            builder.Services.AddSingleton<IHub>(services => services.GetRequiredService<Hub>());
            builder.Services.AddSingleton<WebChatLog>();
            builder.Services.AddSingleton<IWebChatLog>(services => services.GetRequiredService<WebChatLog>());
            builder.Services.AddSingleton<ITurnHandler>(services => ActivatorUtilities.CreateInstance<WebChatTurns>(services, new ScriptedChat(script, writing)));
            builder.Services.AddSingleton<PrepareActivity>((activity, _) => ValueTask.FromResult(activity));
            builder.Services.AddHostedService<Pump>();
            builder.Services.AddHostedService<Sender>();
        });

    /// <summary>For one conversation.</summary>
    public static string TokenFor(Loopback host) => host.Services.GetRequiredService<WebChatTokens>().Issue(ConversationId.New("wijkbot"), "dl_bewoner", []);

    /// <inheritdoc/>
    public bool Owns(string mailbox) => true;

    /// <inheritdoc/>
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var lines = script[turn.Item.Activity.Text ?? ""]!.AsArray();
        if (lines.Any(IsTyping))
            await writing.WaitAsync(TimeSpan.FromMinutes(1), cancel);
        var said = lines.Where(line => !IsTyping(line)).Select((line, i) => new OutboxItem(StableId.From(turn.Item.Key, i), turn.Mailbox, new Outgoing(Said(line!))));
        return new TurnResult(new Changes { State = turn.State, Outbox = [.. said] });
    }

    /// <summary>That we write is told by the stream itself, when an answer takes a moment.</summary>
    private static bool IsTyping(JsonNode? line) => (string?)line!["type"] == ActivityTypes.Typing;

    private static Activity Said(JsonNode line) => new()
    {
        Type = (string?)line["type"] ?? ActivityTypes.Message,
        Text = (string?)line["text"],
        TextFormat = line["text"] is null ? null : "plain",
        SuggestedActions = line["choices"] is JsonArray choices ? new SuggestedActions { Actions = [.. choices.Select(Choice)] } : null,
        Attachments = line["attachment"] is { } attachment ? [attachment.Deserialize<Attachment>(JsonSerializerOptions.Web)!] : null,
    };

    private static CardAction Choice(JsonNode? title) => new() { Title = (string?)title, Value = JsonSerializer.SerializeToElement((string?)title) };
}
