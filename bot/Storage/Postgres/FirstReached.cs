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
        await ((PostgresStore)store).Ready.WaitAsync(Longest, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
