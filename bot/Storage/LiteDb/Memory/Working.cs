namespace WijkBot.Storage.LiteDb.Memory;

/// <summary>What the store knows without reading: everything that waits, and what was handled lately. Filled from the database at the start.</summary>
internal sealed class Working : IDisposable
{
    private readonly Alarms alarms;


    /// <summary>Starts empty.</summary>
    public Working(TimeProvider clock)
    {
        Clock = clock;
        alarms = new Alarms(clock, Gate);
        Inbox = new Lanes<Waiting>(alarms);
        Outbox = new Lanes<Post>(alarms);
        Known = new KnownKeys(clock);
        Sent = new SentMessages(clock);
    }

    /// <summary>Held, never for long, by whoever reads or changes anything here.</summary>
    public Lock Gate { get; } = new();
    /// <summary>The time.</summary>
    public TimeProvider Clock { get; }
    /// <summary>Items per mailbox.</summary>
    public Lanes<Waiting> Inbox { get; }
    /// <summary>Messages per recipient.</summary>
    public Lanes<Post> Outbox { get; }
    /// <summary>Keys accepted.</summary>
    public KnownKeys Known { get; }
    /// <summary>Provider ids of what was sent.</summary>
    public SentMessages Sent { get; }
    /// <summary>States used last.</summary>
    public StateCache States { get; } = new();

    /// <summary>The last row number that was given out.</summary>
    public long Number { get; private set; }

    /// <summary>The next row number, larger than any before. Only the writer takes one.</summary>
    public long NextNumber() => ++Number;

    /// <summary>Numbers go on after this one.</summary>
    public void NumberFrom(long last) => Number = Math.Max(Number, last);

    /// <inheritdoc />
    public void Dispose() => alarms.Dispose();
}
