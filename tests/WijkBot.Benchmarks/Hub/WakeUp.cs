using System.Diagnostics;
using System.Globalization;
using Npgsql;
using WijkBot.Channels.Activities;
using WijkBot.Storage;

namespace WijkBot.Benchmarks.Hub;

/// <summary>How long after one replica's acceptance an idle worker of another holds the mailbox: the way of the hint.</summary>
internal static class WakeUp
{
    private const int Rounds = 300;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(40);

    /// <summary>Milliseconds, one per round.</summary>
    public static async Task<List<double>> MeasureAsync(NpgsqlConnectionStringBuilder database)
    {
        await using var accepting = await StoreOf.OpenAsync(database.ConnectionString, TimeProvider.System);
        await using var waiting = await StoreOf.OpenAsync(database.ConnectionString, TimeProvider.System);
        var times = new List<double>();
        for (var n = 0; n < Rounds; n++)
        {
            var claim = waiting.Store.ClaimAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
            await Task.Delay(Between, TimeProvider.System);
            var number = n.ToString(CultureInfo.InvariantCulture);
            var left = Stopwatch.GetTimestamp();
            await accepting.Store.AcceptAsync(new InboxItem("wek|" + number, "wek|" + number, new WijkBot.Channels.Activities.Activity { Type = ActivityTypes.Message, ChannelId = ChannelIds.Sms, Text = number }, TimeProvider.System.GetUtcNow()), CancellationToken.None);
            var claimed = await claim ?? throw new InvalidOperationException("nobody woke");
            times.Add(Stopwatch.GetElapsedTime(left).TotalMilliseconds);
            await waiting.Store.CommitAsync(claimed, new Changes(), CancellationToken.None);
        }
        return times;
    }
}
