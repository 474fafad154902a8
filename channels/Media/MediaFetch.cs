using System.Net.Http.Headers;

namespace WijkBot.Channels.Media;

/// <summary>A file to fetch.</summary>
/// <param name="Address">Where; somebody has judged that the credentials may go there.</param>
/// <param name="Credentials">For that address and no other; null = none.</param>
/// <param name="Most">Bytes.</param>
internal sealed record MediaRequest(Uri Address, AuthenticationHeaderValue? Credentials, int Most)
{
    /// <summary>From request to last byte.</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>Name of the client for the address.</summary>
    public required string Client { get; init; }

    /// <summary>Name of the client for redirects: it connects to public addresses only.</summary>
    public required string RedirectClient { get; init; }

    /// <summary>May a redirect lead here?</summary>
    public required Func<Uri, bool> MayLeadTo { get; init; }
}

/// <summary>Fetches a file from a provider. A redirect is followed without the credentials, since it leads to somebody's storage.</summary>
internal static class MediaFetch
{
    private const int MaxRedirects = 3;

    /// <summary>One attempt.</summary>
    public static async Task<MediaOutcome> OnceAsync(IHttpClientFactory clients, MediaRequest wanted, TimeProvider clock, CancellationToken cancel)
    {
        using var inTime = new CancellationTokenSource(wanted.Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(inTime.Token, cancel);
        try
        {
            var address = wanted.Address;
            for (var hop = 0; hop <= MaxRedirects; hop++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (hop == 0)
                    request.Headers.Authorization = wanted.Credentials;
                using var response = await clients.CreateClient(hop == 0 ? wanted.Client : wanted.RedirectClient)
                    .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
                if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
                    return await ReadAsync(response, wanted.Most, either.Token);
                if (response.Headers.Location is not { } location)
                    return new MediaOutcome.Gone("a redirect to nowhere");
                address = new Uri(address, location);
                if (!wanted.MayLeadTo(address))
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
