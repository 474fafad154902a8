using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>What the tests say and do, in the words of the page.</summary>
internal static class PlayExtensions
{
    public const string Anna = "+31612345678", Henk = "+31687654321";
    public const string WhatsAppNumber = "+31546850119", SmsNumber = "+31546850219";
    public const string Sanne = "29:sanne-wolthuis", Emre = "29:emre-kaya";

    public static Task<HttpResponseMessage> Sms(this SimulatorHost host, string body) =>
        host.Page.PostAsJsonAsync("/simulator/api/phones/sms/messages", new { from = Henk, to = SmsNumber, body }, TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> WhatsApp(this SimulatorHost host, object part) => host.Page.PostAsJsonAsync(
        "/simulator/api/phones/whatsapp/messages", Merge(new { from = Anna, to = WhatsAppNumber }, part), TestContext.Current.CancellationToken);

    public static async Task Ready(this SimulatorHost host, string fault) => (await host.Page.PutAsJsonAsync(
        $"/simulator/api/faults/{fault}", new { ready = true }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    /// <summary>Sends as WijkBot does.</summary>
    public static Task<HttpResponseMessage> Send(this SimulatorHost host, params (string Name, string Value)[] changes)
    {
        var fields = new Dictionary<string, string>
        {
            ["To"] = Henk,
            ["From"] = SmsNumber,
            ["Body"] = "Dank u wel.",
            ["StatusCallback"] = host.Url + "/twilio/status",
        };
        foreach (var (name, value) in changes)
            fields[name] = value;
        return host.Twilio.PostAsync("Messages.json", new FormUrlEncodedContent(fields.Where(field => field.Value.Length > 0)), TestContext.Current.CancellationToken);
    }

    public static readonly (string Name, string Value)[] ToWhatsApp = [("To", "whatsapp:" + Anna), ("From", "whatsapp:" + WhatsAppNumber)];

    public static Task<HttpResponseMessage> Write(this SimulatorHost host, string text, bool mention = true, string? root = null, string channel = "windmolenbroek") =>
        host.Page.PostAsJsonAsync("/simulator/api/teams/posts", new { channel, author = Sanne, text, mention, root }, TestContext.Current.CancellationToken);

    /// <summary>Posts a card in the channel as WijkBot does; returns the id of the message.</summary>
    public static async Task<string> PostCard(this SimulatorHost host, JsonNode card, string channel = "windmolenbroek")
    {
        var answer = await host.Connector.PostAsJsonAsync("conversations", new JsonObject
        {
            ["isGroup"] = true,
            ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = $"19:{channel}@thread.tacv2" } },
            ["activity"] = Card(card),
        }, TestContext.Current.CancellationToken);
        return (string)(await answer.Json())["activityId"]!;
    }

    public static Task<HttpResponseMessage> UpdateCard(this SimulatorHost host, string id, JsonNode card) => host.Connector.PutAsJsonAsync(
        $"conversations/{Uri.EscapeDataString($"19:windmolenbroek@thread.tacv2;messageid={id}")}/activities/{id}", Card(card), TestContext.Current.CancellationToken);

    public static JsonObject Card(JsonNode card) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = card.DeepClone(),
        }),
    };

    public static async Task<JsonObject> Json(this HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();

    private static JsonObject Merge(object one, object other)
    {
        var merged = System.Text.Json.JsonSerializer.SerializeToNode(one)!.AsObject();
        foreach (var (name, value) in System.Text.Json.JsonSerializer.SerializeToNode(other)!.AsObject())
            merged[name] = value?.DeepClone();
        return merged;
    }
}
