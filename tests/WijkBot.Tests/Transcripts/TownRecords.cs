using WijkBot.Channels;
using WijkBot.Storage;

namespace WijkBot.Tests.Transcripts;

/// <summary>What a conversation reads of a store: records and references, in memory. Delivery is played by <see cref="Town"/>.</summary>
internal sealed class TownRecords : IStore
{
    private readonly Dictionary<(string Kind, string Id), StoredRecord> records = [];
    private readonly Dictionary<string, long> series = new() { ["M"] = 42, ["I"] = 12, ["V"] = 77, ["T"] = 5, ["B"] = 12 };

    /// <summary>What stands in Teams, by the provider's id.</summary>
    public Dictionary<string, OutboxItem> Posted { get; } = [];

    private readonly Dictionary<string, List<StoredRecord>> owned = [];

    public IEnumerable<StoredRecord> All => records.Values;
    public bool IsAvailable => true;
    public Task Lost { get; } = new TaskCompletionSource().Task;

    public void Write(StoredRecord record)
    {
        if (records.Remove((record.Kind, record.Id), out var old) && old.Owner is { } owner) owned[owner].Remove(old);
        if (record.Json is null) return;
        records[(record.Kind, record.Id)] = record;
        if (record.Owner is not { } now) return;
        if (!owned.TryGetValue(now, out var theirs)) owned.Add(now, theirs = []);
        theirs.Add(record);
    }

    public Task<long> ReserveAsync(string name, int count, CancellationToken cancel)
    {
        var first = series[name];
        series[name] = first + count;
        return Task.FromResult(first);
    }

    public Task<IReadOnlyList<StoredRecord>> FindAsync(RecordQuery query, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<StoredRecord>>([.. Likely(query)
            .Where(r => r.Kind == query.Kind && (query.Id is null || r.Id == query.Id) && (query.Owner is null || r.Owner == query.Owner)
                && (query.Wijk is null || r.Wijk == query.Wijk) && (query.Statuses is null || query.Statuses.Contains(r.Status!)) && (query.Since is null || r.At >= query.Since)
                && (query.Until is null || r.At <= query.Until))
            .OrderByDescending(r => r.At).ThenByDescending(r => r.Id, StringComparer.Ordinal).Take(query.Max)]);

    private IEnumerable<StoredRecord> Likely(RecordQuery query) =>
        query.Id is { } id ? records.TryGetValue((query.Kind, id), out var one) ? [one] : [] : query.Owner is { } owner ? owned.GetValueOrDefault(owner, []) : records.Values;

    public Task<Accepted> AcceptAsync(InboxItem item, CancellationToken cancel) => throw new NotSupportedException();
    public Task<Claim?> ClaimAsync(TimeSpan wait, CancellationToken cancel) => throw new NotSupportedException();
    public Task<bool> CommitAsync(Claim claim, Changes changes, CancellationToken cancel) => throw new NotSupportedException();
    public Task ReleaseAsync(Claim claim, TimeSpan? again, string why, CancellationToken cancel) => throw new NotSupportedException();
    public Task<IReadOnlyList<WijkBot.Storage.Delivery>> DeliveriesAsync(int max, TimeSpan wait, CancellationToken cancel) => throw new NotSupportedException();
    public Task SettleAsync(WijkBot.Storage.Delivery delivery, Settlement settlement, IReadOnlyList<InboxItem> follow, CancellationToken cancel) => throw new NotSupportedException();
    public Task<OutboxItem?> StatusAsync(StatusReport report, CancellationToken cancel) => Task.FromResult(Posted.GetValueOrDefault(report.ProviderId));
    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancel) => throw new NotSupportedException();
    public Task<Held> HeldAboutAsync(string owner, CancellationToken cancel) => throw new NotSupportedException();
    public Task<int> ForgetAsync(Forgetting what, int slice, CancellationToken cancel) => throw new NotSupportedException();
    public Task<Backlog> BacklogAsync(CancellationToken cancel) => throw new NotSupportedException();
    public Task BackupAsync(Stream destination, CancellationToken cancel) => throw new NotSupportedException();
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
