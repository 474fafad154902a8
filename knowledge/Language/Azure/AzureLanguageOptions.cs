using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace WijkBot.Knowledge.Language.Azure;

/// <summary>How the pipeline calls the service: no second try. The embedded engine has its answer ready, and the pipeline would wait as long as a "Retry-After" says.</summary>
internal sealed class AzureLanguageOptions : ClientOptions
{
    public AzureLanguageOptions()
    {
        Retry.MaxRetries = 0;
        Retry.NetworkTimeout = AzureLanguage.Patience;
        Diagnostics.IsLoggingContentEnabled = false;
        Diagnostics.ApplicationId = "WijkBot";
    }
}

/// <summary>Puts the resource's key on every try.</summary>
internal sealed class AzureKey(AzureKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", credential.Key);
}
