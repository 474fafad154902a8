using WijkBot.Delivery;
using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations;

/// <summary>The conversations as the content says them now: a changed file makes them anew, for turns that begin after it.</summary>
/// <param name="knowledge">Counts its readings.</param>
/// <param name="make">Makes the conversations from it.</param>
public sealed class RenewedHandler(KnowledgeBase knowledge, Func<ResidentHandler> make) : ITurnHandler
{
    private readonly Lock gate = new();
    private (int Version, ResidentHandler Handler) current = (knowledge.Version, make());

    /// <inheritdoc />
    public bool Owns(string mailbox) => Now().Owns(mailbox);

    /// <inheritdoc />
    public ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel) => Now().HandleAsync(turn, cancel);

    private ResidentHandler Now()
    {
        lock (gate)
        {
            var version = knowledge.Version;
            if (version != current.Version) current = (version, make());
            return current.Handler;
        }
    }
}
