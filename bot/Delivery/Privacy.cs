using System.Text.Json;
using System.Text.Json.Nodes;
using WijkBot.Channels.Activities;
using WijkBot.Knowledge.Language.PersonalData;

namespace WijkBot.Delivery;

/// <summary>
/// Masks personal data that a resident typed by accident before anything is stored (AVG: no more than needed; a BSN never). What was found is told to the
/// conversation in <c>channelData.wijkbot</c>: <c>gemaskeerd</c> (kinds) and <c>telefoon</c> (numbers, for "op welk nummer kunnen wij u bellen?").
/// </summary>
public static class Privacy
{
    private const string Ours = "wijkbot";
    private const string Numbers = "telefoon";

    /// <summary>The activity as it may be stored.</summary>
    public static Activity Mask(Activity activity)
    {
        if (activity.Text is not { Length: > 0 } text || PersonalDataMask.Mask(text) is not { Found.Count: > 0 } masked)
            return activity;
        var data = DataOf(activity);
        data[Ours] = new JsonObject
        {
            ["gemaskeerd"] = new JsonArray([.. masked.Found.Distinct().Select(kind => (JsonNode)kind.ToString().ToLowerInvariant())]),
            [Numbers] = new JsonArray([.. masked.PhoneNumbers.Select(number => (JsonNode)number)]),
        };
        return activity with { Text = masked.Text, ChannelData = ToElement(data) };
    }

    /// <summary>The activity as it is kept once its turn is over: without the numbers. Null when it held none.</summary>
    public static Activity? WithoutNumbers(Activity activity)
    {
        if (activity.ChannelData is not { ValueKind: JsonValueKind.Object } given || !given.TryGetProperty(Ours, out _))
            return null;
        var data = DataOf(activity);
        return data[Ours] is JsonObject ours && ours.Remove(Numbers) ? activity with { ChannelData = ToElement(data) } : null;
    }

    private static JsonObject DataOf(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data ? JsonObject.Create(data)! : [];

    private static JsonElement ToElement(JsonObject data) => JsonSerializer.SerializeToElement(data, DeliveryJson.Default.JsonObject);
}
