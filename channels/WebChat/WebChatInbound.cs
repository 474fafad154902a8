using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.WebChat;

/// <summary>
/// A client's activity as it is let in: only what a resident may say. Events and invokes are named signals between mailboxes of the host, so none comes from
/// outside; attachments come by upload only, because an address in a message may lead anywhere.
/// </summary>
/// <param name="clock">The time of receipt: a client's own clock is not believed.</param>
public sealed class WebChatInbound(TimeProvider clock)
{
    /// <summary>Bytes of one activity; a message of 50,000 characters is refused before it is read.</summary>
    public const int MaxBody = 64 * 1024;

    private const int LongestId = 100;

    // What only the host or another channel may tell a conversation.
    private static readonly string[] NotForClients = ["wijkbot", "OptOutType"];

    /// <summary>The message, or null for what is acknowledged and goes no further (typing, events).</summary>
    /// <param name="given">What the client sent.</param>
    /// <param name="conversation">Where.</param>
    /// <param name="user">Who, by the token; null = as the activity says.</param>
    public Incoming? Read(Activity given, string conversation, string? user)
    {
        if (given.Type != ActivityTypes.Message)
            return null;
        var account = ConversationId.AccountOf(conversation);
        var clientId = ClientIdOf(given);
        var id = IdOf(conversation, clientId ?? Guid.NewGuid().ToString());
        return new Incoming(account, id, new Activity
        {
            Id = id,
            Timestamp = clock.GetUtcNow(),
            ChannelId = ChannelIds.WebChat,
            From = new ChannelAccount { Id = user ?? given.From?.Id, Role = "user" },
            Recipient = new ChannelAccount { Id = account, Role = "bot" },
            Conversation = new ConversationAccount { Id = conversation },
            Text = given.Text ?? (given.Value is { ValueKind: JsonValueKind.String } said ? said.GetString() : null),
            TextFormat = "plain",
            Locale = given.Locale is { Length: <= 20 } locale ? locale : null,
            Value = given.Value,
            Entities = GeoPoint.Of(given) is { } place ? [place.ToEntity()] : null,
            ChannelData = Cleaned(given.ChannelData),
        });
    }

    /// <summary>The conversation begins: who joined, and where.</summary>
    public Incoming Begin(string conversation, string? user, string? locale) => new(ConversationId.AccountOf(conversation), conversation + "|begin", new Activity
    {
        Type = ActivityTypes.ConversationUpdate,
        Id = conversation + "|begin",
        Name = IWebChatLog.Started,
        Timestamp = clock.GetUtcNow(),
        ChannelId = ChannelIds.WebChat,
        From = new ChannelAccount { Id = user, Role = "user" },
        Recipient = new ChannelAccount { Id = ConversationId.AccountOf(conversation), Role = "bot" },
        Conversation = new ConversationAccount { Id = conversation },
        Locale = locale is { Length: <= 20 } ? locale : null,
    });

    /// <summary>Direct Line's form of an id. The same message of a client, sent twice because no answer came, has the same id and is handled once.</summary>
    private static string IdOf(string conversation, string clientId)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(conversation + "|" + clientId), hash);
        var number = BinaryPrimitives.ReadUInt64BigEndian(hash) % 1_000_000_000_000_000;
        return string.Create(CultureInfo.InvariantCulture, $"{conversation}|{number:D15}");
    }

    private static string? ClientIdOf(Activity given) =>
        given.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("clientActivityID", out var id)
        && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 and <= LongestId } text ? text : null;

    private static JsonElement? Cleaned(JsonElement? given)
    {
        if (given is not { ValueKind: JsonValueKind.Object } data)
            return null;
        if (!NotForClients.Any(name => data.TryGetProperty(name, out _)))
            return data;
        // not by JsonObject: it faults on a name that stands there twice
        var kept = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(kept))
        {
            writer.WriteStartObject();
            foreach (var property in data.EnumerateObject().Where(property => !NotForClients.Contains(property.Name)))
                property.WriteTo(writer);
            writer.WriteEndObject();
        }
        return JsonElement.Parse(kept.WrittenSpan);
    }
}
