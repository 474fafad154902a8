using WijkBot.Cases;
using WijkBot.Conversations.Activiteiten;
using WijkBot.Kennis;
using WijkBot.Knowledge.Content;
using WijkBot.Media;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Delivery;

/// <summary>Every day removes conversation rows that were handled longer ago than they may be kept, what closed cases may not keep longer, photos that nobody needs, lists of what is over and old lines of the audit log; writes how many.</summary>
/// <param name="store">What is cleaned.</param>
/// <param name="cases">Cleans cases.</param>
/// <param name="photos">Cleans photos of talks that became no case.</param>
/// <param name="lists">Cleans lists of activities that are over.</param>
/// <param name="knowledge">When the office opens: it reads which proposed answers go.</param>
/// <param name="clock">The time.</param>
/// <param name="log">What was removed; never content.</param>
public sealed partial class Retention(IStore store, CaseRetention cases, MediaRetention photos, SignUpRetention lists, KnowledgeBase knowledge, TimeProvider clock, ILogger<Retention> log) : BackgroundService
{
    /// <summary>Text of conversations: 28 days (rules of the municipality, <c>Retention</c>).</summary>
    private static readonly TimeSpan Conversations = TimeSpan.FromDays(28);

    /// <summary>Small enough that a turn between two slices waits only milliseconds.</summary>
    private const int Slice = 200;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                Removed(await CleanAsync(stoppingToken), Conversations.Days);
                await store.AcceptAsync(Proposals.Of(clock.GetUtcNow(), knowledge), stoppingToken);
                await store.AcceptAsync(AuditRetention.Of(clock.GetUtcNow()), stoppingToken);
                TimeOver(await cases.CleanAsync(stoppingToken));
                Orphans(await photos.CleanAsync(stoppingToken));
                ListsOver(await lists.CleanAsync(stoppingToken));
            }
            catch (StoreUnavailableException fault)
            {
                NotCleaned(fault);
            }
        }
        while (await daily.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task<int> CleanAsync(CancellationToken cancel)
    {
        var before = new Forgetting(null, clock.GetUtcNow() - Conversations);
        var removed = 0;
        while (await store.ForgetAsync(before, Slice, cancel) is > 0 and var some)
            removed += some;
        return removed;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention removed {Rows} conversation rows older than {Days} days")]
    private partial void Removed(int rows, int days);

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: the time of photos or words is over in {Cases} cases")]
    private partial void TimeOver(int cases);

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention removed {Photos} photos of conversations that became no case")]
    private partial void Orphans(int photos);

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: {Lists} activities with a list are over")]
    private partial void ListsOver(int lists);

    [LoggerMessage(Level = LogLevel.Error, Message = "Retention could not clean: the store is unavailable")]
    private partial void NotCleaned(Exception fault);
}
