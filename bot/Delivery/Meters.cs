using System.Diagnostics.Metrics;
using WijkBot.Channels;
using WijkBot.Storage;

namespace WijkBot.Delivery;

/// <summary>
/// What is measured on the way of a message; <c>/metrics</c> shows it. Names are those of OpenTelemetry's semantic conventions for messaging where they have one,
/// else begin with <c>wijkbot.</c>. No label holds personal data.
/// </summary>
public static class Meters
{
    /// <summary>Name of the meter of everything that WijkBot measures itself.</summary>
    public const string Name = "WijkBot";

    private const string Outcome = "wijkbot.outcome";
    private const string Channel = "messaging.system";
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30] };
    private static readonly Meter Source = new(Name);
    private static readonly Counter<long> Messages = Source.CreateCounter<long>("wijkbot.inbox.accepted", "{message}", "Activities offered to the inbox, by channel and outcome");
    private static readonly Histogram<double> Turns = Source.CreateHistogram("messaging.process.duration", "s", "Time of a turn and its commit, by outcome", advice: Seconds);
    private static readonly Histogram<double> Sendings = Source.CreateHistogram("messaging.client.operation.duration", "s", "Time of an attempt to send at the provider, by channel and outcome", advice: Seconds);

    /// <summary>Something was offered to the inbox.</summary>
    public static void Accepted(string channel, Accepted outcome) => Messages.Add(1, new(Channel, channel), new(Outcome, Word(outcome)));

    /// <summary>A turn ended.</summary>
    public static void Turn(string outcome, TimeSpan took) => Turns.Record(took.TotalSeconds, new KeyValuePair<string, object?>(Outcome, outcome));

    /// <summary>An attempt to send ended.</summary>
    public static void Delivery(string channel, OutboxState outcome, TimeSpan took) => Sendings.Record(took.TotalSeconds, new(Channel, channel), new(Outcome, Word(outcome)));

    private static string Word(Accepted outcome) => outcome switch
    {
        Channels.Accepted.New => "new",
        Channels.Accepted.Duplicate => "duplicate",
        _ => "unavailable",
    };

    /// <summary>An outcome as a label: the same word on spans.</summary>
    internal static string Word(OutboxState outcome) => outcome switch
    {
        OutboxState.Sent => "sent",
        OutboxState.Waiting => "again",
        OutboxState.Unknown => "unknown",
        _ => "never",
    };
}
