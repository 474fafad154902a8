namespace WijkBot.Simulator.Live;

/// <summary>The last calls between WijkBot and the simulated providers, for "Achter de schermen".</summary>
/// <param name="feed">Where pages hear of them.</param>
/// <param name="clock">Tells the time of a call.</param>
public sealed class WireLog(LiveFeed feed, TimeProvider clock)
{
    private const int Kept = 100;
    private readonly Lock gate = new();
    private readonly Queue<WireCall> calls = new();
    private long last;

    /// <summary>The calls, oldest first.</summary>
    public IReadOnlyList<WireCall> Calls
    {
        get
        {
            lock (gate)
                return [.. calls];
        }
    }

    /// <summary>Notes a call.</summary>
    /// <param name="toWijkBot">True when WijkBot was called; false when it called.</param>
    /// <param name="call">Method and path.</param>
    /// <param name="status">HTTP status; null when no answer came.</param>
    /// <param name="note">What it was about, Dutch.</param>
    public void Note(bool toWijkBot, string call, int? status, string? note = null)
    {
        lock (gate)
        {
            var entry = new WireCall(++last, clock.GetUtcNow(), toWijkBot, call, status, note);
            calls.Enqueue(entry);
            if (calls.Count > Kept)
                calls.Dequeue();
            feed.Publish("wire", entry);
        }
    }

    /// <summary>Forgets them all.</summary>
    public void Clear()
    {
        lock (gate)
            calls.Clear();
    }
}

/// <summary>One call.</summary>
/// <param name="Id">Grows by one.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ToWijkBot">Its direction.</param>
/// <param name="Call">Method and path.</param>
/// <param name="Status">HTTP status; null = no answer.</param>
/// <param name="Note">What it was about, Dutch.</param>
public sealed record WireCall(long Id, DateTimeOffset At, bool ToWijkBot, string Call, int? Status, string? Note);
