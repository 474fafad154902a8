using System.Globalization;
using System.Text.Json.Nodes;

namespace WijkBot.Simulator.Teams;

/// <summary>Writes activities as Teams posts them, with every field that Teams adds.</summary>
/// <param name="settings">Who and where we are.</param>
/// <param name="clock">When.</param>
public sealed class TeamsActivity(SimulatorSettings settings, TimeProvider clock)
{
    private const string BotName = "WijkBot";

    /// <summary>The bot was added to the team.</summary>
    public JsonObject Added(TeamsPerson by, string id)
    {
        var activity = Common("conversationUpdate", by, TeamsWorld.Channels[^1], null, id);
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = settings.BotId });
        activity["channelData"]!["eventType"] = "teamMemberAdded";
        return activity;
    }

    /// <summary>Somebody wrote in a channel and mentioned the bot.</summary>
    public JsonObject Message(TeamsPerson from, TeamsChannel channel, TeamsPost post)
    {
        var activity = Common("message", from, channel, post.Root ?? post.Id, post.Id);
        activity["text"] = $"<at>{BotName}</at> {post.Text}\n";
        activity["textFormat"] = "plain";
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "text/html",
            ["content"] = $"<div><div><span itemscope itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">{BotName}</span>&nbsp;"
                + $"{System.Net.WebUtility.HtmlEncode(post.Text)}</div></div>",
        });
        if (post.Photo is not null)
            activity["attachments"]!.AsArray().Insert(0, new JsonObject { ["contentType"] = "image/*", ["contentUrl"] = $"{settings.ServiceUrl}/v3/attachments/{post.Photo}/views/original" });
        activity["entities"]!.AsArray().Insert(0, new JsonObject
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = settings.BotId, ["name"] = BotName },
            ["text"] = $"<at>{BotName}</at>",
        });
        return activity;
    }

    /// <summary>Somebody pressed a button made with <c>Action.Execute</c>; <paramref name="action"/> has the inputs in its data.</summary>
    public JsonObject Invoke(TeamsPerson from, TeamsChannel channel, TeamsPost post, JsonObject action)
    {
        var activity = Common("invoke", from, channel, post.Root ?? post.Id, "f:" + Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture));
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = post.Id;
        activity["value"] = new JsonObject { ["action"] = action.DeepClone(), ["trigger"] = "manual" };
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        return activity;
    }

    /// <summary>Somebody pressed a button made with <c>Action.Submit</c>.</summary>
    public JsonObject Submit(TeamsPerson from, TeamsChannel channel, TeamsPost post, JsonObject data, string id)
    {
        var activity = Common("message", from, channel, post.Root ?? post.Id, id);
        activity["replyToId"] = post.Id;
        activity["value"] = data.DeepClone();
        return activity;
    }

    private JsonObject Common(string type, TeamsPerson from, TeamsChannel channel, string? thread, string id)
    {
        var now = clock.GetUtcNow();
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["localTimestamp"] = now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["localTimezone"] = "Europe/Amsterdam",
            ["locale"] = "nl-NL",
            ["channelId"] = "msteams",
            ["serviceUrl"] = settings.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = from.Id, ["name"] = from.Name, ["aadObjectId"] = from.AadObjectId },
            ["recipient"] = new JsonObject { ["id"] = settings.BotId, ["name"] = BotName },
            ["conversation"] = new JsonObject
            {
                ["id"] = thread is null ? channel.Id : $"{channel.Id};messageid={thread}",
                ["isGroup"] = true,
                ["conversationType"] = "channel",
                ["tenantId"] = settings.TenantId,
            },
            ["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "clientInfo",
                ["locale"] = "nl-NL",
                ["country"] = "NL",
                ["platform"] = "Web",
                ["timezone"] = "Europe/Amsterdam",
            }),
            ["channelData"] = new JsonObject
            {
                ["teamsChannelId"] = channel.Id,
                ["teamsTeamId"] = TeamsWorld.TeamId,
                ["channel"] = new JsonObject { ["id"] = channel.Id },
                ["team"] = new JsonObject { ["id"] = TeamsWorld.TeamId, ["name"] = TeamsWorld.TeamName },
                ["tenant"] = new JsonObject { ["id"] = settings.TenantId },
            },
        };
    }
}
