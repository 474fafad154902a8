using System.Diagnostics.Metrics;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;

namespace WijkBot.Kennis;

/// <summary>Tells operators what became of a changed content file: in the log, and as the number <c>wijkbot_content_faults</c> of <c>/metrics</c>.</summary>
/// <param name="watch">Reads the changed files.</param>
/// <param name="log">Where it is told.</param>
public sealed partial class ContentWatching(ContentWatch watch, ILogger<ContentWatching> log) : IHostedService, IDisposable
{
    private readonly Meter meter = new("WijkBot");

    /// <inheritdoc />
    public void Dispose() => meter.Dispose();

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        meter.CreateObservableGauge("wijkbot.content.faults", () => watch.Faults.Count, "{fault}", "Faults in the content files as they stand now; the last good reading answers");
        watch.Reloaded += Tell;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        watch.Reloaded -= Tell;
        return Task.CompletedTask;
    }

    private void Tell(KnowledgeResult result)
    {
        if (result.Knowledge is { } knowledge) TakenOver(knowledge.Entries.Count);
        foreach (var fault in result.Faults) Wrong(fault);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The content was read again: {Entries} entries")]
    private partial void TakenOver(int entries);

    [LoggerMessage(Level = LogLevel.Error, Message = "The content has a fault, so the last good reading goes on answering: {Fault}")]
    private partial void Wrong(ContentFault fault);
}

/// <summary>Adds what keeps the knowledge up to date: the watch over the content folder, and the answers given at run time.</summary>
public static class KennisServices
{
    /// <summary>Reads content files again when they change.</summary>
    /// <param name="services">Where.</param>
    /// <param name="folder">The folder that was read.</param>
    public static void AddContentWatch(this IServiceCollection services, string folder)
    {
        services.AddSingleton(given => new ContentWatch(folder, given.GetRequiredService<KnowledgeBase>(), given.GetRequiredService<TimeProvider>()));
        services.AddHostedService<ContentWatching>();
        services.AddHostedService<GivenAnswers>();
        services.AddSingleton<ITurnHandler, Proposals>();
    }
}
