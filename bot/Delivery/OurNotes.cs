using System.Text.Json;
using System.Text.Json.Nodes;
using WijkBot.Channels.Activities;

namespace WijkBot.Delivery;

/// <summary>What the host tells a conversation about an activity, in <c>channelData.wijkbot</c>.</summary>
public static class OurNotes
{
    /// <summary>Kinds of personal data that were masked.</summary>
    public const string Masked = "gemaskeerd";
    /// <summary>Phone numbers that were masked, for "op welk nummer kunnen wij u bellen?"; gone once the turn is over.</summary>
    public const string Numbers = "telefoon";
    /// <summary>True when a photo did not come or was none.</summary>
    public const string MediaFault = "mediaFout";

    /// <summary>Key of the text that says why the photo that a professional offers a resident could not be had.</summary>
    public const string OfferFault = "fotoFout";

    private const string Ours = "wijkbot";

    /// <summary>The activity with one more note.</summary>
    public static Activity Add(Activity activity, string name, JsonNode note)
    {
        var data = DataOf(activity);
        if (data[Ours] is not JsonObject ours)
            data[Ours] = ours = [];
        ours[name] = note;
        return activity with { ChannelData = ToElement(data) };
    }

    /// <summary>The activity without a note; null when it has none of that name.</summary>
    public static Activity? Without(Activity activity, string name)
    {
        if (activity.ChannelData is not { ValueKind: JsonValueKind.Object } given || !given.TryGetProperty(Ours, out _))
            return null;
        var data = DataOf(activity);
        return data[Ours] is JsonObject ours && ours.Remove(name) ? activity with { ChannelData = ToElement(data) } : null;
    }

    /// <summary>The phone numbers that were masked, in one spelling, in order; empty when there were none.</summary>
    public static IReadOnlyList<string> NumbersIn(Activity activity) =>
        DataOf(activity)[Ours]?[Numbers] is JsonArray numbers ? [.. numbers.Select(number => number!.GetValue<string>())] : [];

    /// <summary>Something was masked in what was said.</summary>
    public static bool IsMasked(Activity activity) => Without(activity, Masked) is not null;

    /// <summary>What <see cref="OfferFault"/> says; null when the photo is there.</summary>
    public static string? OfferFaultIn(Activity activity) => DataOf(activity)[Ours]?[OfferFault]?.GetValue<string>();

    private static JsonObject DataOf(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data ? JsonObject.Create(data)! : [];

    private static JsonElement ToElement(JsonObject data) => JsonSerializer.SerializeToElement(data, DeliveryJson.Default.JsonObject);
}
