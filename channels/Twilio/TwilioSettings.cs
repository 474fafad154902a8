using Microsoft.Extensions.Configuration;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Twilio;

/// <summary>The settings <c>Twilio:*</c> and <c>PublicUrl</c>.</summary>
public sealed record TwilioSettings
{
    /// <summary>Our account at Twilio, <c>AC</c> and 32 hexadecimal digits.</summary>
    public string AccountSid { get; init; } = "";

    /// <summary>Signs webhooks and opens the REST API. Empty: no webhook is accepted at all.</summary>
    public string AuthToken { get; init; } = "";

    /// <summary>Base address of the REST API.</summary>
    public string ApiUrl { get; init; } = DefaultApiUrl;

    /// <summary>Our numbers.</summary>
    public IReadOnlyList<TwilioNumber> Numbers { get; init; } = [];

    /// <summary>Sends for messages that name no number of ours as their sender; <c>MG</c> and 32 hexadecimal digits, or empty.</summary>
    public string? MessagingServiceSid { get; init; }

    /// <summary>ContentSid (<c>HX…</c>) per template name; the names of buttons and lists are in <see cref="ChoiceTemplates"/>.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Setting <c>PublicUrl</c>: how Twilio reaches us, without the path of the webhook. Signatures are checked against it.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>Between the two halves of a text that is too long for one message: Twilio keeps no order by itself.</summary>
    public TimeSpan PartPause { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Twilio's public API.</summary>
    public const string DefaultApiUrl = "https://api.twilio.com";

    /// <summary>Where Twilio reports what became of a message.</summary>
    public string StatusCallback => PublicUrl.TrimEnd('/') + TwilioEndpoints.StatusPath;

    /// <summary>Our number on a channel, or null when it is not ours.</summary>
    public TwilioNumber? Find(string channelId, string? number)
    {
        foreach (var ours in Numbers)
            if (ours.Number == number && ours.Channel == channelId)
                return ours;
        return null;
    }

    /// <summary>Reads <c>Twilio</c> and <c>PublicUrl</c>.</summary>
    public static TwilioSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Twilio");
        var read = section.Get<TwilioSettings>() ?? new TwilioSettings();
        return read with
        {
            ApiUrl = string.IsNullOrWhiteSpace(read.ApiUrl) ? DefaultApiUrl : read.ApiUrl.TrimEnd('/'),
            MessagingServiceSid = string.IsNullOrWhiteSpace(read.MessagingServiceSid) ? null : read.MessagingServiceSid,
            Numbers = section.GetSection("Numbers").Get<TwilioNumber[]>() ?? [],
            Templates = section.GetSection("Templates").GetChildren().Where(t => !string.IsNullOrWhiteSpace(t.Value))
                .ToDictionary(t => t.Key, t => t.Value!, StringComparer.OrdinalIgnoreCase),
            PublicUrl = configuration["PublicUrl"] ?? "",
        };
    }
}

/// <summary>A number of ours.</summary>
public sealed record TwilioNumber
{
    /// <summary>E.164, such as <c>+31546000000</c>.</summary>
    public string Number { get; init; } = "";

    /// <summary><see cref="ChannelIds.WhatsApp"/> or <see cref="ChannelIds.Sms"/>.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Slug of the wijk that it serves; empty = town-wide. The channel only carries it for the host.</summary>
    public string? Wijk { get; init; }

    /// <summary>Messages per second that the provider lets this number send; 0 = no limit of ours.</summary>
    public double Rate { get; init; }
}
