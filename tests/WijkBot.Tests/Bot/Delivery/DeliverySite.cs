using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Delivery;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Tests.Bot.Storage.LiteDb;

namespace WijkBot.Tests.Bot.Delivery;

/// <summary>Inbox, turns and outbox as the program runs them, on a store in memory, with one handler, one channel and a clock that a test moves.</summary>
internal sealed class DeliverySite : IAsyncDisposable
{
    private readonly Pump pump;
    private readonly Sender sender;
    private int received;

    public DeliverySite(ITurnHandler handler, IChannel? channel = null, PrepareActivity? prepare = null)
    {
        Store = new LiteDbStore(new FaultyFile(), Log, Clock, NullLogger<LiteDbStore>.Instance);
        Hub = new Hub(Store, Clock, Knowledge.Some.Almelo, NullLogger<Hub>.Instance, new Replicas());
        pump = new Pump(Store, [handler], prepare ?? ((activity, _) => ValueTask.FromResult(activity)), Hub, Clock, NullLogger<Pump>.Instance);
        sender = new Sender(Store, [channel ?? new TestChannel()], Clock, NullLogger<Sender>.Instance);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;
    public FakeTimeProvider Clock { get; } = new(Storage.Some.Monday);
    public FaultyFile Log { get; } = new();
    public LiteDbStore Store { get; }
    public Hub Hub { get; }

    public static async Task<DeliverySite> StartAsync(ITurnHandler handler, IChannel? channel = null, PrepareActivity? prepare = null)
    {
        var site = new DeliverySite(handler, channel, prepare);
        await site.StartAsync();
        return site;
    }

    public async Task StartAsync()
    {
        await pump.StartAsync(Cancel);
        await sender.StartAsync(Cancel);
    }

    /// <summary>Somebody writes.</summary>
    public Task<Accepted> HearAsync(string text, string from = "+31612345678", string? id = null) => Hub.AcceptAsync(Incoming(text, from, id), Cancel);

    public Incoming Incoming(string text, string from = "+31612345678", string? id = null) =>
        new("AC1", id ?? $"SM{Interlocked.Increment(ref received)}", Storage.Some.Message(text) with { From = new ChannelAccount { Id = from } });

    /// <summary>Waits until this is so; where it needs time to pass, lets a second pass again and again.</summary>
    public async Task UntilAsync(Func<bool> isSo, bool timePasses = false)
    {
        while (!isSo())
        {
            Cancel.ThrowIfCancellationRequested();
            if (timePasses)
                Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    public async Task StopAsync()
    {
        await pump.StopAsync(Cancel);
        await sender.StopAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        pump.Dispose();
        sender.Dispose();
        await Store.DisposeAsync();
    }
}

/// <summary>Turns as a test wants them; remembers what it was given.</summary>
internal sealed class TestHandler(Func<Turn, Task<TurnResult>> handle) : ITurnHandler
{
    /// <summary>Answers every message with "u zei …".</summary>
    public TestHandler()
        : this(turn => Task.FromResult(Echo(turn)))
    {
    }

    public ConcurrentQueue<Turn> Turns { get; } = new();

    public IEnumerable<string?> Texts => Turns.Select(turn => turn.Item.Activity.Text);

    public bool Owns(string mailbox) => true;

    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        Turns.Enqueue(turn);
        return await handle(turn);
    }

    public static TurnResult Echo(Turn turn) =>
        new(new Changes { State = turn.State, Outbox = [Storage.Some.Reply(StableId.From(turn.Item.Key, 0), turn.Mailbox, "u zei " + turn.Item.Activity.Text)] });
}

/// <summary>A provider as a test wants it; remembers what it was asked to send.</summary>
internal sealed class TestChannel(Func<Outgoing, Task<SendOutcome>>? send = null) : IChannel
{
    private int sent;

    public ConcurrentQueue<Outgoing> Asked { get; } = new();

    public IEnumerable<string?> Texts => Asked.Select(message => message.Activity.Text);

    public IReadOnlyList<string> ChannelIds => ["sms", "whatsapp"];

    public Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancel)
    {
        Asked.Enqueue(message);
        return send?.Invoke(message) ?? Task.FromResult<SendOutcome>(new SendOutcome.Sent($"SMout{Interlocked.Increment(ref sent)}"));
    }
}
