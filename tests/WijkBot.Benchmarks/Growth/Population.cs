using System.Globalization;
using WijkBot.Benchmarks.Hub;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Storage;

namespace WijkBot.Benchmarks.Growth;

/// <summary>People who wrote ten days ago: each a conversation and a case that is closed, through the store's own port, made after real ones.</summary>
internal static class Population
{
    private const int Workers = 128;
    private const string Mailbox = "sms|" + Site.Number + "|";

    /// <summary>Adds the people from one number up to another; who has a case already is left as is.</summary>
    public static async Task FillAsync(string setting, int from, int to)
    {
        await using var opened = await StoreOf.OpenAsync(setting, new TenDaysAgo());
        var store = opened.Store;
        var cases = await store.FindAsync(new RecordQuery(Case.RecordKind) { Max = 1000 }, CancellationToken.None);
        var sample = cases.Select(CaseRecord.Read).First(one => one.Resident.StartsWith(Mailbox, StringComparison.Ordinal));
        var state = (await store.HeldAboutAsync(sample.Resident, CancellationToken.None)).Mailbox ?? throw new InvalidOperationException("a conversation left no state");
        var wijken = cases.Select(record => record.Wijk).OfType<string>().Distinct().ToArray();
        var next = from - 1;
        var left = to - from;
        var accepting = Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var n && n < to)
                await store.AcceptAsync(ItemOf(n), CancellationToken.None);
        }));
        var handling = Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (Volatile.Read(ref left) > 0)
            {
                // timers of the real conversations stay as they are: they are not due ten days ago
                if (await store.ClaimAsync(TimeSpan.FromMilliseconds(200), CancellationToken.None) is not { } claim)
                    continue;
                await store.CommitAsync(claim, ChangesOf(claim, sample, state, wijken), CancellationToken.None);
                Interlocked.Decrement(ref left);
            }
        }));
        await Task.WhenAll([.. accepting, .. handling]);
    }

    private static InboxItem ItemOf(int n)
    {
        var number = Site.Person(n);
        var activity = new Activity { Type = ActivityTypes.Message, ChannelId = ChannelIds.Sms, Text = "dank u wel", From = new ChannelAccount { Id = number }, Recipient = new ChannelAccount { Id = Site.Number } };
        return new InboxItem("sms|eerder|" + number, Mailbox + number, activity, TimeProvider.System.GetUtcNow().AddDays(-10));
    }

    private static Changes ChangesOf(Claim claim, Case sample, string state, string[] wijken)
    {
        var number = claim.Mailbox[Mailbox.Length..];
        var n = int.Parse(number.AsSpan(4), CultureInfo.InvariantCulture);
        var closed = sample with
        {
            Reference = "M-9" + n.ToString(CultureInfo.InvariantCulture),
            Resident = claim.Mailbox,
            State = CaseState.Afgehandeld,
            ClosedAt = claim.Item.AcceptedAt,
            Wijk = wijken.Length == 0 ? null : wijken[n % wijken.Length],
        };
        // who talks with us at this moment keeps the state that they have
        return new Changes
        {
            State = claim.State ?? state.Replace(sample.Resident, claim.Mailbox, StringComparison.Ordinal).Replace(sample.Resident[Mailbox.Length..], number, StringComparison.Ordinal),
            Records = [CaseRecord.Of(closed, claim.Item.AcceptedAt)],
        };
    }

    private sealed class TenDaysAgo : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(-10);
    }
}
