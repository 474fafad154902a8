using System.Text.Json.Nodes;

namespace WijkBot.Tests.Channels.BotFramework;

/// <summary>Activities as Teams posts them.</summary>
public static class Said
{
    /// <summary>A message in a wijk's channel.</summary>
    public static JsonObject InChannel(string text = "<at>WijkBot</at> koppel windmolenbroek", string id = "1700000000001") => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["timestamp"] = "2026-03-02T09:00:00.123Z",
        ["serviceUrl"] = BotEndpoint.ServiceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "29:1anna", ["name"] = "Anna de Vries", ["aadObjectId"] = "c1e0b0a4-0000-4000-8000-000000000001" },
        ["recipient"] = new JsonObject { ["id"] = "28:" + BotEndpoint.AppId, ["name"] = "WijkBot" },
        ["conversation"] = new JsonObject
        {
            ["id"] = "19:wmb@thread.tacv2;messageid=1700000000000",
            ["conversationType"] = "channel",
            ["isGroup"] = true,
            ["tenantId"] = BotEndpoint.TenantId,
        },
        ["text"] = text,
        ["textFormat"] = "plain",
        ["entities"] = new JsonArray(
            new JsonObject { ["type"] = "mention", ["text"] = "<at>WijkBot</at>", ["mentioned"] = new JsonObject { ["id"] = "28:" + BotEndpoint.AppId, ["name"] = "WijkBot" } },
            new JsonObject { ["type"] = "clientInfo", ["locale"] = "nl-NL", ["country"] = "NL", ["platform"] = "Web", ["timezone"] = "Europe/Amsterdam" }),
        ["channelData"] = new JsonObject
        {
            ["teamsChannelId"] = "19:wmb@thread.tacv2",
            ["teamsTeamId"] = "19:team@thread.tacv2",
            ["channel"] = new JsonObject { ["id"] = "19:wmb@thread.tacv2" },
            ["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2", ["name"] = "Wijknetwerk Windmolenbroek" },
            ["tenant"] = new JsonObject { ["id"] = BotEndpoint.TenantId },
        },
        ["locale"] = "nl-NL",
        ["localTimezone"] = "Europe/Amsterdam",
    };

    /// <summary>A press on a card's button.</summary>
    public static JsonObject Press(string verb, JsonObject data, string id = "f:1f0c", string who = "29:1anna")
    {
        var press = InChannel(id: id);
        press["type"] = "invoke";
        press["name"] = "adaptiveCard/action";
        press["replyToId"] = "1700000000000";
        press["from"]!["id"] = who;
        press["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["id"] = verb, ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        foreach (var field in new[] { "text", "textFormat", "entities" })
            press.Remove(field);
        return press;
    }
}
