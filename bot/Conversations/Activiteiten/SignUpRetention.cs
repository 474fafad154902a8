using System.Globalization;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Storage;

namespace WijkBot.Conversations.Activiteiten;

/// <summary>Finds the lists of activities that are over and tells each, which then empties itself in a turn of its own.</summary>
/// <param name="store">Has the lists.</param>
/// <param name="clock">Today.</param>
public sealed class SignUpRetention(IStore store, TimeProvider clock)
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Goes through all lists once; returns of how many the activity is over.</summary>
    /// <exception cref="StoreUnavailableException">The next round does the rest.</exception>
    public async Task<int> CleanAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var over = 0;
        var all = await store.FindAsync(new RecordQuery(SignedUp.RecordKind) { Max = int.MaxValue }, cancel);
        foreach (var list in all.Select(record => record.Status).OfType<string>().Distinct().Where(list => IsOver(list, now)))
        {
            var signal = new Activity { Type = ActivityTypes.Event, ChannelId = "intern", Name = SignUpList.Over, Timestamp = now };
            var key = string.Create(CultureInfo.InvariantCulture, $"intern|{SignUpList.MailboxOf(list)}|{now:yyyyMMdd}");
            over += await store.AcceptAsync(new InboxItem(key, SignUpList.MailboxOf(list), signal, now), cancel) == Accepted.New ? 1 : 0;
        }
        return over;
    }

    /// <summary>The day after, in any time zone of the kingdom's European part.</summary>
    internal static bool IsOver(string list, DateTimeOffset now) =>
        list.Length > Day.Length && DateTime.TryParseExact(list[^Day.Length..], Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.AddDays(2) <= now.UtcDateTime;
}
