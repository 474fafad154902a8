using WijkBot.Channels.Activities;
using WijkBot.Storage;

namespace WijkBot.Delivery;

/// <summary>Gets an activity ready for its turn: fetches its photos, which a turn itself must not do. May take seconds; other mailboxes go on.</summary>
public delegate ValueTask<Activity> PrepareActivity(Activity activity, CancellationToken cancel);

/// <summary>Claims mailboxes, runs their turns and commits them. A turn that fails comes again; after the last time it is a dead letter.</summary>
/// <param name="store">Where mailboxes stand.</param>
/// <param name="handlers">One per kind of mailbox.</param>
/// <param name="prepare">Gets activities ready.</param>
/// <param name="hub">Has callers that wait for an answer.</param>
/// <param name="clock">The time of a turn.</param>
/// <param name="log">Faults; never content.</param>
public sealed partial class Pump(
    IStore store, IEnumerable<ITurnHandler> handlers, PrepareActivity prepare, Hub hub, TimeProvider clock, ILogger<Pump> log) : BackgroundService
{
    /// <summary>A worker mostly waits for the commit that it shares with others: with few workers a group would stay small.</summary>
    private const int Workers = 192;

    /// <summary>Far more than any turn takes; what hangs must not hold its mailbox for ever.</summary>
    private static readonly TimeSpan TurnMayTake = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WhileUnavailable = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan[] Again = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)];
    private readonly ITurnHandler[] kinds = [.. handlers];

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), CancellationToken.None)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await store.ClaimAsync(LookEvery, stopping) is { } claim)
                    await HandleAsync(claim);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (StoreUnavailableException fault)
            {
                StoreUnavailable(fault);
                await Task.Delay(WhileUnavailable, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>A turn that has begun is finished, also while stopping: it is short, and its claim must not hang.</summary>
    private async Task HandleAsync(Claim claim)
    {
        using var span = Tracing.Turn(claim.Item);
        var started = clock.GetTimestamp();
        try
        {
            var activity = await prepare(claim.Item.Activity, CancellationToken.None);
            var item = claim.Item with { Activity = activity };
            var handler = Array.Find(kinds, kind => kind.Owns(claim.Mailbox)) ?? throw new InvalidOperationException("No handler owns this mailbox");
            var turn = handler.HandleAsync(new Turn(claim.Mailbox, claim.State, item, clock.GetUtcNow()), CancellationToken.None);
            var result = turn.IsCompletedSuccessfully ? turn.Result : await turn.AsTask().WaitAsync(TurnMayTake, clock);
            var changes = result.Changes with { Keep = result.Changes.Keep ?? KeptOf(claim.Item.Activity, activity), Outbox = [.. result.Changes.Outbox.Select(Stamped)], Inbox = Traced(result.Changes.Inbox) };
            var committed = await store.CommitAsync(claim, changes, CancellationToken.None);
            if (committed)
                hub.Answer(claim.Item, result.Answer);
            Meters.Turn(committed ? "handled" : "fenced", clock.GetElapsedTime(started));
        }
        catch (StoreUnavailableException fault)
        {
            // a commit that failed has given the claim back already; a read that failed says nothing against the item
            StoreUnavailable(fault);
            await store.ReleaseAsync(claim, WhileUnavailable, "de opslag was niet bereikbaar", CancellationToken.None);
        }
        catch (Exception fault)
        {
            TurnFailed(fault, claim.Attempts + 1);
            Tracing.End(span, "failed", isFault: true);
            Meters.Turn("failed", clock.GetElapsedTime(started));
            await store.ReleaseAsync(claim, claim.Attempts < Again.Length ? Again[claim.Attempts] : null, fault.GetType().Name + ": " + fault.Message, CancellationToken.None);
        }
    }

    private static Activity? KeptOf(Activity accepted, Activity prepared) =>
        Privacy.WithoutNumbers(prepared) ?? (ReferenceEquals(accepted, prepared) ? null : prepared);

    /// <summary>A look-up after an unknown outcome tells this message from an older one with the same words by its time.</summary>
    private OutboxItem Stamped(OutboxItem item) => item with
    {
        Message = item.Message with
        {
            Activity = item.Message.Activity.Timestamp is not null ? item.Message.Activity : item.Message.Activity with { Timestamp = clock.GetUtcNow() },
            Traceparent = Tracing.Parent,
        },
    };

    /// <summary>What goes to other mailboxes now is the same trace; what a timer does later is not.</summary>
    private static IReadOnlyList<InboxItem> Traced(IReadOnlyList<InboxItem> items) => Tracing.Parent is not { } parent ? items
        : [.. items.Select(item => item.Due is null ? item with { Traceparent = parent } : item)];

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed, attempt {Attempt}")]
    private partial void TurnFailed(Exception fault, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store is unavailable: turns wait")]
    private partial void StoreUnavailable(Exception fault);
}
