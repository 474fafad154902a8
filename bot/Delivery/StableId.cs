using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WijkBot.Channels.Activities;
using WijkBot.Storage;

namespace WijkBot.Delivery;

/// <summary>Ids that a repeated turn makes again exactly, so that nothing goes out twice after a crash.</summary>
public static class StableId
{
    /// <summary>Id of the nth thing that the turn of this inbox item makes: 22 characters, base64url of 128 bits of SHA-256.</summary>
    public static string From(string inboxKey, int n)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{inboxKey}#{n}"), hash);
        return Base64Url.EncodeToString(hash[..16]);
    }

    /// <summary>A signal from the turn to another mailbox: an <c>event</c> activity on the channel <c>intern</c>.</summary>
    /// <param name="turn">The turn that sends it.</param>
    /// <param name="n">Which of the turn's products this is.</param>
    /// <param name="mailbox">Who must handle it.</param>
    /// <param name="name">Name of the event.</param>
    /// <param name="value">Its payload.</param>
    /// <param name="due">Not before this time; null = at once.</param>
    public static InboxItem Signal(Turn turn, int n, string mailbox, string name, JsonElement? value, DateTimeOffset? due = null)
    {
        var id = From(turn.Item.Key, n);
        var activity = new Activity { Type = ActivityTypes.Event, ChannelId = "intern", Id = id, Name = name, Value = value, Timestamp = turn.Now };
        return new InboxItem($"intern|{mailbox}|{id}", mailbox, activity, turn.Now) { Due = due };
    }
}
