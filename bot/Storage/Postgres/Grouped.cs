namespace WijkBot.Storage.Postgres;

/// <summary>
/// Writes that go to the database together: whatever comes while a group is on its way makes the next one. One round trip and one flush of the disk for many,
/// and nobody waits when it is quiet.
/// </summary>
/// <param name="write">Writes a group in one transaction; answers one for one. After <see cref="StoreUnavailableException"/> it is the group's; after any other
/// exception nothing happened, and each is written alone, so that one bad write fails alone.</param>
/// <param name="most">Writes in one group.</param>
internal sealed class Grouped<TWrite, TResult>(Func<IReadOnlyList<TWrite>, Task<IReadOnlyList<TResult>>> write, int most)
{
    /// <summary>While one waits for the disk, another works.</summary>
    private const int AtOnce = 2;

    private readonly Queue<(TWrite Write, TaskCompletionSource<TResult> Done)> waiting = new();
    private readonly Lock gate = new();
    private int running;

    /// <summary>Completes when it is written.</summary>
    public Task<TResult> AddAsync(TWrite one)
    {
        var done = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Enqueue((one, done));
            if (running == AtOnce)
                return done.Task;
            running++;
        }
        _ = Task.Run(RunAsync);
        return done.Task;
    }

    private async Task RunAsync()
    {
        while (Next() is { Count: > 0 } group)
            await WriteAsync(group);
    }

    private List<(TWrite Write, TaskCompletionSource<TResult> Done)> Next()
    {
        var group = new List<(TWrite, TaskCompletionSource<TResult>)>();
        lock (gate)
        {
            while (group.Count < most && waiting.TryDequeue(out var one))
                group.Add(one);
            if (group.Count == 0)
                running--;
        }
        return group;
    }

    private async Task WriteAsync(List<(TWrite Write, TaskCompletionSource<TResult> Done)> group)
    {
        try
        {
            var results = await write([.. group.Select(one => one.Write)]);
            foreach (var (one, result) in group.Zip(results))
                one.Done.SetResult(result);
        }
        catch (Exception fault) when (group.Count == 1 || fault is StoreUnavailableException)
        {
            foreach (var (_, done) in group)
                done.SetException(fault);
        }
        catch (Exception)
        {
            foreach (var one in group)
                await WriteAsync([one]);
        }
    }
}
