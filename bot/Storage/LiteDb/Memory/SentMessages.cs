namespace WijkBot.Storage.LiteDb.Memory;

/// <summary>Which row a provider's id belongs to, for the messages of the last 72 hours: status reports come within hours. Only hashes of the ids.</summary>
/// <param name="clock">The time.</param>
internal sealed class SentMessages(TimeProvider clock)
{
    private readonly Dictionary<UInt128, long> rows = [];
    private readonly LeavingIds leaving = new();
    private readonly Dictionary<UInt128, TaskCompletionSource> awaited = [];

    /// <summary>Notes the row of a sent message and wakes whoever waits for its id.</summary>
    public void Add(string channel, string providerId, long row, DateTimeOffset at)
    {
        foreach (var over in leaving.Over(clock.GetUtcNow()))
            rows.Remove(over);
        var id = IdOf(channel, providerId);
        rows[id] = row;
        leaving.Add(id, at + KnownKeys.Kept);
        if (awaited.Remove(id, out var waiting))
            waiting.SetResult();
    }

    /// <summary>The row of the message with this id, or null.</summary>
    public long? Find(string channel, string providerId) => rows.TryGetValue(IdOf(channel, providerId), out var row) ? row : null;

    /// <summary>A report may overtake the answer to the request it is about: completes when the id becomes known.</summary>
    public Task WaitFor(string channel, string providerId)
    {
        var id = IdOf(channel, providerId);
        if (!awaited.TryGetValue(id, out var waiting))
            awaited[id] = waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return waiting.Task;
    }

    /// <summary>Ends the wait for an id that did not come.</summary>
    public void GiveUp(string channel, string providerId) => awaited.Remove(IdOf(channel, providerId));

    private static UInt128 IdOf(string channel, string providerId) => LeavingIds.Of($"{channel}|{providerId}");
}
