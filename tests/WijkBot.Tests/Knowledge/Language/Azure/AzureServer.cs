using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WijkBot.Knowledge.Language;
using WijkBot.Knowledge.Language.Azure;
using WijkBot.Tests.Channels.BotFramework;

namespace WijkBot.Tests.Knowledge.Language.Azure;

/// <summary>What stands in for Azure AI Language: it keeps what it was asked and answers what the test says.</summary>
internal sealed class AzureServer : IAsyncDisposable
{
    private Loopback loopback = null!;

    /// <summary>A request as it came in.</summary>
    public sealed record Asked(string Method, string Url, string? ContentType, string? Accept, string? Key, string Body);

    public ConcurrentQueue<Asked> Requests { get; } = [];

    /// <summary>Status, body and Retry-After of the answer.</summary>
    public (int Status, string Body, string? RetryAfter) Answer { get; set; } = (200, Detected("tr", 0.9), null);

    /// <summary>Set: the answer waits until the caller has gone.</summary>
    public bool IsSilent { get; set; }

    public Uri Address => loopback.Address;

    public static string Detected(string language, double score) => FormattableString.Invariant(
        $$$"""{"kind":"LanguageDetectionResults","results":{"documents":[{"id":"0","detectedLanguage":{"name":"x","iso6391Name":"{{{language}}}","confidenceScore":{{{score}}}},"warnings":[]}],"errors":[],"modelVersion":"2023-12-01"}}""");

    public static async Task<AzureServer> StartAsync()
    {
        var server = new AzureServer();
        server.loopback = await Loopback.StartAsync(app => app.Run(server.RespondAsync));
        return server;
    }

    /// <summary>A client of this server, whose embedded engine is unsure and says English.</summary>
    public AzureLanguage Client(TimeProvider? time = null, double sure = 0.5) => new(Address, "sleutel", new Unsure(sure), time ?? TimeProvider.System);

    private async Task RespondAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers;
        Requests.Enqueue(new Asked(
            context.Request.Method, context.Request.Path + context.Request.QueryString.Value, headers.ContentType, headers.Accept, headers["Ocp-Apim-Subscription-Key"], await reader.ReadToEndAsync(context.RequestAborted)));
        if (IsSilent)
        {
            var gone = new TaskCompletionSource();
            await using var registered = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
            return;
        }
        context.Response.StatusCode = Answer.Status;
        if (Answer.RetryAfter is { } after) context.Response.Headers.RetryAfter = after;
        await context.Response.WriteAsync(Answer.Body, context.RequestAborted);
    }

    public ValueTask DisposeAsync() => loopback.DisposeAsync();

    private sealed class Unsure(double sure) : ILanguageDetection
    {
        public ValueTask<LanguageGuess> DetectAsync(string text, string conversation, CancellationToken cancel) => new(new LanguageGuess("en", sure));
    }
}
