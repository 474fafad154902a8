using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Kennis;

/// <summary>
/// Brings answers that were given at run time from the store into the knowledge: at the start, and then every few seconds what changed, so that every replica
/// tells them. They win over files that were checked earlier.
/// </summary>
/// <param name="store">Has them.</param>
/// <param name="knowledge">Gets them.</param>
/// <param name="clock">Reckons the pause.</param>
/// <param name="log">Says when the store cannot be read.</param>
public sealed partial class GivenAnswers(IStore store, KnowledgeBase knowledge, TimeProvider clock, ILogger<GivenAnswers> log) : BackgroundService
{
    /// <summary>An answer that was kept is known everywhere within this time.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private const int Most = 10_000;

    private DateTimeOffset newest = DateTimeOffset.MinValue;

    /// <summary>Reads the store once; nothing changes when nothing is new.</summary>
    public async Task ReadAsync(CancellationToken cancel)
    {
        var changed = await store.FindAsync(new RecordQuery(GivenAnswer.RecordKind) { Since = newest, Max = 1 }, cancel);
        if (changed is not [var last] || last.At == newest) return;
        newest = last.At;
        var kept = await store.FindAsync(new RecordQuery(GivenAnswer.RecordKind) { Statuses = [GivenAnswer.Kept], Max = Most }, cancel);
        knowledge.Give([.. kept.Select(record => GivenAnswer.Read(record).ToEntry())]);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pause = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (StoreUnavailableException fault)
            {
                NotRead(fault);
            }
        }
        while (await pause.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answers given at run time could not be read; those known already stay")]
    private partial void NotRead(Exception fault);
}
