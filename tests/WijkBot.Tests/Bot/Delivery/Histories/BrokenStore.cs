using WijkBot.Channels;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Delivery.Histories;

/// <summary>A store that breaks one promise, as a careless change could.</summary>
/// <param name="inner">A store that keeps them.</param>
/// <param name="promise">Which one it breaks, 1 to 6.</param>
internal sealed class BrokenStore(IStore inner, int promise) : IStore
{
    private readonly List<InboxItem> notOnDisk = [];
    private Claim? last;
    private int accepted;

    public bool IsAvailable => inner.IsAvailable;

    public Task Lost => inner.Lost;

    public async Task<Accepted> AcceptAsync(InboxItem item, CancellationToken cancel)
    {
        switch (promise)
        {
            case 1 when item.Due is null && await IsNewAsync(item, cancel):
                return Accepted.New; // answered before it was written
            case 2:
                return await inner.AcceptAsync(item, cancel) == Accepted.New ? Accepted.New
                    : await inner.AcceptAsync(item with { Key = $"{item.Key}/{++accepted}" }, cancel); // takes it as another
            case 6 when notOnDisk.TrueForAll(kept => kept.Key != item.Key) && await IsNewAsync(item, cancel):
                notOnDisk.Add(item); // kept in memory until the next turn
                return Accepted.New;
            default:
                return notOnDisk.Exists(kept => kept.Key == item.Key) ? Accepted.Duplicate : await inner.AcceptAsync(item, cancel);
        }
    }

    private async Task<bool> IsNewAsync(InboxItem item, CancellationToken cancel) =>
        (await inner.HeldAboutAsync(item.Mailbox, cancel)).Received.All(known => known.Key != item.Key);

    public async Task<Claim?> ClaimAsync(TimeSpan wait, CancellationToken cancel)
    {
        foreach (var item in notOnDisk)
            await inner.AcceptAsync(item, cancel);
        notOnDisk.Clear();
        var claim = await inner.ClaimAsync(wait, cancel);
        return last = claim ?? (promise == 3 ? last : null); // who finds nothing takes what another holds
    }

    public Task<bool> CommitAsync(Claim claim, Changes changes, CancellationToken cancel)
    {
        last = null;
        return inner.CommitAsync(claim, changes, cancel);
    }

    public Task ReleaseAsync(Claim claim, TimeSpan? again, string why, CancellationToken cancel) => inner.ReleaseAsync(claim, again, why, cancel);

    public Task<IReadOnlyList<WijkBot.Storage.Delivery>> DeliveriesAsync(int max, TimeSpan wait, CancellationToken cancel) => inner.DeliveriesAsync(max, wait, cancel);

    public Task SettleAsync(WijkBot.Storage.Delivery delivery, Settlement settlement, IReadOnlyList<InboxItem> follow, CancellationToken cancel) =>
        inner.SettleAsync(delivery, promise == 4 && settlement.State == OutboxState.Unknown ? new Settlement(OutboxState.Never) : settlement, follow, cancel); // given up in silence

    public async Task<OutboxItem?> StatusAsync(StatusReport report, CancellationToken cancel) =>
        await inner.StatusAsync(report, cancel) is { } item ? promise == 5 ? item with { Status = report.Status } : item : null; // the last word wins

    public Task<long> ReserveAsync(string series, int count, CancellationToken cancel) => inner.ReserveAsync(series, count, cancel);

    public Task<IReadOnlyList<StoredRecord>> FindAsync(RecordQuery query, CancellationToken cancel) => inner.FindAsync(query, cancel);

    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancel) => inner.DeadLettersAsync(max, cancel);

    public async Task<Held> HeldAboutAsync(string owner, CancellationToken cancel)
    {
        var held = await inner.HeldAboutAsync(owner, cancel);
        return held with { Received = [.. held.Received, .. notOnDisk.Where(item => item.Mailbox == owner)] };
    }

    public Task<int> ForgetAsync(Forgetting what, int slice, CancellationToken cancel) => inner.ForgetAsync(what, slice, cancel);

    public Task<Backlog> BacklogAsync(CancellationToken cancel) => inner.BacklogAsync(cancel);

    public Task BackupAsync(Stream destination, CancellationToken cancel) => inner.BackupAsync(destination, cancel);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
