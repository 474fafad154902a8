using System.Diagnostics.Metrics;
using WijkBot.Channels;
using WijkBot.Storage;

namespace WijkBot.Delivery;

/// <summary>What is counted on the way of a message; <c>/metrics</c> shows it. No label holds personal data.</summary>
public static class Meters
{
    private static readonly Meter Source = new("WijkBot");
    private static readonly Counter<long> Messages = Source.CreateCounter<long>("inbox_accepted", description: "Activities offered to the inbox, by channel and outcome");
    private static readonly Counter<long> Turns = Source.CreateCounter<long>("turns", description: "Turns by outcome");
    private static readonly Counter<long> Deliveries = Source.CreateCounter<long>("deliveries", description: "Attempts to send, by channel and outcome");
    private static readonly Histogram<double> TurnTime = Source.CreateHistogram<double>("turn_seconds", "s", "Time of a turn and its commit");

    /// <summary>Something was offered to the inbox.</summary>
    public static void Accepted(string channel, Accepted outcome) => Messages.Add(1, new("channel", channel), new("outcome", outcome.ToString()));

    /// <summary>A turn ended.</summary>
    public static void Turn(string outcome, TimeSpan took)
    {
        Turns.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        TurnTime.Record(took.TotalSeconds);
    }

    /// <summary>An attempt to send ended.</summary>
    public static void Delivery(string channel, OutboxState outcome) => Deliveries.Add(1, new("channel", channel), new("outcome", outcome.ToString()));
}
