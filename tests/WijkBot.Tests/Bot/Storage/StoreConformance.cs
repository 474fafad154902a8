using WijkBot.Channels;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Storage;

/// <summary>What every store must keep, whatever it is built on. A store's own tests inherit these facts.</summary>
public abstract partial class StoreConformance : IAsyncLifetime
{
    /// <summary>The time, as the store sees it.</summary>
    protected JumpingClock Clock { get; } = new(Some.Monday);

    /// <summary>Ends calls when the test run is stopped.</summary>
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The store under test.</summary>
    protected IStore Store { get; private set; } = null!;

    /// <summary>Opens the store on the same data as before.</summary>
    protected abstract Task<IStore> OpenAsync();

    /// <summary>Opens a store on what a process that was killed at this moment leaves behind. <see cref="Store"/> is that process.</summary>
    protected abstract Task<IStore> OpenAfterKillAsync();

    /// <summary>Opens a store on a backup.</summary>
    protected abstract Task<IStore> OpenBackupAsync(byte[] backup);

    /// <summary>Changes that the store must refuse.</summary>
    protected abstract Changes Refused { get; }

    public virtual async ValueTask InitializeAsync() => Store = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task RestartAsync()
    {
        await Store.DisposeAsync();
        Store = await OpenAsync();
    }

    protected Task<Accepted> AcceptAsync(InboxItem item) => Store.AcceptAsync(item, Cancel);

    /// <summary>What can be claimed at this moment, or null.</summary>
    protected Task<Claim?> ClaimAsync() => Store.ClaimAsync(TimeSpan.Zero, Cancel);

    protected async Task<Claim> ClaimedAsync() => await ClaimAsync() ?? throw new InvalidOperationException("nothing to claim");

    /// <summary>Handles the next item with these changes.</summary>
    protected async Task<string?> HandleAsync(Changes? changes = null)
    {
        var claim = await ClaimedAsync();
        Assert.True(await Store.CommitAsync(claim, changes ?? new Changes(), Cancel));
        return claim.Item.Activity.Text;
    }

    /// <summary>Accepts an item and handles it with these changes.</summary>
    protected async Task TurnAsync(string key, Changes changes, string mailbox = Some.Resident)
    {
        await AcceptAsync(Some.Item(key, mailbox));
        await HandleAsync(changes);
    }

    /// <summary>What can be sent at this moment.</summary>
    protected Task<IReadOnlyList<WijkBot.Storage.Delivery>> DeliveriesAsync() => Store.DeliveriesAsync(100, TimeSpan.Zero, Cancel);

    protected async Task<WijkBot.Storage.Delivery> DeliveryAsync() => Assert.Single(await DeliveriesAsync());

    protected Task SettleAsync(WijkBot.Storage.Delivery delivery, Settlement settlement, params InboxItem[] follow) =>
        Store.SettleAsync(delivery, settlement, follow, Cancel);

    protected async Task<List<string>> TextsWaitingAsync()
    {
        var texts = new List<string>();
        while (await ClaimAsync() is { } claim)
        {
            texts.Add(claim.Item.Activity.Text!);
            await Store.CommitAsync(claim, new Changes(), Cancel);
        }
        return texts;
    }
}
