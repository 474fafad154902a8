namespace WijkBot.Operations;

/// <summary>Our public address: the setting <c>PublicUrl</c>, never what a request says of itself.</summary>
/// <param name="Url">Base address without a slash at the end.</param>
public sealed record PublicSite(string Url)
{
    /// <summary>A full address.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string Address(string path) => Url + path;

    /// <summary>Reads the setting; in Development it may be left out.</summary>
    /// <exception cref="SettingsFaultException">Absent or not https in Production, or no absolute address.</exception>
    public static PublicSite From(IConfiguration configuration, IHostEnvironment environment)
    {
        const string key = "PublicUrl";
        var url = configuration[key];
        if (string.IsNullOrEmpty(url))
            return environment.IsDevelopment() ? new PublicSite("http://localhost:5000") : throw new SettingsFaultException(key, "ontbreekt: het openbare adres, zoals https://wijkbot.almelo.nl");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            throw new SettingsFaultException(key, $"'{url}' is geen webadres");
        return new PublicSite(url.TrimEnd('/'));
    }
}
