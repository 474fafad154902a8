using System.Net;
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

    private const int MaxRedirects = 3;

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

    private async Task<MediaOutcome> FetchOnceAsync(Uri address, int most, CancellationToken cancel)
    {
        using var inTime = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(inTime.Token, cancel);
        try
        {
            for (var hop = 0; hop <= MaxRedirects; hop++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (hop == 0)
                    request.Headers.Authorization = TwilioApi.Credentials(settings);
                using var response = await clients.CreateClient(hop == 0 ? ClientName : RedirectClientName)
                    .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
                if (!IsRedirect(response.StatusCode))
                    return await ReadAsync(response, most, either.Token);
                if (response.Headers.Location is not { } location)
                    return new MediaOutcome.Gone("a redirect to nowhere");
                address = new Uri(address, location);
                if (!hosts.IsRedirectTarget(address))
                    return new MediaOutcome.Refused("a redirect to an address that is not public");
            }
            return new MediaOutcome.Refused("too many redirects");
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested
            && fault is HttpRequestException or IOException or OperationCanceledException)
        {
            return new MediaOutcome.TryAgain(fault.GetType().Name);
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static async Task<MediaOutcome> ReadAsync(HttpResponseMessage response, int most, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (status is 404 or 410)
            return new MediaOutcome.Gone($"HTTP {status}");
        if (status is not 200)
            return new MediaOutcome.TryAgain($"HTTP {status}");
        if (response.Content.Headers.ContentLength > most)
            return new MediaOutcome.TooLarge(most);
        await using var source = await response.Content.ReadAsStreamAsync(cancel);
        using var bytes = new MemoryStream();
        var piece = new byte[32 * 1024];
        int read;
        while ((read = await source.ReadAsync(piece, cancel)) > 0)
        {
            if (bytes.Length + read > most)
                return new MediaOutcome.TooLarge(most);
            bytes.Write(piece, 0, read);
        }
        return new MediaOutcome.Fetched(bytes.ToArray(), response.Content.Headers.ContentType?.MediaType ?? "application/octet-stream");
    }
}
