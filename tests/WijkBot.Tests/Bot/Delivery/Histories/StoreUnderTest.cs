using WijkBot.Storage;
using WijkBot.Tests.Bot.Storage;

namespace WijkBot.Tests.Bot.Delivery.Histories;

/// <summary>A store that can be killed.</summary>
internal abstract class StoreUnderTest : IAsyncDisposable
{
    private readonly Func<IStore, IStore> wrap;

    /// <param name="wrap">Puts a fault before the store.</param>
    protected StoreUnderTest(Func<IStore, IStore>? wrap) => this.wrap = wrap ?? (store => store);

    public JumpingClock Clock { get; } = new(Some.Monday);

    /// <summary>What it does not answer in this time waits for its clock.</summary>
    public virtual TimeSpan Moment => TimeSpan.FromMilliseconds(1);

    public IStore Store { get; private set; } = null!;

    /// <summary>The store itself, without the fault.</summary>
    protected IStore Inner { get; private set; } = null!;

    /// <summary>Opens what a process that dies at this moment leaves.</summary>
    public abstract Task KillAsync();

    public async Task RestartAsync()
    {
        await Inner.DisposeAsync();
        Use(await OpenAsync());
    }

    protected abstract Task<IStore> OpenAsync();

    protected void Use(IStore store)
    {
        Inner = store;
        Store = wrap(store);
    }

    public virtual ValueTask DisposeAsync() => Inner.DisposeAsync();
}
