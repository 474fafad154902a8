using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.BotFramework;

/// <summary>What makes an inbound activity one thing, however often the Connector brings it.</summary>
/// <remarks>
/// An activity id is unique in its conversation only (schema 3.2, "id"); in Teams a message's id is its time in milliseconds, so two wijken
/// can have the same one. An edit carries the id of the message it edits. Two invokes with one id would be one press lost,
/// and a professional's answer with it: theirs also counts who pressed what.
/// </remarks>
internal static class ExternalIds
{
    /// <summary>Longest id kept as it is; the store's keys end at 1,023 bytes, prefix included.</summary>
    private const int Longest = 400;

    /// <summary>The id to be handled once by.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="body">Its JSON as received; an activity without an id is known by it.</param>
    public static string Of(Activity activity, ReadOnlySpan<byte> body)
    {
        var conversation = activity.Conversation?.Id;
        var id = string.IsNullOrEmpty(activity.Id)
            ? $"{conversation}|{activity.Type}|{Hash(body)}"
            : activity.Type switch
            {
                ActivityTypes.Message => $"{conversation}|{activity.Id}",
                ActivityTypes.Invoke => $"{conversation}|{activity.Id}|{Hash(Pressed(activity))}",
                _ => $"{conversation}|{activity.Type}|{activity.Id}|{activity.Timestamp?.ToUnixTimeMilliseconds()}",
            };
        return id.Length <= Longest ? id : Hash(Encoding.UTF8.GetBytes(id));
    }

    private static byte[] Pressed(Activity activity) =>
        Encoding.UTF8.GetBytes($"{activity.From?.Id}\n{activity.Name}\n{activity.ReplyToId}\n{(activity.Value is { ValueKind: not JsonValueKind.Undefined } value ? value.GetRawText() : "")}");

    private static string Hash(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text)[..16]);
}
