using Microsoft.Identity.Client;

namespace WijkBot.Channels.BotFramework;

/// <summary>Our token for the Connector: client credentials by MSAL, which keeps it until shortly before its end.</summary>
internal sealed class ConnectorToken
{
    /// <summary>Name of the HTTP client that asks for the token.</summary>
    public const string Client = "botframework-token";

    private static readonly string[] Scopes = ["https://api.botframework.com/.default"];
    private readonly IConfidentialClientApplication? application;

    public ConnectorToken(IHttpClientFactory clients, BotFrameworkSettings settings)
    {
        if (!settings.Authenticates)
            return;
        application = ConfidentialClientApplicationBuilder.Create(settings.AppId)
            .WithClientSecret(settings.ClientSecret)
            .WithAuthority(new Uri(settings.TokenAuthority, settings.TenantId), validateAuthority: false)
            .WithInstanceDiscovery(false) // the authority is ours to name; asking Microsoft whether it exists is a call more that can fail
            .WithHttpClientFactory(new Clients(clients))
            .Build();
    }

    /// <summary>The token, or null when we have no AppId.</summary>
    /// <param name="fresh">True after the Connector refused the kept one.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="MsalException">No token was given: wrong secret, or the authority cannot be reached.</exception>
    public async ValueTask<string?> GetAsync(bool fresh, CancellationToken cancel) => application is null
        ? null
        : (await application.AcquireTokenForClient(Scopes).WithForceRefresh(fresh).ExecuteAsync(cancel)).AccessToken;

    private sealed class Clients(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(Client);
    }
}
