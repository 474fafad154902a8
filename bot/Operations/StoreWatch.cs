using WijkBot.Storage;

namespace WijkBot.Operations;

/// <summary>Stops the program when only a new process can open the store again; the service manager starts it.</summary>
/// <param name="store">What is watched.</param>
/// <param name="lifetime">Stops the program.</param>
/// <param name="log">Says why.</param>
public sealed partial class StoreWatch(IStore store, IHostApplicationLifetime lifetime, ILogger<StoreWatch> log) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await store.Lost.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested)
            return;
        Lost();
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The store closed itself after a disk fault: WijkBot stops, so that the service manager starts it again")]
    private partial void Lost();
}
