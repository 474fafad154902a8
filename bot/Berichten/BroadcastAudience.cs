using WijkBot.Conversations;
using WijkBot.Conversations.OpDeHoogte;
using WijkBot.Storage;

namespace WijkBot.Berichten;

/// <summary>Who gets a broadcast: those who asked for news about it and did not say STOP, each once.</summary>
/// <param name="store">Subscriptions and opt-outs.</param>
/// <param name="topics">Which topics a message reaches.</param>
public sealed class BroadcastAudience(IStore store, Topics topics)
{
    /// <summary>More than the town has residents.</summary>
    private const int Most = 200_000;

    /// <summary>The mailboxes, in the order in which people asked.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Broadcast broadcast, CancellationToken cancel)
    {
        var subscribed = await store.FindAsync(new RecordQuery(Subscription.RecordKind) { Statuses = Reached(broadcast), Max = Most }, cancel);
        var stopped = (await store.FindAsync(new RecordQuery(ResidentTurn.OptOutKind) { Max = Most }, cancel)).Select(record => record.Id).ToHashSet(StringComparer.Ordinal);
        return [.. subscribed.OrderBy(record => record.At).Select(record => record.Owner!).Distinct(StringComparer.Ordinal).Where(person => !stopped.Contains(person))];
    }

    /// <summary>Whether somebody still asks for this.</summary>
    public async Task<bool> StillAsksAsync(Broadcast broadcast, string person, CancellationToken cancel) => (await OwnAsync(broadcast, person, cancel)).Count > 0;

    /// <summary>Whether somebody said that an SMS may come where WhatsApp cannot.</summary>
    public async Task<bool> TakesSmsAsync(Broadcast broadcast, string person, CancellationToken cancel) => (await OwnAsync(broadcast, person, cancel)).Any(record => Subscription.Read(record).BySms);

    private async Task<IReadOnlyList<StoredRecord>> OwnAsync(Broadcast broadcast, string person, CancellationToken cancel) =>
        await store.FindAsync(new RecordQuery(Subscription.RecordKind) { Owner = person, Statuses = Reached(broadcast) }, cancel);

    private IReadOnlyList<string> Reached(Broadcast broadcast) => topics.Find(broadcast.Topic) is { } topic ? topics.Reached(topic) : [broadcast.Topic];
}
