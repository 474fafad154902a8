using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Channels;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;

namespace WijkBot.Tests.Bot.Storage.LiteDb;

/// <summary>A disk that is full, read-only or broken: nothing is half done, and the store goes on by itself where it can.</summary>
public sealed class DiskFaultTests : IAsyncDisposable
{
    private static readonly IOException Full = new("No space left on device");
    private static readonly UnauthorizedAccessException ReadOnly = new("Read-only file system");
    private readonly FakeTimeProvider clock = new(Some.Monday);
    private readonly FaultyFile data = new();
    private readonly FaultyFile log = new();
    private readonly LiteDbStore store;

    public DiskFaultTests() => store = Open();

    public static TheoryData<bool> Kinds => [true, false];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private LiteDbStore Open() => new(data, log, clock, NullLogger<LiteDbStore>.Instance);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_could_not_be_written_did_not_happen_and_the_store_recovers(bool full)
    {
        await store.AcceptAsync(Some.Item("voor"), Cancel);
        log.OnWrite = full ? Full : ReadOnly;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AcceptAsync(Some.Item("tijdens"), Cancel));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AcceptAsync(Some.Item("tijdens"), Cancel));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReserveAsync("M", 1, Cancel));
        Assert.False(store.IsAvailable);
        clock.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AcceptAsync(Some.Item("nog steeds"), Cancel));

        log.OnWrite = null;
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(Accepted.New, await store.AcceptAsync(Some.Item("tijdens"), Cancel));
        Assert.True(store.IsAvailable);
        Assert.Equal(["voor", "tijdens"], await HandledAsync(store));
        Assert.False(store.Lost.IsCompleted);
    }

    [Fact]
    public async Task A_turn_that_could_not_be_committed_comes_again_and_is_not_counted_against_it()
    {
        await store.AcceptAsync(Some.Item("een"), Cancel);
        var claim = (await store.ClaimAsync(TimeSpan.Zero, Cancel))!;
        log.OnWrite = Full;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CommitAsync(claim, new Changes { State = "1", Outbox = [Some.Reply("r1")] }, Cancel));
        Assert.False(await store.CommitAsync(claim, new Changes { State = "2" }, Cancel));
        Assert.Empty(await store.DeliveriesAsync(10, TimeSpan.Zero, Cancel));

        log.OnWrite = null;
        clock.Advance(TimeSpan.FromSeconds(2));
        var again = (await store.ClaimAsync(TimeSpan.Zero, Cancel))!;
        Assert.Equal((null, 0), (again.State, again.Attempts));
        Assert.True(await store.CommitAsync(again, new Changes { State = "1", Outbox = [Some.Reply("r1")] }, Cancel));
        Assert.Single(await store.DeliveriesAsync(10, TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task Deliveries_that_were_taken_while_the_store_could_not_be_read_come_again()
    {
        await store.AcceptAsync(Some.Item("een"), Cancel);
        var claim = (await store.ClaimAsync(TimeSpan.Zero, Cancel))!;
        await store.CommitAsync(claim, new Changes { Outbox = [Some.Reply("kaart", "teams|kanaal"), Some.Reply("vervolg", "teams|draad") with { Follows = "eerder" }] }, Cancel);
        await UnreadableAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.DeliveriesAsync(10, TimeSpan.Zero, Cancel));

        await ReadableAsync();
        var taken = await store.DeliveriesAsync(10, TimeSpan.Zero, Cancel);
        Assert.Equal(["kaart", "vervolg"], taken.Select(delivery => delivery.Item.Id));
    }

    [Fact]
    public async Task A_timer_whose_time_comes_while_the_store_cannot_be_read_comes_when_it_can()
    {
        await store.AcceptAsync(Some.Item("een"), Cancel);
        var claim = (await store.ClaimAsync(TimeSpan.Zero, Cancel))!;
        await store.CommitAsync(claim, new Changes { Inbox = [Some.Item("wekker", text: "wekker", due: Some.Monday.AddSeconds(3))] }, Cancel);
        await UnreadableAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ClaimAsync(TimeSpan.Zero, Cancel));

        await ReadableAsync();
        Assert.Equal("wekker", (await store.ClaimAsync(TimeSpan.Zero, Cancel))!.Item.Activity.Text);
    }

    private async Task UnreadableAsync()
    {
        (log.OnWrite, data.OnWrite) = (Full, Full);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReserveAsync("M", 1, Cancel));
        clock.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReserveAsync("M", 1, Cancel)); // the repair fails: the engine is closed now
    }

    private async Task ReadableAsync()
    {
        (log.OnWrite, data.OnWrite) = (null, null);
        clock.Advance(TimeSpan.FromSeconds(2));
        await store.ReserveAsync("M", 1, Cancel);
    }

    [Fact]
    public async Task A_turn_that_ran_ahead_of_an_acceptance_that_failed_changes_nothing()
    {
        log.OnWrite = Full;
        var accept = store.AcceptAsync(Some.Item("een"), Cancel);
        var claim = await store.ClaimAsync(TimeSpan.Zero, Cancel);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => accept);
        log.OnWrite = null;
        clock.Advance(TimeSpan.FromSeconds(2));
        if (claim is not null)
            Assert.False(await store.CommitAsync(claim, new Changes { State = "1", Outbox = [Some.Reply("r1")] }, Cancel));
        Assert.Empty(await store.DeliveriesAsync(10, TimeSpan.Zero, Cancel));
        Assert.Null(await store.ClaimAsync(TimeSpan.Zero, Cancel));
        Assert.Equal(Accepted.New, await store.AcceptAsync(Some.Item("een"), Cancel));
        Assert.Equal(["een"], await HandledAsync(store));
    }

    [Fact]
    public async Task A_checkpoint_that_fails_half_way_loses_nothing()
    {
        for (var n = 0; n < 20; n++)
            await store.AcceptAsync(Some.Item($"{n:00}"), Cancel);
        data.OnWrite = Full;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.BackupAsync(Stream.Null, Cancel));
        data.OnWrite = null;
        clock.Advance(TimeSpan.FromSeconds(2));
        await store.AcceptAsync(Some.Item("20"), Cancel);
        await using (var copy = Open())
            Assert.Equal(21, (await HandledAsync(copy)).Count);
    }

    [Fact]
    public async Task After_a_flush_that_failed_only_a_new_process_goes_on()
    {
        log.OnFlush = new IOException("Input/output error");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AcceptAsync(Some.Item("een"), Cancel));
        await store.Lost.WaitAsync(Cancel);
        log.OnFlush = null;
        clock.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AcceptAsync(Some.Item("een"), Cancel));
    }

    [Fact]
    public async Task An_open_cursor_holds_up_no_commit()
    {
        await store.AcceptAsync(Some.Item("een"), Cancel);
        using var reading = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var reader = Task.Run(() => store.ReadAsync(engine =>
        {
            using var cursor = engine.Query("inbox", new LiteDB.Query());
            cursor.Read();
            reading.Set();
            return go.Wait(TimeSpan.FromMinutes(1), Cancel);
        }), Cancel);
        reading.Wait(Cancel);
        await store.AcceptAsync(Some.Item("twee"), Cancel);
        // a checkpoint has to wait for the reader; it gives up within the engine's time-out, and commits go on
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.BackupAsync(Stream.Null, Cancel));
        await store.AcceptAsync(Some.Item("drie"), Cancel);
        go.Set();
        Assert.True(await reader);
        await store.BackupAsync(Stream.Null, Cancel);
        Assert.Equal(["een", "twee", "drie"], await HandledAsync(store));
    }

    private static async Task<List<string>> HandledAsync(LiteDbStore store)
    {
        var keys = new List<string>();
        while (await store.ClaimAsync(TimeSpan.Zero, Cancel) is { } claim)
        {
            keys.Add(claim.Item.Key[(claim.Item.Key.LastIndexOf('|') + 1)..]);
            await store.CommitAsync(claim, new Changes(), Cancel);
        }
        return keys;
    }
}
