using System.Globalization;
using System.Text.Json;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Twilio;

/// <summary>A webhook's parameters as an activity.</summary>
/// <remarks>
/// The sender's id is the number in E.164; for a WhatsApp user who hides it, Twilio's <c>ExternalUserId</c>. A press on a button or a line of a
/// list comes as the words that the resident saw (<see cref="Activity.Text"/>) with what we gave the button (<see cref="Activity.Value"/>).
/// Everything that has no place of its own in the activity, known to us or not, is in <see cref="Activity.ChannelData"/> under Twilio's name,
/// <c>OptOutType</c> (STOP, START or HELP that Twilio itself answered) among it.
/// </remarks>
public sealed class TwilioInbound(TwilioSettings settings, TimeProvider clock)
{
    // WhatsApp sends one photo per message and MMS at most ten.
    private const int MaxMedia = 10;

    // An id becomes part of a store key of at most 1,023 bytes.
    private const int MaxIdLength = 128;

    /// <summary>Reads a message, or says why it is none.</summary>
    public TwilioReceived Read(TwilioForm form)
    {
        if (form["AccountSid"] != settings.AccountSid)
            return new TwilioReceived.NotTwilio("AccountSid is not ours");
        if (form["MessageSid"] is not { } sid || !IsId(sid))
            return new TwilioReceived.NotTwilio("no MessageSid");
        var (channel, ours) = Address(form["To"]);
        if (settings.Find(channel, ours) is null)
            return new TwilioReceived.NotTwilio("To is not a number of ours");
        var (fromChannel, number) = Address(form["From"]);
        var resident = number ?? form["ExternalUserId"];
        if (resident is null || !IsId(resident) || (number is not null && fromChannel != channel))
            return new TwilioReceived.NotTwilio("no sender");
        if (settings.Find(channel, resident) is not null)
            return new TwilioReceived.Ourselves();

        var pressed = form["ButtonPayload"] ?? form["ListId"];
        var activity = new Activity
        {
            Id = sid,
            Timestamp = clock.GetUtcNow(),
            ChannelId = channel,
            From = new ChannelAccount { Id = resident, Name = PlainText.Clean(form["ProfileName"]), Role = "user" },
            Recipient = new ChannelAccount { Id = ours, Role = "bot" },
            Conversation = new ConversationAccount { Id = $"{channel}|{ours}|{resident}" },
            Text = PlainText.Clean(form["Body"] ?? form["ButtonText"] ?? form["ListTitle"]),
            TextFormat = "plain",
            ReplyToId = form["OriginalRepliedMessageSid"],
            Attachments = Media(form),
            Entities = Place(form) is { } place ? [place.ToEntity()] : null,
            Value = pressed is null ? null : JsonElementOf(pressed),
            ChannelData = TwilioChannelData.Of(form),
        };
        return new TwilioReceived.Message(new Incoming(settings.AccountSid, sid, activity));
    }

    /// <summary>Splits <c>whatsapp:+31…</c>; an address without prefix is a number for SMS, one with another prefix belongs to no channel of ours.</summary>
    public static (string Channel, string? Id) Address(string? address) => address?.Trim() switch
    {
        null or "" or "whatsapp:" => ("", null),
        var a when a.StartsWith("whatsapp:", StringComparison.Ordinal) => (ChannelIds.WhatsApp, a["whatsapp:".Length..]),
        var a when a.Contains(':') => ("", a),
        var a => (ChannelIds.Sms, a),
    };

    // '|' parts the pieces of conversation ids.
    private static bool IsId(string id)
    {
        if (id.Length > MaxIdLength)
            return false;
        foreach (var c in id)
            if (c is '|' || char.IsControl(c) || char.IsSurrogate(c))
                return false;
        return true;
    }

    private static List<Attachment>? Media(TwilioForm form)
    {
        if (form["MediaUrl0"] is null)
            return null;
        var media = new List<Attachment>();
        for (var i = 0; i < MaxMedia; i++)
            if (form["MediaUrl" + i.ToString(CultureInfo.InvariantCulture)] is { } url)
                media.Add(new Attachment
                {
                    ContentType = form["MediaContentType" + i.ToString(CultureInfo.InvariantCulture)] ?? "application/octet-stream",
                    ContentUrl = url,
                });
        return media;
    }

    private static GeoPoint? Place(TwilioForm form)
    {
        if (!Degrees(form["Latitude"], 90, out var latitude) || !Degrees(form["Longitude"], 180, out var longitude))
            return null;
        var (label, address) = (form["Label"], form["Address"]);
        var name = label is null || address?.Contains(label, StringComparison.Ordinal) == true ? address
            : address is null ? label : $"{label}, {address}";
        return new GeoPoint(latitude, longitude, PlainText.Clean(name));
    }

    private static bool Degrees(string? text, double most, out double degrees) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out degrees) && Math.Abs(degrees) <= most;

    private static JsonElement JsonElementOf(string text) => JsonElement.Parse($"\"{JsonEncodedText.Encode(text)}\"");
}

/// <summary>What a signed webhook turned out to be.</summary>
public abstract record TwilioReceived
{
    private TwilioReceived() { }

    /// <summary>A message for us.</summary>
    public sealed record Message(Incoming Incoming) : TwilioReceived;

    /// <summary>One of our numbers wrote to another: answering would go on for ever.</summary>
    public sealed record Ourselves : TwilioReceived;

    /// <summary>Not a message to one of our numbers.</summary>
    /// <param name="Why">For the log; holds no personal data.</param>
    public sealed record NotTwilio(string Why) : TwilioReceived;
}
