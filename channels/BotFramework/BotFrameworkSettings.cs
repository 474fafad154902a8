namespace WijkBot.Channels.BotFramework;

/// <summary>The settings under <c>BotFramework:</c>. A class, not a record: a record's text form would show the secret.</summary>
public sealed class BotFrameworkSettings
{
    /// <summary>The configuration section.</summary>
    public const string Section = "BotFramework";

    /// <summary>Our application id in Microsoft Entra. Empty: nobody proves who they are; allowed in Development only.</summary>
    public string AppId { get; init; } = "";

    /// <summary>The municipality's tenant: the only one whose teams are served, and the one that gives our token (single-tenant bot).</summary>
    public string TenantId { get; init; } = "";

    /// <summary>The application's client secret.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>
    /// Where the keys of inbound tokens are announced. No setting of the contract: Microsoft's address is right for everybody but a test
    /// with its own OpenID server on loopback.
    /// </summary>
    public Uri OpenIdMetadata { get; init; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Who gives tokens for outgoing calls; the tenant is appended. No setting of the contract: for tests.</summary>
    public Uri TokenAuthority { get; init; } = new("https://login.microsoftonline.com/");

    /// <summary>
    /// Origins (<c>http://127.0.0.1:1234</c>) that may receive our token beside Microsoft's own hosts, see <see cref="ServiceUrls"/>.
    /// No setting of the contract: for tests, and for a proxy of the municipality's own between us and Microsoft.
    /// </summary>
    public IReadOnlyList<string> TrustedOrigins { get; init; } = [];

    /// <summary>True when inbound calls must prove who they are and outgoing ones carry our token.</summary>
    public bool Authenticates => AppId.Length > 0;

    /// <summary>The key that cannot be right and what is wrong with it (Dutch), or null. The host asks this at start and stops with exit code 1.</summary>
    /// <param name="development">True in the environment Development.</param>
    public (string Key, string Message)? Fault(bool development)
    {
        if (AppId.Length == 0)
            return development ? null : ("BotFramework:AppId", "is leeg. Zonder AppId kan iedereen zich als Teams voordoen; dat mag alleen in Development.");
        if (!Guid.TryParse(AppId, out _))
            return ("BotFramework:AppId", "is geen GUID.");
        if (!Guid.TryParse(TenantId, out _))
            return ("BotFramework:TenantId", "is geen GUID. Noem de tenant van de gemeente: alleen die wordt bediend.");
        return ClientSecret.Length == 0 ? ("BotFramework:ClientSecret", "is leeg.") : null;
    }
}
