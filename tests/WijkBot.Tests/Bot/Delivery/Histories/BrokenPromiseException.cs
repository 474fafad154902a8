namespace WijkBot.Tests.Bot.Delivery.Histories;

/// <summary>A store did what one of the six promises of delivery excludes.</summary>
internal sealed class BrokenPromiseException(int promise, string what) : Exception($"promise {promise}: {what}")
{
    /// <summary>1 durable, 2 once, 3 in order, 4 sent, 5 statuses, 6 after a kill.</summary>
    public int Promise => promise;
}
