using WijkBot.Knowledge.Content;

namespace WijkBot.Operations;

/// <summary>Trains the language models and indexes the content while the rest starts: the first resident must not wait a second for it.</summary>
/// <param name="knowledge">Has them.</param>
public sealed class Training(KnowledgeBase knowledge) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(knowledge.Prepare, stoppingToken);
}
