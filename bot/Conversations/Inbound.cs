using System.Text.Json;
using WijkBot.Channels.Activities;
using WijkBot.Conversations.Engine;
using WijkBot.Delivery;
using WijkBot.Media;
using WijkBot.Storage;

namespace WijkBot.Conversations;

/// <summary>A message as it came in: what was said, and what the channel and delivery note about it in <c>channelData</c>.</summary>
/// <param name="Heard">What was said.</param>
/// <param name="Masked">Kinds of personal data that were taken out: <c>bsn</c>, <c>phone</c>, …</param>
/// <param name="PhotoFailed">A photo was sent that could not be kept.</param>
/// <param name="ProviderOptOut"><c>STOP</c>, <c>START</c> or <c>HELP</c> when the provider has answered it already.</param>
public sealed record Inbound(Heard Heard, IReadOnlyList<string> Masked, bool PhotoFailed, string? ProviderOptOut)
{
    private const int LongestText = 2000;

    /// <summary>Reads an inbox item.</summary>
    public static Inbound Read(InboxItem item)
    {
        var activity = item.Activity;
        var data = activity.ChannelData is { ValueKind: JsonValueKind.Object } given ? given : default;
        var photos = (activity.Attachments ?? [])
            .Where(a => a.ContentUrl?.StartsWith(MediaIntake.Kept, StringComparison.Ordinal) == true)
            .Select(a => a.ContentUrl![MediaIntake.Kept.Length..]).ToArray();
        var text = activity.Text?.Trim() ?? "";
        var heard = new Heard(text.Length <= LongestText ? text : text[..LongestText], activity.Timestamp ?? item.AcceptedAt)
        {
            Photos = photos.Length == 0 ? null : photos,
            Pin = GeoPoint.Of(activity) is { } point ? new Pin(point.Latitude, point.Longitude, point.Name) { FromPhoto = photos.Length > 0 } : null,
            Phone = Texts(data, OurNotes.Numbers) is [var phone, ..] ? phone : null,
        };
        return new Inbound(heard, Texts(data, OurNotes.Masked), Note(data, OurNotes.MediaFault).ValueKind == JsonValueKind.True, Provider(data));
    }

    private static string? Provider(JsonElement data) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty("OptOutType", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private static string[] Texts(JsonElement data, string name) => Note(data, name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)],
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        _ => [],
    };

    /// <summary>A note of the host: <c>channelData.wijkbot.name</c>.</summary>
    private static JsonElement Note(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty("wijkbot", out var ours) && ours.ValueKind == JsonValueKind.Object && ours.TryGetProperty(name, out var note)
            ? note : default;
}
