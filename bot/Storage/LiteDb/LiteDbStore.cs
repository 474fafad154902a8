using WijkBot.Channels;
using WijkBot.Storage.LiteDb.Memory;
using WijkBot.Storage.LiteDb.Pages;
using WijkBot.Storage.LiteDb.Rows;
using WijkBot.Storage.LiteDb.Writes;

namespace WijkBot.Storage.LiteDb;

/// <summary>
/// The embedded store: one process, one LiteDB file. What waits is in memory, over the same tables; every change goes through the one writer,
/// which commits many at once.
/// </summary>
internal sealed class LiteDbStore : IStore
{
    private static readonly TimeSpan ReportsOvertake = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterFailedRead = TimeSpan.FromSeconds(1);
    private readonly Database database;
    private readonly PageFile dataFile;
    private readonly FileStream? lockFile;
    private readonly Working working;
    private readonly Writer writer;
    private readonly Reader reader;
    private readonly SemaphoreSlim backups = new(1);
    private bool closed;

    /// <summary>Opens a store on page files.</summary>
    public LiteDbStore(PageFile dataFile, PageFile logFile, TimeProvider clock, ILogger<LiteDbStore> log, FileStream? lockFile = null)
    {
        (this.dataFile, this.lockFile) = (dataFile, lockFile);
        database = new Database(dataFile, logFile);
        working = new Working(clock);
        Fill.From(database.Engine, working);
        reader = new Reader(database);
        writer = new Writer(database, working, log);
    }

    /// <summary>Opens or creates the file; its log and its lock lie beside it.</summary>
    /// <exception cref="SettingsFaultException">Another process has it open, or it cannot be opened.</exception>
    public static LiteDbStore Open(string path, TimeProvider clock, ILogger<LiteDbStore> log)
    {
        var (lockFile, dataFile, logFile) = StoreFiles.Open(path);
        return new LiteDbStore(dataFile, logFile, clock, log, lockFile);
    }

    /// <inheritdoc />
    public Task Lost => writer.Lost;

    /// <inheritdoc />
    public bool IsAvailable => writer.IsAvailable;

    /// <inheritdoc />
    public Task<Accepted> AcceptAsync(InboxItem item, CancellationToken cancel)
    {
        Keys.Checked(item.Key);
        Keys.Checked(item.Mailbox);
        var waiting = new Waiting(item.AsStored(), StoredItem.Write(item));
        Write<Accepted> write;
        lock (working.Gate)
            write = working.Known.Add(item.Key) ? Accept(waiting) : Duplicate(item.Key);
        return write.Task.WaitAsync(cancel);
    }

    private AcceptWrite Accept(Waiting waiting)
    {
        var write = new AcceptWrite(working, waiting);
        working.Inbox.Add(waiting.Item.Mailbox, waiting, waiting.Item.Due);
        if (waiting.Item.Due is null && working.Inbox.TryFind(waiting.Item.Mailbox, out var lane))
        {
            if (working.Inbox.IsTakenAtOnce(lane))
            {
                writer.PutAside(waiting.Acceptance = write);
                return write;
            }
            TakeUp(lane.Items.First!.Value);
        }
        writer.Enqueue(write);
        return write;
    }

    private DuplicateWrite Duplicate(string key)
    {
        var write = new DuplicateWrite(working, key);
        writer.TakeUp();
        writer.Enqueue(write);
        return write;
    }

    /// <summary>What follows from an item stands behind its acceptance in the queue.</summary>
    private void TakeUp(Waiting waiting)
    {
        if (waiting.Acceptance is not { } acceptance)
            return;
        writer.TakeUp(acceptance);
        waiting.Acceptance = null;
    }

    /// <inheritdoc />
    public async Task<Claim?> ClaimAsync(TimeSpan wait, CancellationToken cancel)
    {
        using var patience = new Patience(wait, working.Clock, cancel);
        while (await patience.NextAsync(working.Inbox) is { } lane)
        {
            Waiting? waiting;
            string? state;
            bool known;
            lock (working.Gate)
            {
                waiting = working.Inbox.Take(lane);
                known = working.States.TryGet(lane.Name, out state);
            }
            if (waiting is null)
                continue;
            try
            {
                if (waiting.Sleeps && !await WokenAsync(lane, waiting, cancel))
                    continue;
                if (!known)
                    state = await StateOfAsync(lane, cancel);
            }
            catch
            {
                lock (working.Gate)
                    working.Inbox.Return(lane, AfterFailedRead);
                throw;
            }
            return new Claim(lane.Name, lane.Turn, state, waiting.Item, waiting.Attempts);
        }
        return null;
    }

