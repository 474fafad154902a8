namespace WijkBot.Storage.Postgres;

/// <summary>
/// Lets what works on the store begin when the database was reached. A database that is away longer does not keep the program from starting: it then says it is
/// not ready, and everything comes when the database does.
/// </summary>
internal sealed class FirstReached(IStore store) : IHostedService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var ready = ((PostgresStore)store).Ready;
        await ready.WaitAsync(Longest, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ready.IsFaulted)
            await ready; // a database that no waiting makes right: the program does not start
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
