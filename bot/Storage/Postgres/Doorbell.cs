namespace WijkBot.Storage.Postgres;

/// <summary>Wakes whoever waits. Take <see cref="Next"/> before looking: a ring between the look and the wait is then not missed.</summary>
internal sealed class Doorbell
{
    private TaskCompletionSource next = New();

    /// <summary>Completes with the next ring.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>Wakes everyone who waits now.</summary>
    public void Ring() => Interlocked.Exchange(ref next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
