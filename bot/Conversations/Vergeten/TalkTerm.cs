using System.Text.Json;
using WijkBot.Delivery;
using WijkBot.Storage;

namespace WijkBot.Conversations.Vergeten;

/// <summary>
/// How long is remembered what a conversation was about: 28 days after the resident's last message (rules of the municipality, Retention). A timer in the resident's own
/// mailbox ends it, so that it never meets a message half-way. What outlives it is STOP and, while a case or a subscription is kept, in which language and where its news goes.
/// </summary>
internal static class TalkTerm
{
    /// <summary>Name of the event.</summary>
    public const string Name = "gesprek/termijn";

    private const int Product = 95;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(28);

    /// <summary>The timer of a conversation that has none; else nothing.</summary>
    public static IEnumerable<InboxItem> Begin(Turn turn, ResidentState state) => state.Ends is { } end && end > turn.Now ? [] : [Timer(turn, state, turn.Now + Kept)];

    private static InboxItem Timer(Turn turn, ResidentState state, DateTimeOffset at)
    {
        state.Ends = at;
        return StableId.Signal(turn, Product, turn.Mailbox, Name, null, at);
    }

    /// <summary>The time may be over: it is not while the resident went on writing.</summary>
    /// <param name="turn">The timer's turn.</param>
    /// <param name="state">What is remembered.</param>
    /// <param name="awaitsNews">A case or a subscription of this resident is kept.</param>
    public static Changes End(Turn turn, ResidentState state, bool awaitsNews)
    {
        if (state.Ends is { } end && end > turn.Now)
            return new Changes { State = turn.State }; // a timer from before, when the talk came from elsewhere
        if (state.LastHeard is { } last && last + Kept > turn.Now)
            return new Changes { Inbox = [Timer(turn, state, last + Kept)], State = Write(state) };
        if (state.OptOut is null && !awaitsNews)
            return new Changes();
        var left = new ResidentState { OptOut = state.OptOut };
        if (!awaitsNews)
            return new Changes { State = Write(left) };
        (left.Introduced, left.Conversation, left.LastHeard) = (state.Introduced, state.Conversation, state.LastHeard);
        (left.Language, left.LanguageChosen, left.LastNews) = (state.Language, state.LanguageChosen, state.LastNews);
        return new Changes { Inbox = [Timer(turn, left, turn.Now + Kept)], State = Write(left) };
    }

    private static string Write(ResidentState state) => JsonSerializer.Serialize(state, ResidentJson.Default.ResidentState);
}
