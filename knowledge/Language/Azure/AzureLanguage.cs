using System.Diagnostics.Metrics;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using WijkBot.Knowledge.Language.PersonalData;

namespace WijkBot.Knowledge.Language.Azure;

/// <summary>
/// Azure AI Language (REST, <c>:analyze-text</c>, api-version 2023-04-01) for the language of messages that the embedded engine is not sure of. Personal data is
/// masked before the call. Any failure, or <see cref="Patience"/> without an answer, and the embedded engine answers; <c>/metrics</c> counts the outcomes.
/// </summary>
/// <remarks>
/// Kinds other than language detection are not used: intents and categories are the content's own, and personal data is masked here, before anything leaves.
/// </remarks>
public sealed class AzureLanguage : ILanguageDetection
{
    /// <summary>The longest that a resident waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    private const string Path = "/language/:analyze-text?api-version=2023-04-01";
    private const double SureByOurselves = 0.95;
    private static readonly Meter Source = new("WijkBot");
    private static readonly Counter<long> Calls = Source.CreateCounter<long>("wijkbot.azure_language.calls", "{call}", "Languages asked of Azure AI Language, by outcome; all but Answered were answered by the embedded engine");

    private readonly Uri address;
    private readonly HttpPipeline pipeline;
    private readonly ILanguageDetection embedded;
    private readonly TimeProvider time;
    private long restUntil;

    /// <param name="endpoint">The resource, such as <c>https://almelo.cognitiveservices.azure.com</c>.</param>
    /// <param name="key">One of its keys.</param>
    /// <param name="embedded">Answers first, and whenever the service does not.</param>
    /// <param name="time">The clock.</param>
    public AzureLanguage(Uri endpoint, string key, ILanguageDetection embedded, TimeProvider time)
    {
        address = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + Path);
        pipeline = HttpPipelineBuilder.Build(new AzureLanguageOptions(), new AzureKey(new AzureKeyCredential(key)));
        (this.embedded, this.time) = (embedded, time);
    }

    /// <summary>How the last question ended; for health and tests.</summary>
    public AzureOutcome? Last { get; private set; }

    /// <inheritdoc />
    public async ValueTask<LanguageGuess> DetectAsync(string text, string conversation, CancellationToken cancel)
    {
        var ours = await embedded.DetectAsync(text, conversation, cancel);
        if (ours.Confidence >= SureByOurselves || text.Length == 0) return ours;
        var (outcome, guess) = time.GetUtcNow().Ticks < Interlocked.Read(ref restUntil) ? (AzureOutcome.Resting, null) : await AskAsync(text, conversation, cancel);
        Last = outcome;
        Calls.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        return guess ?? ours;
    }

    private async Task<(AzureOutcome, LanguageGuess?)> AskAsync(string text, string conversation, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            using var message = pipeline.CreateMessage();
            message.Request.Method = RequestMethod.Post;
            message.Request.Uri.Reset(address);
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Headers.Add("Accept", "application/json");
            message.Request.Content = RequestContent.Create(AzureRequest.Of(PersonalDataMask.Mask(text).Text, conversation));
            await pipeline.SendAsync(message, both.Token);
            if (message.Response.Status == 200) return AzureAnswer.Read(message.Response.Content.ToMemory());
            var (outcome, rest) = AzureOutcomes.Of(message.Response.Status, message.Response.Headers.TryGetValue("Retry-After", out var after) && int.TryParse(after, System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? seconds : null);
            Rest(rest);
            return (outcome, null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (AzureOutcome.TooLate, null);
        }
        catch (Exception failed) when (failed is RequestFailedException or AggregateException or IOException or HttpRequestException)
        {
            Rest(TimeSpan.FromSeconds(30));
            return (AzureOutcome.Unreachable, null);
        }
        catch (JsonException)
        {
            return (AzureOutcome.Unreadable, null);
        }
    }

    private void Rest(TimeSpan rest)
    {
        if (rest > TimeSpan.Zero) Interlocked.Exchange(ref restUntil, (time.GetUtcNow() + rest).Ticks);
    }
}
