using System.Globalization;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Desk.Overzicht;

/// <summary>Every working day, once the office has been open for a while, asks for the overviews. The day is part of the key, so that replicas and restarts ask once.</summary>
/// <param name="store">Where it is asked.</param>
/// <param name="knowledge">Office hours.</param>
/// <param name="escalation">Whether the office is always open.</param>
/// <param name="clock">The time.</param>
/// <param name="log">Faults.</param>
public sealed partial class OverviewRound(IStore store, KnowledgeBase knowledge, EscalationSettings escalation, TimeProvider clock, ILogger<OverviewRound> log) : BackgroundService
{
    private const int FromHour = 9;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>What to ask at this instant; null outside office hours and before nine.</summary>
    public static InboxItem? At(DateTimeOffset now, Knowledge.Netwerk.OfficeHours hours)
    {
        var local = TimeZoneInfo.ConvertTime(now, hours.Zone);
        if (!hours.IsOpen(now) || local.Hour < FromHour)
            return null;
        var day = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var ask = new Activity { Type = ActivityTypes.Event, ChannelId = "intern", Id = day, Name = OverviewHandler.Due, Timestamp = now };
        return new InboxItem("intern|overzicht|" + day, OverviewHandler.Mailbox, ask, now);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                if (!escalation.Always && At(clock.GetUtcNow(), knowledge.Netwerk.OfficeHours) is { } ask)
                    await store.AcceptAsync(ask, stoppingToken);
            }
            catch (StoreUnavailableException fault)
            {
                NotAsked(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The overviews of the day wait: the store is unavailable")]
    private partial void NotAsked(Exception fault);
}
