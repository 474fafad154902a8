using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language;
using WijkBot.Knowledge.Language.Azure;

namespace WijkBot.Operations;

/// <summary>Who finds the language of a message: the settings <c>AzureLanguage:*</c>, or the embedded engine alone.</summary>
public static class LanguageService
{
    private const string EndpointKey = "AzureLanguage:Endpoint";
    private const string KeyKey = "AzureLanguage:Key";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingsFaultException">An endpoint without a key, a key without an endpoint, or an address that cannot be right.</exception>
    public static ILanguageDetection From(IConfiguration configuration, IHostEnvironment environment, KnowledgeBase knowledge, TimeProvider time)
    {
        var embedded = new EmbeddedLanguage(() => knowledge.Engine);
        var (endpoint, key) = (configuration[EndpointKey] ?? "", configuration[KeyKey] ?? "");
        if (endpoint.Length == 0 && key.Length == 0) return embedded;
        if (endpoint.Length == 0) throw new SettingsFaultException(EndpointKey, $"ontbreekt, terwijl {KeyKey} er wel is");
        if (key.Length == 0) throw new SettingsFaultException(KeyKey, $"ontbreekt, terwijl {EndpointKey} er wel is");
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !(environment.IsDevelopment() && address.IsLoopback)))
            throw new SettingsFaultException(EndpointKey, $"'{endpoint}' is geen https-adres, zoals https://naam.cognitiveservices.azure.com");
        return new AzureLanguage(address, key, embedded, time);
    }
}
