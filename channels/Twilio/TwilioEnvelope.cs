using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Twilio;

/// <summary>From whom to whom a message goes.</summary>
/// <param name="To">The recipient, with Twilio's prefix for the channel.</param>
/// <param name="From">Our number in E.164; null when the Messaging Service chooses.</param>
public sealed record TwilioEnvelope(string To, string? From)
{
    private string Prefix { get; init; } = "";
    private string? Service { get; init; }
    private string StatusCallback { get; init; } = "";

    /// <summary>The sender with Twilio's prefix.</summary>
    public string? Sender => From is null ? null : Prefix + From;

    /// <summary>
    /// The answer leaves from the number that the resident knows: <c>from</c>, when that is one of ours, and by the Messaging Service only when
    /// it is not. Null when there is no recipient or nothing to send from.
    /// </summary>
    public static TwilioEnvelope? For(Activity activity, TwilioSettings settings)
    {
        var prefix = activity.ChannelId == ChannelIds.WhatsApp ? "whatsapp:" : "";
        var from = settings.Find(activity.ChannelId, activity.From?.Id)?.Number;
        if (string.IsNullOrWhiteSpace(activity.Recipient?.Id) || (from is null && settings.MessagingServiceSid is null))
            return null;
        return new TwilioEnvelope(prefix + activity.Recipient.Id, from)
        {
            Prefix = prefix,
            Service = settings.MessagingServiceSid,
            StatusCallback = settings.StatusCallback,
        };
    }

    /// <summary>The parameters that every message has.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters()
    {
        yield return new("To", To);
        yield return Sender is { } sender ? new("From", sender) : new("MessagingServiceSid", Service!);
        yield return new("StatusCallback", StatusCallback);
    }

    /// <summary>The parameter of a photo, which Twilio fetches from us.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Photo(string? address) => address is null ? [] : [new("MediaUrl", address)];

    /// <summary>The parameters of a template; Twilio allows no <c>Body</c> beside them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Content(TwilioContent content)
    {
        yield return new("ContentSid", content.Sid);
        if (content.Variables.Count > 0)
            yield return new("ContentVariables", content.VariablesJson());
    }
}
