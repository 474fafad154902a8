using WijkBot.Channels.Media;

namespace WijkBot.Channels.Twilio;

/// <summary>
/// Which addresses are Twilio's own. Credentials go to <c>https://api.twilio.com</c> or a regional <c>https://api.{edge}.{region}.twilio.com</c>,
/// on the standard port and below our own account's path, and to the origin of the setting <c>Twilio:ApiUrl</c>; nowhere else. Other names below
/// twilio.com and the hosts that media redirect to (storage with signed addresses) never see them: a MediaUrl of an attacker once
/// received a bot's token that way.
/// </summary>
public sealed class TwilioMediaHosts(TwilioSettings settings)
{
    private readonly Uri api = new(settings.ApiUrl);

    /// <summary>True when <c>ApiUrl</c> is on this machine (simulator, tests); only then may a redirect lead to it.</summary>
    public bool OnThisMachine => api.IsLoopback;

    /// <summary>May this address be fetched, with our credentials?</summary>
    public bool IsTwilio(Uri address)
    {
        if (address.UserInfo.Length > 0)
            return false;
        if (!IsApiHost(address.IdnHost))
            return Uri.Compare(address, api, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
        return address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort
            && address.AbsolutePath.StartsWith($"/2010-04-01/Accounts/{settings.AccountSid}/", StringComparison.Ordinal);
    }

    /// <summary>May a redirect lead here, without credentials? Whether the name leads to a public address is checked when connecting.</summary>
    public bool IsRedirectTarget(Uri address) => PublicAddress.MayLeadTo(address, OnThisMachine);

    private static bool IsApiHost(string host) => host.ToLowerInvariant().Split('.') is ["api", "twilio", "com"] or ["api", _, _, "twilio", "com"];
}
