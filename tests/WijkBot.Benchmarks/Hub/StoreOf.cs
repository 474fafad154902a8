using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WijkBot.Storage;

namespace WijkBot.Benchmarks.Hub;

/// <summary>A store of its own, through the product's port, beside or before the program.</summary>
internal sealed class StoreOf : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private StoreOf(ServiceProvider services) => this.services = services;

    public IStore Store => services.GetRequiredService<IStore>();

    /// <summary>Opens it; ready to use.</summary>
    public static async Task<StoreOf> OpenAsync(string setting, TimeProvider clock)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(StorageSetup.Key, setting)]).Build();
        var built = new ServiceCollection().AddLogging().AddSingleton(clock).AddSingleton<IConfiguration>(configuration).AddStorage(configuration).BuildServiceProvider();
        foreach (var first in built.GetServices<IHostedService>())
            await first.StartAsync(CancellationToken.None);
        return new StoreOf(built);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
