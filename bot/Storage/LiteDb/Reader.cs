using LiteDB;
using LiteDB.Engine;

namespace WijkBot.Storage.LiteDb;

/// <summary>Reads beside the writer: at most eight at once, each on one thread from begin to end.</summary>
internal sealed class Reader(Database database) : IDisposable
{
    private readonly SemaphoreSlim places = new(8);

    /// <summary>Runs a read. What it returns must not be lazy.</summary>
    /// <exception cref="StoreUnavailableException">The engine is closed or busy with a checkpoint for longer than its time-out.</exception>
    public async Task<T> ReadAsync<T>(Func<LiteEngine, T> read, CancellationToken cancel)
    {
        await places.WaitAsync(cancel);
        try
        {
            return database.Read(read);
        }
        catch (Exception fault) when (fault is LiteException or IOException or ObjectDisposedException)
        {
            throw new StoreUnavailableException("the store cannot be read", fault);
        }
        finally
        {
            places.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => places.Dispose();
}
