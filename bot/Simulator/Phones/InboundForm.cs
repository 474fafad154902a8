using System.Globalization;

namespace WijkBot.Simulator.Phones;

/// <summary>The fields that Twilio posts for a resident's message, as its documentation and its real webhooks give them.</summary>
public static class InboundForm
{
    /// <summary>The form of <paramref name="message"/>.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(PhoneMessage message, Photo? photo, SimulatorSettings settings)
    {
        var fields = new List<KeyValuePair<string, string>>();
        void Add(string name, string value) => fields.Add(new(name, value));

        Add("SmsMessageSid", message.Sid);
        Add("NumMedia", photo is null ? "0" : "1");
        if (message.Phone == "whatsapp")
        {
            Add("ProfileName", Resident.All.FirstOrDefault(resident => resident.Number == message.Resident)?.Name ?? "Bewoner");
            Add("WaId", message.Resident.TrimStart('+'));
            Add("MessageType", KindOf(message));
            Add("ReferralNumMedia", "0");
        }
        else
        {
            foreach (var (name, value) in EmptyPlace)
                Add(name, value);
        }
        if (message.Pin is { } pin)
        {
            Add("Latitude", pin.Latitude.ToString("0.######", CultureInfo.InvariantCulture));
            Add("Longitude", pin.Longitude.ToString("0.######", CultureInfo.InvariantCulture));
            if (pin.Label is not null)
                Add("Label", pin.Label);
            if (pin.Address is not null)
                Add("Address", pin.Address);
        }
        if (message.Pressed is { } pressed)
        {
            Add(pressed.FromList ? "ListId" : "ButtonPayload", pressed.Id);
            Add(pressed.FromList ? "ListTitle" : "ButtonText", pressed.Title);
            if (message.ReplyTo is { } replied)
            {
                Add("OriginalRepliedMessageSid", replied);
                Add("OriginalRepliedMessageSender", message.To);
            }
        }
        if (photo is not null)
        {
            Add("MediaContentType0", photo.ContentType);
            Add("MediaUrl0", $"{settings.TwilioUrl}/2010-04-01/Accounts/{settings.AccountSid}/Messages/{message.Sid}/Media/{photo.Id}");
        }
        Add("SmsSid", message.Sid);
        Add("SmsStatus", "received");
        Add("Body", message.Body);
        Add("To", message.To);
        Add("NumSegments", "1");
        Add("MessageSid", message.Sid);
        Add("AccountSid", settings.AccountSid);
        Add("From", message.From);
        Add("ApiVersion", "2010-04-01");
        return fields;
    }

    // Twilio sends these for every SMS; from Dutch numbers only the countries are filled.
    private static readonly (string Name, string Value)[] EmptyPlace =
    [
        ("ToCountry", "NL"), ("ToState", ""), ("ToCity", ""), ("ToZip", ""),
        ("FromCountry", "NL"), ("FromState", ""), ("FromCity", ""), ("FromZip", ""),
    ];

    private static string KindOf(PhoneMessage message) => message switch
    {
        { Pin: not null } => "location",
        { Photo: not null } => "image",
        { Pressed.FromList: true } => "interactive",
        { Pressed: not null } => "button",
        _ => "text",
    };
}
