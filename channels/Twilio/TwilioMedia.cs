using WijkBot.Channels.Activities;
using WijkBot.Channels.Media;

namespace WijkBot.Channels.Twilio;

/// <summary>Fetches what a resident sent along, safely: see <see cref="TwilioMediaHosts"/> for where it goes.</summary>
public sealed class TwilioMedia(IHttpClientFactory clients, TwilioSettings settings, TwilioMediaHosts hosts, TimeProvider clock)
{
    /// <summary>Name of the client for Twilio's hosts.</summary>
    public const string ClientName = "twilio-media";

    /// <summary>Name of the client for redirects: it connects to public addresses only.</summary>
    public const string RedirectClientName = "twilio-media-redirect";

    /// <summary>From request to last byte.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // Twilio announces a message before its media are stored: a 404 at first is normal.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    /// <summary>Fetches an attachment of an activity that came in by Twilio.</summary>
    public async Task<MediaOutcome> FetchAsync(Attachment attachment, string channelId, CancellationToken cancel)
    {
        if (!Uri.TryCreate(attachment.ContentUrl, UriKind.Absolute, out var address) || !hosts.IsTwilio(address))
            return new MediaOutcome.Refused("the address is not Twilio's");
        var most = MaxBytes(attachment.ContentType, channelId);
        for (var attempt = 0; ; attempt++)
        {
            var outcome = await FetchOnceAsync(address, most, cancel);
            if (outcome is not MediaOutcome.Gone || attempt == Pauses.Length)
                return outcome;
            await Task.Delay(Pauses[attempt], clock, cancel);
        }
    }

    /// <summary>Twilio's own limits: images 5 MB, other media 16 MB by WhatsApp and 5 MB by MMS.</summary>
    public static int MaxBytes(string contentType, string channelId) =>
        channelId == ChannelIds.WhatsApp && !contentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) ? 16 << 20 : PhotoReader.MaxBytes;

    private Task<MediaOutcome> FetchOnceAsync(Uri address, int most, CancellationToken cancel) =>
        MediaFetch.OnceAsync(clients, new MediaRequest(address, TwilioApi.Credentials(settings), most)
        {
            Limit = Limit,
            Client = ClientName,
            RedirectClient = RedirectClientName,
            MayLeadTo = hosts.IsRedirectTarget,
        }, clock, cancel);
}
