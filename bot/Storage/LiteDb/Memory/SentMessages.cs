namespace WijkBot.Storage.LiteDb.Memory;

/// <summary>Which delivery a provider's id belongs to, for the messages of the last 72 hours: status reports come within hours.</summary>
/// <param name="clock">The time.</param>
internal sealed class SentMessages(TimeProvider clock)
{
    private readonly Dictionary<(string Channel, string ProviderId), SentMessage> byProviderId = [];
    private readonly Queue<((string Channel, string ProviderId) Id, DateTimeOffset Until)> leaving = new();
    private readonly Dictionary<(string Channel, string ProviderId), TaskCompletionSource> awaited = [];

    /// <summary>Notes a sent message and wakes whoever waits for its id.</summary>
    public void Add(string channel, string providerId, SentMessage sent, DateTimeOffset at)
    {
        var now = clock.GetUtcNow();
        while (leaving.TryPeek(out var oldest) && oldest.Until < now)
            byProviderId.Remove(leaving.Dequeue().Id);
        byProviderId[(channel, providerId)] = sent;
        leaving.Enqueue(((channel, providerId), at + KnownKeys.Kept));
        if (awaited.Remove((channel, providerId), out var waiting))
            waiting.SetResult();
    }

    /// <summary>The message of this id, or null.</summary>
    public SentMessage? Find(string channel, string providerId) => byProviderId.GetValueOrDefault((channel, providerId));

    /// <summary>A report may overtake the answer to the request it is about: completes when the id becomes known.</summary>
    public Task WaitFor(string channel, string providerId)
    {
        if (!awaited.TryGetValue((channel, providerId), out var waiting))
            awaited[(channel, providerId)] = waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return waiting.Task;
    }

    /// <summary>Ends the wait for an id that did not come.</summary>
    public void GiveUp(string channel, string providerId) => awaited.Remove((channel, providerId));
}

/// <summary>A message that a provider has.</summary>
/// <param name="Number">Its row.</param>
/// <param name="Recipient">Its lane.</param>
internal sealed record SentMessage(long Number, string Recipient);
