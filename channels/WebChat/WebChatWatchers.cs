using System.Collections.Concurrent;

namespace WijkBot.Channels.WebChat;

/// <summary>Who waits for news of a conversation: open streams, and requests that wait for the first turn.</summary>
public sealed class WebChatWatchers
{
    private readonly ConcurrentDictionary<string, WebChatWatcher[]> watchers = new(StringComparer.Ordinal);

    /// <summary>Begins to listen.</summary>
    public WebChatWatchers(IWebChatSignal signal) => signal.Listen(Wake);

    /// <summary>Watches a conversation until disposed.</summary>
    public WebChatWatcher Watch(string conversation)
    {
        var watcher = new WebChatWatcher(this, conversation);
        watchers.AddOrUpdate(conversation, [watcher], (_, others) => [.. others, watcher]);
        return watcher;
    }

    /// <summary>After a moment without news, who watches is told that the bot is writing.</summary>
    public async Task TypingUnlessNewsAsync(string conversation, TimeSpan moment, TimeProvider clock)
    {
        if (!watchers.TryGetValue(conversation, out var open))
            return;
        var before = Array.ConvertAll(open, watcher => watcher.UpTo);
        await Task.Delay(moment, clock);
        for (var i = 0; i < open.Length; i++)
            if (open[i].UpTo == before[i])
                open[i].WakeTyping();
    }

    internal void Remove(WebChatWatcher watcher)
    {
        while (watchers.TryGetValue(watcher.Conversation, out var known))
        {
            WebChatWatcher[] left = [.. known.Where(other => other != watcher)];
            if (left.Length == 0 ? watchers.TryRemove(new(watcher.Conversation, known)) : watchers.TryUpdate(watcher.Conversation, left, known))
                return;
        }
    }

    private void Wake(string conversation, long upTo)
    {
        foreach (var watcher in watchers.GetValueOrDefault(conversation) ?? [])
            watcher.Wake(upTo);
    }
}

/// <summary>Waits for news of one conversation. News that came while nobody waited is not lost.</summary>
public sealed class WebChatWatcher(WebChatWatchers watchers, string conversation) : IDisposable
{
    private readonly SemaphoreSlim news = new(0);
    private int waiting;
    private volatile bool typing;
    private long upTo;

    /// <summary>The conversation.</summary>
    public string Conversation => conversation;

    /// <summary>Watermark of the newest that was heard of; 0 = nothing yet.</summary>
    public long UpTo => Interlocked.Read(ref upTo);

    /// <summary>True once after the bot began to write; false when something was written since.</summary>
    public bool TakeTyping()
    {
        var was = typing;
        typing = false;
        return was;
    }

    /// <summary>Waits for news; false when the time is over.</summary>
    public async Task<bool> WaitAsync(TimeSpan most, CancellationToken cancel)
    {
        var came = await news.WaitAsync(most, cancel);
        Interlocked.Exchange(ref waiting, 0);
        return came;
    }

    internal void Wake(long written)
    {
        typing = false;
        for (var known = UpTo; written > known; known = UpTo)
            Interlocked.CompareExchange(ref upTo, written, known);
        Wake();
    }

    internal void WakeTyping()
    {
        typing = true;
        Wake();
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref waiting, 1) == 0)
            news.Release();
    }

    /// <inheritdoc/>
    public void Dispose() => watchers.Remove(this); // the semaphore holds nothing but memory, and a late hint may still come
}
