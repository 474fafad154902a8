using System.Text.Json;
using System.Text.Json.Nodes;

namespace WijkBot.Simulator.Teams;

/// <summary>Puts what WijkBot sends into the channels, and answers as the Connector does.</summary>
/// <param name="settings">Who WijkBot is.</param>
/// <param name="board">The channels.</param>
/// <param name="clock">When.</param>
public sealed class ChannelPosts(SimulatorSettings settings, TeamsBoard board, TimeProvider clock)
{
    private const string Thread = ";messageid=";
    private const string Card = "application/vnd.microsoft.card.adaptive";

    /// <summary>A new thread in a channel: 201 with the thread's id and the message's.</summary>
    public IResult Begin(string channelId, JsonElement activity)
    {
        if (ChannelOf(channelId) is not { } channel)
            return NotFound();
        var post = PostOf(activity, channel, board.NewId(), null);
        board.Put(post);
        return Json(new JsonObject { ["id"] = channel.Id + Thread + post.Id, ["activityId"] = post.Id }, 201);
    }

    /// <summary>A message in a thread, or a new thread when the conversation names none: 201 with its id.</summary>
    public IResult Add(string conversation, string? replyTo, JsonElement activity)
    {
        var (channelId, root) = Split(conversation);
        if (ChannelOf(channelId) is not { } channel)
            return NotFound();
        var id = board.NewId();
        if (Text(activity, "type") is "typing")
            return Json(new JsonObject { ["id"] = id }, 201);
        root ??= replyTo is not null && board.Find(replyTo) is { } answered ? answered.Root ?? answered.Id : null;
        if (root is not null && board.Find(root) is null)
            board.Put(Forgotten(channel, root));
        board.Put(PostOf(activity, channel, id, root));
        return Json(new JsonObject { ["id"] = id }, 201);
    }

    /// <summary>Another text or card in place of an earlier one; from now on everyone sees it.</summary>
    public IResult Replace(string conversation, string id, JsonElement activity)
    {
        var (channelId, root) = Split(conversation);
        if (ChannelOf(channelId) is not { } channel)
            return NotFound();
        var known = board.Find(id);
        board.Put(PostOf(activity, channel, id, known is null ? (root == id ? null : root) : known.Root) with
        {
            Edited = true,
            At = known?.At ?? clock.GetUtcNow(),
        });
        return Json(new JsonObject { ["id"] = id }, 200);
    }

    /// <summary>404 as the Connector writes it.</summary>
    public static IResult NotFound() => Refuse(404, "ConversationNotFound", "Conversation not found.");

    /// <summary>An error as the Connector writes it.</summary>
    public static IResult Refuse(int status, string code, string message) =>
        Json(new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }, status);

    // Teams keeps messages for years, this simulator until it stops: a thread of an earlier run gets a stand-in.
    private TeamsPost Forgotten(TeamsChannel channel, string root) => new()
    {
        Id = root,
        Channel = channel.Slug,
        AuthorId = settings.BotId,
        Author = "WijkBot",
        FromBot = true,
        Text = "Eerder bericht. De simulator is sindsdien opnieuw gestart.",
        At = clock.GetUtcNow(),
    };

    private TeamsPost PostOf(JsonElement activity, TeamsChannel channel, string id, string? root) => new()
    {
        Id = id,
        Channel = channel.Slug,
        Root = root,
        AuthorId = settings.BotId,
        Author = "WijkBot",
        FromBot = true,
        Text = Text(activity, "text") ?? "",
        TextFormat = Text(activity, "textFormat") ?? "markdown",
        Cards = CardsOf(activity),
        At = clock.GetUtcNow(),
    };

    private static List<JsonElement> CardsOf(JsonElement activity) =>
        activity.TryGetProperty("attachments", out var all) && all.ValueKind == JsonValueKind.Array
            ? [.. all.EnumerateArray()
                .Where(attachment => Text(attachment, "contentType") == Card && attachment.TryGetProperty("content", out _))
                .Select(attachment => attachment.GetProperty("content").Clone())]
            : [];

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    private static TeamsChannel? ChannelOf(string id) => TeamsWorld.Channels.FirstOrDefault(channel => channel.Id == id);

    private static (string Channel, string? Root) Split(string conversation) =>
        conversation.Split(Thread) is [var channel, var root] ? (channel, root) : (conversation, null);

    private static IResult Json(JsonObject json, int status) => Results.Text(json.ToJsonString(), "application/json", statusCode: status);
}
