using System.Text.Json;
using WijkBot.Channels.Activities;

namespace WijkBot.Storage;

/// <summary>An inbox item's activity as both stores write it: with its traceparent, where there is one, as one field more.</summary>
internal static class StoredItem
{
    /// <summary>No field of the Activity schema has this name.</summary>
    private const string Trace = "wijkbot.traceparent";

    /// <summary>The text to keep.</summary>
    public static string Write(InboxItem item) => JsonSerializer.Serialize(item.Traceparent is { } parent ? Traced(item.Activity, parent) : item.Activity, StorageJson.Default.Activity);

    /// <summary>The item of a text that was kept.</summary>
    public static InboxItem Read(string key, string mailbox, string json, DateTimeOffset acceptedAt, DateTimeOffset? due)
    {
        var activity = JsonSerializer.Deserialize(json, StorageJson.Default.Activity)!;
        string? parent = null;
        if (activity.Extra?.Remove(Trace, out var kept) == true)
        {
            parent = kept.ValueKind == JsonValueKind.String ? kept.GetString() : null;
            if (activity.Extra.Count == 0)
                activity = activity with { Extra = null };
        }
        return new InboxItem(key, mailbox, activity, acceptedAt) { Due = due, Traceparent = parent };
    }

    private static Activity Traced(Activity activity, string parent) =>
        activity with { Extra = new(activity.Extra ?? []) { [Trace] = JsonSerializer.SerializeToElement(parent) } };
}
