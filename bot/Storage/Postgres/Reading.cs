using System.Text.Json;
using Npgsql;
using WijkBot.Channels;

namespace WijkBot.Storage.Postgres;

/// <summary>Rows of the database as what the port speaks of, by the names of their columns.</summary>
internal static class Reading
{
    extension(NpgsqlDataReader row)
    {
        /// <summary>Text, or null.</summary>
        public string? Text(string column) => row.GetOrdinal(column) is var at && row.IsDBNull(at) ? null : row.GetString(at);

        /// <summary>A whole number.</summary>
        public int Int(string column) => row.GetInt32(row.GetOrdinal(column));

        /// <summary>An instant, or null.</summary>
        public DateTimeOffset? Instant(string column) => row.GetOrdinal(column) is var at && row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);

        /// <summary>An inbox item.</summary>
        public InboxItem Item() =>
            StoredItem.Read(row.Text("key")!, row.Text("mailbox")!, row.Text("activity")!, row.Instant("accepted_at")!.Value, row.Instant("due"));

        /// <summary>A mailbox that was taken.</summary>
        public Claim Claim() => new(row.Text("mailbox")!, row.GetInt64(row.GetOrdinal("epoch")), row.Text("state"), row.Item(), row.Int("attempts"));

        /// <summary>A message as it stands.</summary>
        public OutboxItem Post() =>
            new(row.Text("id")!, row.Text("recipient")!, JsonSerializer.Deserialize(row.Text("message")!, StorageJson.Default.Outgoing)!)
            {
                Due = row.Instant("due"),
                TellOnFailure = row.Text("tell"),
                Follows = row.Text("follows"),
                State = (OutboxState)row.Int("state"),
                Status = (DeliveryStatus)row.Int("status"),
                ProviderId = row.Text("provider_id"),
                Why = row.Text("why"),
            };

        /// <summary>A message that was taken.</summary>
        public Delivery Delivery() => new(row.Post(), row.Int("attempts"), row.Text("followed"));

        /// <summary>A record.</summary>
        public StoredRecord Record() => new(row.Text("kind")!, row.Text("id")!, row.Text("json"))
        {
            Owner = row.Text("owner"),
            Wijk = row.Text("wijk"),
            Status = row.Text("status"),
            At = row.Instant("at")!.Value,
        };

        /// <summary>Something that stands still.</summary>
        public DeadLetter Dead() => new(row.Text("kind")!, row.Text("id")!, row.Text("box")!, row.Instant("at")!.Value, row.Text("why")!);
    }
}
