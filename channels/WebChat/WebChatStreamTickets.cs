namespace WijkBot.Channels.WebChat;

/// <summary>A stream's address opens one socket: who finds it in a log or a history gains nothing. Ids are remembered as long as they could be used.</summary>
/// <param name="clock">The time.</param>
public sealed class WebChatStreamTickets(TimeProvider clock)
{
    private readonly HashSet<string> used = [];
    private readonly Queue<(string Id, DateTimeOffset Until)> order = [];
    private readonly Lock gate = new();

    /// <summary>True the first time.</summary>
    public bool Use(string id)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            while (order.TryPeek(out var oldest) && oldest.Until < now)
                used.Remove(order.Dequeue().Id);
            if (!used.Add(id))
                return false;
            order.Enqueue((id, now + WebChatTokens.StreamLifetime));
            return true;
        }
    }
}
