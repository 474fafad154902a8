using System.Collections.Concurrent;
using System.Text.Json;
using WijkBot.Channels;
using WijkBot.Storage;

namespace WijkBot.Delivery;

/// <summary>Requests that wait for the turn of what they brought. The turn may run at another replica: its answer then comes as a hint.</summary>
internal sealed class WaitingInvokes
{
    private const string Prefix = "a ";
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvokeAnswer>> waiting = new(StringComparer.Ordinal);
    private readonly Replicas replicas;
    private readonly Func<InvokeAnswer> done;

    /// <summary>Begins to listen to other replicas.</summary>
    /// <param name="replicas">The others.</param>
    /// <param name="done">What is answered when the turn is over and its answer was too long to bring.</param>
    public WaitingInvokes(Replicas replicas, Func<InvokeAnswer> done)
    {
        (this.replicas, this.done) = (replicas, done);
        replicas.Listen(Hear);
    }

    /// <summary>Completes with the answer to an item.</summary>
    /// <returns>And whether nobody else here waits for it.</returns>
    public (Task<InvokeAnswer> Answer, bool IsFirst) WaitFor(string key)
    {
        var ours = new TaskCompletionSource<InvokeAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = waiting.GetOrAdd(key, ours);
        return (answer.Task, answer == ours);
    }

    /// <summary>Nobody waits any more.</summary>
    public void GiveUp(string key) => waiting.TryRemove(key, out _);

    /// <summary>The turn of an item is over, here.</summary>
    public void Answer(string key, InvokeAnswer answer)
    {
        if (TryAnswer(key, answer))
            return;
        if (!replicas.Say($"{Prefix}{key}\n{JsonSerializer.Serialize(answer, DeliveryJson.Default.InvokeAnswer)}"))
            replicas.Say($"{Prefix}{key}\n");
    }

    private bool TryAnswer(string key, InvokeAnswer answer) => waiting.TryGetValue(key, out var waiter) && waiter.TrySetResult(answer);

    private void Hear(string hint)
    {
        if (!hint.StartsWith(Prefix, StringComparison.Ordinal) || hint[Prefix.Length..].Split('\n', 2) is not [var key, var json] || !waiting.ContainsKey(key))
            return;
        TryAnswer(key, json.Length == 0 ? done() : JsonSerializer.Deserialize(json, DeliveryJson.Default.InvokeAnswer)!);
    }
}
