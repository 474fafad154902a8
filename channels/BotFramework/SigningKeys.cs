using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace WijkBot.Channels.BotFramework;

/// <summary>
/// The keys that sign inbound tokens, from OpenID metadata. Kept for 24 hours, as Microsoft asks, and fetched again at once for an unknown key id,
/// but at most once a minute: anybody can invent key ids.
/// </summary>
/// <remarks>
/// Not <c>ConfigurationManager</c>: it refreshes in the background, so the first messages after a key roll-over would be refused with 401,
/// and Teams does not send those again.
/// </remarks>
internal sealed class SigningKeys(IHttpClientFactory clients, BotFrameworkSettings settings, TimeProvider clock, ILogger<SigningKeys> log) : IDisposable
{
    /// <summary>Name of the HTTP client that fetches the metadata.</summary>
    public const string Client = "botframework-openid";

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenFirstFetches = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim fetching = new(1, 1);
    private volatile Fetched? latest;
    private DateTimeOffset attempted = DateTimeOffset.MinValue;

    /// <summary>The key with this id, or null when Microsoft knows none.</summary>
    /// <exception cref="HttpRequestException">No key was ever fetched and the metadata cannot be reached now.</exception>
    public async ValueTask<JsonWebKey?> FindAsync(string keyId, CancellationToken cancel)
    {
        if (latest is { } fresh && clock.GetUtcNow() - fresh.At < KeptFor && fresh.Find(keyId) is { } known)
            return known;
        await fetching.WaitAsync(cancel);
        try
        {
            if (clock.GetUtcNow() - attempted >= (latest is null ? BetweenFirstFetches : BetweenFetches))
                await FetchAsync(cancel);
        }
        finally { fetching.Release(); }
        return (latest ?? throw new HttpRequestException("The OpenID metadata of Bot Framework could not be read yet.")).Find(keyId);
    }

    /// <summary>Replaces the keys; when that fails the earlier ones stay in use until the next attempt.</summary>
    private async Task FetchAsync(CancellationToken cancel)
    {
        attempted = clock.GetUtcNow();
        try
        {
            using var client = clients.CreateClient(Client);
            var documents = new HttpDocumentRetriever(client) { RequireHttps = !settings.OpenIdMetadata.IsLoopback };
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(settings.OpenIdMetadata.AbsoluteUri, documents, cancel);
            latest = new Fetched(attempted, [.. metadata.JsonWebKeySet?.Keys ?? []]);
        }
        catch (Exception unreachable) when (unreachable is IOException or HttpRequestException or InvalidOperationException or ArgumentException
            || (unreachable is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            log.LogWarning(unreachable, "The OpenID metadata of Bot Framework cannot be read from {Address}.", settings.OpenIdMetadata);
        }
    }

    public void Dispose() => fetching.Dispose();

    private sealed record Fetched(DateTimeOffset At, IReadOnlyList<JsonWebKey> Keys)
    {
        public JsonWebKey? Find(string keyId) => Keys.FirstOrDefault(key => key.Kid == keyId);
    }
}
