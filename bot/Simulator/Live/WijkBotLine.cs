using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace WijkBot.Simulator.Live;

/// <summary>Calls WijkBot's own public endpoints over loopback, as a provider does, and notes every call.</summary>
/// <param name="log">Where calls are noted.</param>
public sealed class WijkBotLine(WireLog log) : IDisposable
{
    // Twilio gives up after 15 seconds in total, Teams too.
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(15),
    };

    /// <summary>Posts a form as Twilio does.</summary>
    public Task<LineAnswer> PostFormAsync(string url, IEnumerable<KeyValuePair<string, string>> fields, string signature, string note, CancellationToken cancel)
    {
        var content = new FormUrlEncodedContent(fields);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") { CharSet = "utf-8" };
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        request.Headers.TryAddWithoutValidation("User-Agent", "TwilioProxy/1.1");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        return SendAsync(request, note, cancel);
    }

    /// <summary>Posts an activity as Teams does.</summary>
    public Task<LineAnswer> PostActivityAsync(string url, JsonObject activity, string note, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("User-Agent", "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)");
        return SendAsync(request, note, cancel);
    }

    private async Task<LineAnswer> SendAsync(HttpRequestMessage request, string note, CancellationToken cancel)
    {
        var call = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        using (request)
        {
            try
            {
                using var response = await http.SendAsync(request, cancel);
                var body = await response.Content.ReadAsStringAsync(cancel);
                log.Note(toWijkBot: true, call, (int)response.StatusCode, note);
                return new LineAnswer((int)response.StatusCode, body);
            }
            catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                log.Note(toWijkBot: true, call, null, note);
                return new LineAnswer(0, "");
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();
}

/// <summary>What WijkBot answered.</summary>
/// <param name="Status">HTTP status; 0 = no answer came within 15 seconds.</param>
/// <param name="Body">The body.</param>
public sealed record LineAnswer(int Status, string Body)
{
    /// <summary>WijkBot took it.</summary>
    public bool Taken => Status is >= 200 and < 300;

    /// <summary>Worth trying again: no answer, or a fault at WijkBot's side.</summary>
    public bool Retry => Status is 0 or >= 500;
}
