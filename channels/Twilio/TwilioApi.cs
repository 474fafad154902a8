using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace WijkBot.Channels.Twilio;

/// <summary>The two calls on Twilio's Messages resource that the channel makes, each exactly once: nothing here repeats a request.</summary>
public sealed class TwilioApi(IHttpClientFactory clients, TwilioSettings settings, TimeProvider clock)
{
    /// <summary>Name of the client in the factory; <see cref="TwilioServices"/> sets its time-outs.</summary>
    public const string ClientName = "twilio";

    private readonly Uri messages = new($"{settings.ApiUrl.TrimEnd('/')}/2010-04-01/Accounts/{Uri.EscapeDataString(settings.AccountSid)}/Messages.json");

    private readonly AuthenticationHeaderValue credentials = Credentials(settings);

    /// <summary>Basic authentication with account and token; see <see cref="TwilioMediaHosts"/> for where it may go.</summary>
    internal static AuthenticationHeaderValue Credentials(TwilioSettings settings) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthToken}")));

    /// <summary>
    /// Sends one message. What separates <see cref="SendOutcome.TryAgain"/> from <see cref="SendOutcome.Unknown"/> when no answer comes back is
    /// whether the first byte of the body was asked for: before that (name not found, refused, no TLS) Twilio cannot have read it.
    /// </summary>
    public async Task<SendOutcome> SendAsync(IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken cancel)
    {
        using var body = new MarkedContent(parameters);
        using var request = Request(HttpMethod.Post, messages);
        request.Content = body;
        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(request, cancel);
            return await OutcomeAsync(response, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested && !body.WasSent)
        {
            throw;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            var why = fault is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http
                ? http.HttpRequestError.ToString() : fault.GetType().Name;
            return body.WasSent ? new SendOutcome.Unknown($"no answer: {why}") : new SendOutcome.TryAgain(null, $"not connected: {why}");
        }
    }

    /// <summary>The newest messages from us to a recipient since a day, or null when they cannot be had now.</summary>
    public async Task<IReadOnlyList<TwilioMessage>?> ListAsync(string to, string? from, DateTimeOffset since, CancellationToken cancel)
    {
        var query = new StringBuilder($"?To={Uri.EscapeDataString(to)}");
        if (from is not null)
            query.Append("&From=").Append(Uri.EscapeDataString(from));
        query.Append("&DateSent%3E=").Append(since.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("&PageSize=50");
        using var request = Request(HttpMethod.Get, new Uri(messages.AbsoluteUri + query));
        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(request, cancel);
            if (response.StatusCode != HttpStatusCode.OK)
                return null;
            await using var stream = await response.Content.ReadAsStreamAsync(cancel);
            using var page = await JsonDocument.ParseAsync(stream, cancellationToken: cancel);
            return [.. page.RootElement.GetProperty("messages").EnumerateArray().Select(TwilioMessage.Read)];
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested
            && fault is HttpRequestException or OperationCanceledException or IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private HttpRequestMessage Request(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = credentials;
        return request;
    }

    private async Task<SendOutcome> OutcomeAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancel);
        var answer = TwilioAnswer.Read(bytes);
        if (!response.IsSuccessStatusCode)
            return TwilioErrors.Outcome((int)response.StatusCode, answer.ErrorCode, RetryAfter(response));
        if (answer.Sid is null)
            return new SendOutcome.Unknown($"HTTP {(int)response.StatusCode} without a sid");
        return answer.Status is "failed" or "undelivered" && answer.ErrorCode is { } code && TwilioErrors.Outcome(code) is { } failed
            ? failed : new SendOutcome.Sent(answer.Sid);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var after = response.Headers.RetryAfter;
        var wait = after?.Delta ?? (after?.Date is { } date ? date - clock.GetUtcNow() : null);
        return wait > TimeSpan.Zero ? wait : null;
    }

    /// <summary>A form that remembers whether the connection asked for it.</summary>
    private sealed class MarkedContent(IEnumerable<KeyValuePair<string, string>> parameters) : FormUrlEncodedContent(parameters)
    {
        public bool WasSent { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancel)
        {
            WasSent = true;
            return base.SerializeToStreamAsync(stream, context, cancel);
        }
    }
}