    private async Task<string?> StateOfAsync(Lane<Waiting> lane, CancellationToken cancel)
    {
        var row = await reader.ReadAsync(engine => engine.Find(Tables.Mailboxes, lane.Name), cancel);
        var state = row?["json"].AsString;
        lock (working.Gate)
            working.States.Set(lane.Name, state);
        return state;
    }

    /// <summary>Reads what a timer is about; false when it was forgotten at the very moment that its time came.</summary>
    private async Task<bool> WokenAsync(Lane<Waiting> lane, Waiting waiting, CancellationToken cancel)
    {
        var row = await reader.ReadAsync(engine => engine.Find(Tables.Timers, waiting.Number), cancel);
        if (row is not null)
        {
            InboxRow.Wake(waiting, row);
            return true;
        }
        lock (working.Gate)
        {
            working.Known.Handled(waiting.Item.Key, working.Clock.GetUtcNow());
            working.Inbox.Leave(lane);
        }
        return false;
    }

    /// <inheritdoc />
    public async Task<bool> CommitAsync(Claim claim, Changes changes, CancellationToken cancel)
    {
        var prepared = new PreparedChanges(changes);
        CommitWrite write;
        lock (working.Gate)
        {
            if (Leave(claim) is not { } lane)
                return false;
            write = new CommitWrite(working, lane, lane.Out!, claim.State, prepared);
            writer.Enqueue(write);
        }
        return await write.Task.WaitAsync(cancel);
    }

    /// <inheritdoc />
    public async Task ReleaseAsync(Claim claim, TimeSpan? again, string why, CancellationToken cancel)
    {
        ReleaseWrite write;
        lock (working.Gate)
        {
            if (Leave(claim) is not { } lane)
                return;
            write = new ReleaseWrite(working, lane, lane.Out!, again, why);
            writer.Enqueue(write);
        }
        await write.Task.WaitAsync(cancel);
    }

