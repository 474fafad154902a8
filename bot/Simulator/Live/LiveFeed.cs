using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;

namespace WijkBot.Simulator.Live;

/// <summary>
/// Tells every open page what changed, by Server-Sent Events. A page that falls behind is cut off; its browser connects again and gets
/// the whole state anew, so nothing has to be replayed.
/// </summary>
public sealed class LiveFeed
{
    /// <summary>How everything for the page is written.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private const int Behind = 500;
    private readonly Lock gate = new();
    private readonly List<Channel<SseItem<string>>> pages = [];

    /// <summary>Sends a change to every page. Call it in the lock that guards the change, so that pages see changes in order.</summary>
    public void Publish<T>(string type, T change)
    {
        var item = new SseItem<string>(JsonSerializer.Serialize(change, Json), type);
        lock (gate)
            foreach (var page in pages)
                if (!page.Writer.TryWrite(item))
                    page.Writer.TryComplete();
    }

    /// <summary>The changes from now on, after the whole state as <paramref name="snapshot"/> gives it.</summary>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync<T>(Func<T> snapshot, [EnumeratorCancellation] CancellationToken cancel)
    {
        var page = Channel.CreateBounded<SseItem<string>>(Behind);
        lock (gate)
            pages.Add(page);
        try
        {
            // Subscribed before the snapshot: a change in between arrives twice, which is harmless; the other way it would be lost.
            yield return new SseItem<string>(JsonSerializer.Serialize(snapshot(), Json), "state");
            await foreach (var item in page.Reader.ReadAllAsync(cancel))
                yield return item;
        }
        finally
        {
            lock (gate)
                pages.Remove(page);
        }
    }
}
