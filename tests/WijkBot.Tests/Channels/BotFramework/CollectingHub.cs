using System.Collections.Concurrent;
using WijkBot.Channels;

namespace WijkBot.Tests.Channels.BotFramework;

/// <summary>A hub that keeps what a channel hands over.</summary>
public sealed class CollectingHub : IHub
{
    public ConcurrentQueue<Incoming> Accepted { get; } = [];

    public ConcurrentQueue<Incoming> Invoked { get; } = [];

    /// <summary>What an acceptance says.</summary>
    public Accepted Says { get; set; } = WijkBot.Channels.Accepted.New;

    /// <summary>Called with everything accepted, after the acceptance was answered.</summary>
    public Func<Incoming, Task>? Hears { get; set; }

    /// <summary>Answers invokes.</summary>
    public Func<Incoming, Task<InvokeAnswer>> Answers { get; set; } = _ => Task.FromResult(new InvokeAnswer(200, null));

    public Task<Accepted> AcceptAsync(Incoming incoming, CancellationToken cancel)
    {
        Accepted.Enqueue(incoming);
        if (Hears is { } hears)
            _ = Task.Run(() => hears(incoming), cancel);
        return Task.FromResult(Says);
    }

    public Task<InvokeAnswer> InvokeAsync(Incoming incoming, CancellationToken cancel)
    {
        Invoked.Enqueue(incoming);
        return Answers(incoming);
    }

    public Task<bool> ReportAsync(StatusReport report, CancellationToken cancel) => Task.FromResult(true);
}
