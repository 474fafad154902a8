using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels.Activities;
using WijkBot.Delivery;
using WijkBot.Roster;

namespace WijkBot.Desk;

/// <summary>What a professional asked of the bot, who that is, and how it is answered. Everything asked is a line of the audit log.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Activity">What was written or pressed.</param>
/// <param name="Links">The channels that are linked now.</param>
/// <param name="Standing">Who asks, and what they may see.</param>
/// <param name="What">The words after the command.</param>
public sealed record Asked(Turn Turn, Activity Activity, Links Links, Standing Standing, string What)
{
    private const int FirstSignal = 20;

    /// <summary>An answer in words, in the same place.</summary>
    public TurnResult Reply(string text) => new(Posts.Reply(Turn, Activity, text));

    /// <summary>The same with a line of the log and what the roster must hear.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="did">What is written in the log.</param>
    /// <param name="reference">The case, if any.</param>
    public TurnResult Logged(TurnResult result, string did, string? reference = null) => result with
    {
        Changes = result.Changes with
        {
            Records = [.. result.Changes.Records, LogLine.Of(Turn, Standing.Who, did, reference)],
            Inbox = [.. result.Changes.Inbox, .. Standing.News(Activity.From) is { } news ? [news.To(Turn, FirstSignal - 1, Standing.Who.Id)] : Array.Empty<Storage.InboxItem>()],
        },
    };

    /// <summary>Signals that go with the answer.</summary>
    public static TurnResult With(TurnResult result, params IEnumerable<Storage.InboxItem> signals) =>
        result with { Changes = result.Changes with { Inbox = [.. result.Changes.Inbox, .. signals] } };

    /// <summary>The nth signal of this turn.</summary>
    public Storage.InboxItem Signal(int n, string mailbox, string name, System.Text.Json.JsonElement value) => StableId.Signal(Turn, FirstSignal + n, mailbox, name, value);
}
