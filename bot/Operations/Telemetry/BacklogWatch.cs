using System.Diagnostics.Metrics;
using WijkBot.Delivery;
using WijkBot.Storage;

namespace WijkBot.Operations.Telemetry;

/// <summary>Looks every ten seconds how the store stands, and shows it as numbers: what waits, since when, what can never go on.</summary>
/// <param name="store">What is looked at.</param>
/// <param name="clock">The time.</param>
public sealed class BacklogWatch(IStore store, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);
    private readonly Meter meter = new(Meters.Name);
    private volatile Backlog? last;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Show("wijkbot.inbox.waiting", "{mailbox}", "Mailboxes whose turn has not begun", backlog => backlog.Inbox.Waiting);
        Show("wijkbot.inbox.oldest.age", "s", "How long the oldest of them waits", backlog => Age(backlog.Inbox));
        Show("wijkbot.outbox.waiting", "{recipient}", "Recipients with messages, none of them on its way", backlog => backlog.Outbox.Waiting);
        Show("wijkbot.outbox.oldest.age", "s", "How long the oldest of them waits", backlog => Age(backlog.Outbox));
        Show("wijkbot.dead_letters", "{item}", "What can never go on, at most 1000: see the command stilstaand", backlog => backlog.Dead);
        Show("wijkbot.leases.held", "{lease}", "Mailboxes and recipients that a replica works on", backlog => backlog.Held);
        Show("wijkbot.replicas", "{replica}", "Processes that share the store", backlog => backlog.Replicas);
        meter.CreateObservableGauge("wijkbot.store.available", () => store.IsAvailable ? 1 : 0, "1", "1 while the store can commit");
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                last = await store.BacklogAsync(stoppingToken);
            }
            catch (StoreUnavailableException)
            {
                last = null; // old numbers would look as if all were well; wijkbot.store.available says why there are none
            }
            await Task.Delay(LookEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Show(string name, string unit, string description, Func<Backlog, double> value) =>
        meter.CreateObservableGauge(name, () => last is { } backlog ? [new Measurement<double>(value(backlog))] : Array.Empty<Measurement<double>>(), unit, description);

    private double Age(Queue queue) => queue.Since is { } since ? Math.Max(0, (clock.GetUtcNow() - since).TotalSeconds) : 0;

    /// <inheritdoc />
    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }
}
