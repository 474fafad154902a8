using LiteDB;
using WijkBot.Channels;
using WijkBot.Storage.LiteDb.Memory;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace WijkBot.Storage.LiteDb.Rows;

/// <summary>A delivery as a row of <see cref="Tables.Outbox"/>.</summary>
internal static class OutboxRow
{
    /// <summary>The row of a delivery as it stands.</summary>
    /// <param name="post">The delivery.</param>
    /// <param name="at">When it came to stand so.</param>
    /// <param name="parts">Provider ids of all parts, when there is more than one.</param>
    public static BsonDocument From(Post post, DateTimeOffset at, IReadOnlyList<string>? parts = null)
    {
        var item = post.Item;
        var row = new BsonDocument
        {
            ["_id"] = post.Number,
            ["id"] = item.Id,
            ["to"] = item.Recipient,
            ["json"] = post.Json,
            ["state"] = (int)item.State,
            ["at"] = at.UtcDateTime,
        };
        Add("channel", item.Message.Activity.ChannelId);
        Add("tries", post.Attempts == 0 ? BsonValue.Null : post.Attempts);
        Add("due", Bson.From(item.Due));
        Add("tell", item.TellOnFailure);
        Add("follows", item.Follows);
        Add("provider", item.ProviderId);
        Add("status", item.Status == DeliveryStatus.None ? BsonValue.Null : (int)item.Status);
        Add("why", item.Why);
        if (parts is not null)
            row["parts"] = new BsonArray(parts.Select(part => new BsonValue(part)));
        return row;

        void Add(string field, BsonValue value)
        {
            if (!value.IsNull)
                row[field] = value;
        }
    }

    /// <summary>The delivery of a row.</summary>
    public static OutboxItem ToItem(BsonDocument row) =>
        new(row["id"].AsString, row["to"].AsString, JsonSerializer.Deserialize(row["json"].AsString, StorageJson.Default.Outgoing)!)
        {
            Due = row["due"].ToInstantOrNull(),
            TellOnFailure = row["tell"].AsString,
            Follows = row["follows"].AsString,
            ProviderId = row["provider"].AsString,
            Status = StatusOf(row),
            State = StateOf(row),
            Why = row["why"].AsString,
        };

    /// <summary>Where it stands in our hands.</summary>
    public static OutboxState StateOf(BsonDocument row) => (OutboxState)row["state"].AsInt32;

    /// <summary>How far it came.</summary>
    public static DeliveryStatus StatusOf(BsonDocument row) => row["status"].IsNull ? DeliveryStatus.None : (DeliveryStatus)row["status"].AsInt32;

    /// <summary>The channel that carries it.</summary>
    public static string ChannelOf(BsonDocument row) => row["channel"].AsString;

    /// <summary>Every provider id that a report may name.</summary>
    public static IEnumerable<string> ProviderIdsOf(BsonDocument row) =>
        row["parts"].IsNull ? row["provider"].IsNull ? [] : [row["provider"].AsString] : row["parts"].AsArray.Select(part => part.AsString);
}
