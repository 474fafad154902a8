namespace WijkBot.Channels.BotFramework;

/// <summary>
/// Where our calls may go. The address comes with each inbound activity and is stored for later, so whoever can put one there would make us
/// post to a host of his choice (SSRF) and hand him our token, with which he can write in every team as the municipality.
/// </summary>
/// <remarks>
/// With an AppId: https on the standard port, to the hosts that Microsoft names for Teams and the Connector. <c>smba.trafficmanager.net</c> is
/// matched whole, since anybody can rent another name under <c>trafficmanager.net</c>. This holds even though the inbound token vouches for
/// the address: a stored activity outlives its token, and a restored or edited database must not be a way to the token either.
/// Without an AppId (Development) there is no token to lose, and only loopback is called.
/// </remarks>
internal sealed class ServiceUrls(BotFrameworkSettings settings)
{
    private static readonly string[] Hosts =
    [
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    ];

    /// <summary>Endings under which only Microsoft gives out names.</summary>
    private static readonly string[] Endings = [".botframework.com", ".teams.microsoft.com"];

    /// <summary>The base address to call, ending in a slash, or null when it is not trusted.</summary>
    public Uri? Trusted(string? serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) || address.Query.Length > 0 || address.Fragment.Length > 0)
            return null;
        return Trusts(address) ? new Uri(address.AbsoluteUri.TrimEnd('/') + "/") : null;
    }

    /// <summary>May this address be called, with our token?</summary>
    public bool Trusts(Uri address) =>
        address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && (settings.TrustedOrigins.Any(origin => Uri.TryCreate(origin, UriKind.Absolute, out var named) && SameOrigin(named, address))
            || (settings.Authenticates ? IsMicrosoft(address) : address.IsLoopback));

    /// <summary>Teams itself is on this machine (simulator, emulator); only then may a stored file be.</summary>
    public bool OnThisMachine => !settings.Authenticates;

    private static bool IsMicrosoft(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort
        && (Hosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase)
            || Endings.Any(ending => address.IdnHost.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    private static bool SameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);
}