    private Lane<Waiting>? Leave(Claim claim)
    {
        if (!working.Inbox.TryFind(claim.Mailbox, out var lane) || lane.Out is null || lane.Turn != claim.Epoch || lane.Leaving)
            return null;
        lane.Leaving = true;
        TakeUp(lane.Out);
        return lane;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Delivery>> DeliveriesAsync(int max, TimeSpan wait, CancellationToken cancel)
    {
        using var patience = new Patience(wait, working.Clock, cancel);
        var taken = new List<Post>();
        while (taken.Count < max && await patience.NextAsync(working.Outbox, waits: taken.Count == 0) is { } lane)
        {
            lock (working.Gate)
            {
                if (working.Outbox.Take(lane) is { } post)
                    taken.Add(post);
            }
        }
        try
        {
            var deliveries = new List<Delivery>(taken.Count);
            foreach (var post in taken)
                deliveries.Add(new Delivery(post.Item, post.Attempts, await FollowedAsync(post.Item.Follows, cancel)));
            return deliveries;
        }
        catch
        {
            lock (working.Gate)
                foreach (var post in taken)
                    if (working.Outbox.TryFind(post.Item.Recipient, out var lane))
                        working.Outbox.Return(lane, AfterFailedRead);
            throw;
        }
    }

    private async Task<string?> FollowedAsync(string? follows, CancellationToken cancel) =>
        follows is null ? null : (await reader.ReadAsync(engine => engine.Find(Tables.Threads, follows), cancel))?["provider"].AsString;

    /// <inheritdoc />
    public async Task SettleAsync(Delivery delivery, Settlement settlement, IReadOnlyList<InboxItem> follow, CancellationToken cancel)
    {
        var prepared = new PreparedChanges(new Changes { Inbox = follow });
        SettleWrite write;
        lock (working.Gate)
        {
            if (!working.Outbox.TryFind(delivery.Item.Recipient, out var lane) || lane.Out?.Item.Id != delivery.Item.Id || lane.Leaving)
                return;
            lane.Leaving = true;
            write = new SettleWrite(working, lane, lane.Out, settlement, prepared);
            writer.Enqueue(write);
        }
        await write.Task.WaitAsync(cancel);
    }

    /// <inheritdoc />
    public async Task<OutboxItem?> StatusAsync(StatusReport report, CancellationToken cancel)
    {
        if (await RowOfAsync(report, cancel) is not { } sent)
            return null;
        var write = new StatusWrite(working, sent, report);
        writer.Enqueue(write);
        return await write.Task.WaitAsync(cancel) is { } row ? OutboxRow.ToItem(row) : null;
    }

    private async Task<long?> RowOfAsync(StatusReport report, CancellationToken cancel)
    {
        Task known;
        lock (working.Gate)
        {
            if (working.Sent.Find(report.Channel, report.ProviderId) is { } sent || working.Outbox.Out == 0)
                return working.Sent.Find(report.Channel, report.ProviderId);
            known = working.Sent.WaitFor(report.Channel, report.ProviderId);
        }
        await Task.WhenAny(known, Task.Delay(ReportsOvertake, working.Clock, cancel));
        lock (working.Gate)
        {
            working.Sent.GiveUp(report.Channel, report.ProviderId);
            return working.Sent.Find(report.Channel, report.ProviderId);
        }
    }

    /// <inheritdoc />
    public Task<long> ReserveAsync(string series, int count, CancellationToken cancel)
    {
        var write = new ReserveWrite(series, count);
        writer.Enqueue(write);
        return write.Task.WaitAsync(cancel);
    }

    /// <summary>Runs a read beside the writer.</summary>
    internal Task<T> ReadAsync<T>(Func<LiteDB.Engine.LiteEngine, T> read) => reader.ReadAsync(read, CancellationToken.None);

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredRecord>> FindAsync(RecordQuery query, CancellationToken cancel) =>
        reader.ReadAsync(engine => Search.Records(engine, query), cancel);

    /// <inheritdoc />
    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancel) =>
        reader.ReadAsync(engine => Search.Dead(engine, max), cancel);

    /// <inheritdoc />
    public async Task<Backlog> BacklogAsync(CancellationToken cancel)
    {
        var dead = await reader.ReadAsync(engine => Search.Dead(engine, Backlog.MostDead).Count, cancel);
        lock (working.Gate)
        {
            return new Backlog(
                working.Inbox.Backlog(waiting => waiting.Item.Due ?? waiting.Item.AcceptedAt), working.Outbox.Backlog(post => post.Item.Due ?? post.Item.Message.Activity.Timestamp),
                dead, working.Inbox.Out + working.Outbox.Out, Replicas: 1);
        }
    }

    /// <inheritdoc />
    public Task<Held> HeldAboutAsync(string owner, CancellationToken cancel) =>
        reader.ReadAsync(engine => Search.HeldAbout(engine, owner), cancel);

    /// <inheritdoc />
    public async Task<int> ForgetAsync(Forgetting what, int slice, CancellationToken cancel)
    {
        int waiting;
        lock (working.Gate)
            waiting = working.Inbox.All.Count() + working.Outbox.All.Count();
        var found = await reader.ReadAsync(engine => Search.ToForget(engine, what, slice, waiting, working.Clock.GetUtcNow()), cancel);
        if (found.Count == 0)
            return 0;
        var write = new ForgetWrite(working, found);
        writer.Enqueue(write);
        return await write.Task.WaitAsync(cancel);
    }

    /// <inheritdoc />
    public async Task BackupAsync(Stream destination, CancellationToken cancel)
    {
        await backups.WaitAsync(cancel);
        try
        {
            using var held = await writer.HoldCheckpointsAsync(cancel);
            await StoreFiles.CopyAsync(dataFile, destination, cancel);
        }
        finally
        {
            backups.Release();
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, true))
            return ValueTask.CompletedTask;
        writer.Dispose();
        working.Dispose();
        reader.Dispose();
        backups.Dispose();
        database.Dispose();
        lockFile?.Dispose();
        return ValueTask.CompletedTask;
    }
}
