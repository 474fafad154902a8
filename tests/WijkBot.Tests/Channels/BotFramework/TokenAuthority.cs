using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;

namespace WijkBot.Tests.Channels.BotFramework;

/// <summary>Stands in for login.microsoftonline.com inside the HTTP client, since MSAL speaks https only.</summary>
internal sealed class TokenAuthority : HttpMessageHandler
{
    public ConcurrentQueue<(string Address, string Form)> Asked { get; } = [];

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Enqueue((request.RequestUri!.ToString(), await request.Content!.ReadAsStringAsync(cancellationToken)));
        return new HttpResponseMessage(Status)
        {
            Content = Status == HttpStatusCode.OK
                ? JsonContent.Create(new { token_type = "Bearer", expires_in = 3599, access_token = $"bewijs-{Asked.Count}" })
                : JsonContent.Create(new { error = "invalid_client", error_description = "AADSTS7000215: geheim" }),
        };
    }
}
