using WijkBot.Knowledge.Content;

namespace WijkBot.Operations;

/// <summary>Trains the language models and indexes the content while the rest starts: the first resident must not wait a second for it.</summary>
/// <param name="knowledge">Has them.</param>
public sealed class Training(KnowledgeBase knowledge) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(Prepare, stoppingToken);

    /// <summary>What training leaves behind, some 100 MB, goes back to the machine at once: an idle program may not collect for hours.</summary>
    private void Prepare()
    {
        knowledge.Prepare();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
