using System.Text.Json;
using System.Text.Json.Nodes;
using WijkBot.Simulator.Faults;
using WijkBot.Simulator.Live;
using WijkBot.Simulator.Phones;

namespace WijkBot.Simulator.Teams;

/// <summary>The part of the Bot Connector's REST API that a bot in a channel uses. WijkBot calls it at the activity's <c>serviceUrl</c>.</summary>
public static class Connector
{
    /// <summary>Maps it under <c>/simulator/connector</c>.</summary>
    public static void MapConnector(this IEndpointRouteBuilder simulator)
    {
        var v3 = simulator.MapGroup("/connector/v3").AddEndpointFilter(MisbehaveAsync);
        v3.MapPost("/conversations", Begin);
        v3.MapPost("/conversations/{conversation}/activities", (string conversation, JsonElement activity, ChannelPosts posts) =>
            posts.Add(conversation, null, activity));
        v3.MapPost("/conversations/{conversation}/activities/{replyTo}", (string conversation, string replyTo, JsonElement activity, ChannelPosts posts) =>
            posts.Add(conversation, replyTo, activity));
        v3.MapPut("/conversations/{conversation}/activities/{id}", (string conversation, string id, JsonElement activity, ChannelPosts posts) =>
            posts.Replace(conversation, id, activity));
        v3.MapDelete("/conversations/{conversation}/activities/{id}", (string id, TeamsBoard board) =>
            board.Remove(id) ? Results.Ok() : ChannelPosts.NotFound());
        v3.MapGet("/conversations/{conversation}/members", () => Json(People()));
        v3.MapGet("/conversations/{conversation}/pagedmembers", () => Json(new JsonObject { ["members"] = People() }));
        v3.MapGet("/conversations/{conversation}/members/{id}", (string id) =>
            TeamsWorld.People.FirstOrDefault(person => person.Id == id || person.AadObjectId == id) is { } person
                ? Json(Account(person)) : ChannelPosts.NotFound());
        v3.MapGet("/attachments/{photo}/views/original", (string photo, PhotoAlbum album) =>
            album.Find(photo) is { } pasted ? Results.Bytes(pasted.Bytes, pasted.ContentType) : ChannelPosts.NotFound());
        v3.MapGet("/teams/{team}", () => Json(new JsonObject { ["id"] = TeamsWorld.TeamId, ["name"] = TeamsWorld.TeamName }));
        v3.MapGet("/teams/{team}/conversations", () => Json(new JsonObject
        {
            // Teams gives its general channel no name.
            ["conversations"] = new JsonArray([.. TeamsWorld.Channels.Select(channel => new JsonObject
            {
                ["id"] = channel.Id,
                ["name"] = channel.Id == TeamsWorld.TeamId ? null : channel.Name,
            })]),
        }));
    }

    // A proactive message in a channel: the answer's id names the thread that it began.
    private static IResult Begin(JsonElement asked, ChannelPosts posts)
    {
        var channel = asked.TryGetProperty("channelData", out var data) && data.ValueKind == JsonValueKind.Object
            && data.TryGetProperty("channel", out var inside) && inside.TryGetProperty("id", out var id) ? id.GetString() : null;
        return channel is null || !asked.TryGetProperty("activity", out var activity)
            ? ChannelPosts.Refuse(400, "BadArgument", "channelData.channel.id and activity are needed")
            : posts.Begin(channel, activity);
    }

    private static async ValueTask<object?> MisbehaveAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var faults = http.RequestServices.GetRequiredService<FaultList>();
        var log = http.RequestServices.GetRequiredService<WireLog>();
        var call = $"{http.Request.Method} {Short(http.Request.Path)}";
        if (faults.Take(Fault.TeamsTooMany))
        {
            log.Note(toWijkBot: false, call, 429, "Teams is te druk");
            http.Response.Headers.RetryAfter = "2";
            return ChannelPosts.Refuse(429, "TooManyRequests", "Too many requests");
        }
        if (faults.Take(Fault.TeamsRemoved))
        {
            log.Note(toWijkBot: false, call, 403, "WijkBot is uit het team verwijderd");
            return ChannelPosts.Refuse(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
        }
        var answer = await next(context);
        if (!faults.Take(Fault.TeamsNoAnswer))
        {
            log.Note(toWijkBot: false, call, (answer as IStatusCodeHttpResult)?.StatusCode ?? 200, "Bericht in Teams");
            return answer;
        }
        log.Note(toWijkBot: false, call, null, "Teams doet het, maar zegt niets terug");
        await Silence.UntilGoneAsync(http);
        return Results.Empty;
    }

    private static string Short(string path) => path.Replace("/simulator/connector", "", StringComparison.Ordinal) switch
    {
        { Length: > 48 } long48 => long48[..45] + "…",
        var whole => whole,
    };

    private static JsonArray People() => [.. TeamsWorld.People.Select(Account)];

    private static JsonObject Account(TeamsPerson person) => new()
    {
        ["id"] = person.Id,
        ["name"] = person.Name,
        ["aadObjectId"] = person.AadObjectId,
        ["userRole"] = "user",
    };

    private static IResult Json(JsonNode json) => Results.Text(json.ToJsonString(), "application/json");
}
