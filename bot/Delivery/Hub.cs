using WijkBot.Cases;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Delivery;

/// <summary>Takes what channels hand over: masks it, finds its mailbox, and commits it before it says so.</summary>
/// <param name="store">Where it is committed.</param>
/// <param name="clock">The time of acceptance.</param>
/// <param name="knowledge">What a professional reads when an answer takes too long.</param>
/// <param name="log">Faults; never content.</param>
/// <param name="replicas">Where an invoke's turn may run instead of here.</param>
public sealed partial class Hub(IStore store, TimeProvider clock, KnowledgeBase knowledge, ILogger<Hub> log, Replicas replicas) : IHub
{
    /// <summary>Teams gives up on an invoke after 15 seconds; the answer must be out before.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(12);

    private readonly Flood flood = new(clock);
    private readonly WaitingInvokes invokes = new(replicas, () => CardAnswers.Message(knowledge.Say("teams.al-verwerkt")));

    /// <inheritdoc />
    public async Task<Accepted> AcceptAsync(Incoming incoming, CancellationToken cancel)
    {
        using var span = Tracing.Accept(incoming.Activity.ChannelId);
        try
        {
            var accepted = await store.AcceptAsync(ItemOf(incoming), cancel);
            Meters.Accepted(incoming.Activity.ChannelId, accepted);
            return accepted;
        }
        catch (StoreUnavailableException fault)
        {
            StoreUnavailable(fault);
            Tracing.End(span, "unavailable", isFault: true);
            Meters.Accepted(incoming.Activity.ChannelId, Accepted.Unavailable);
            return Accepted.Unavailable;
        }
    }

    /// <inheritdoc />
    public async Task<InvokeAnswer> InvokeAsync(Incoming incoming, CancellationToken cancel)
    {
        var key = KeyOf(incoming);
        var (answer, isFirst) = invokes.WaitFor(key);
        try
        {
            switch (await AcceptAsync(incoming, cancel))
            {
                case Accepted.Unavailable:
                    return new InvokeAnswer(StatusCodes.Status503ServiceUnavailable, null);
                case Accepted.Duplicate when isFirst:
                    return CardAnswers.Message(knowledge.Say("teams.al-verwerkt"));
                default:
                    return await answer.WaitAsync(AnswerWithin, clock, cancel);
            }
        }
        catch (TimeoutException)
        {
            return CardAnswers.Message(knowledge.Say("teams.druk"));
        }
        finally
        {
            invokes.GiveUp(key);
        }
    }

    /// <inheritdoc />
    public async Task<bool> ReportAsync(StatusReport report, CancellationToken cancel)
    {
        try
        {
            var item = await store.StatusAsync(report, cancel);
            if (item is null)
                UnknownMessage(report.Channel, report.Status);
            else if (report.Status == DeliveryStatus.Failed)
            {
                foreach (var told in Settling.Told(item, report.Meaning, clock.GetUtcNow()))
                    await store.AcceptAsync(told, cancel);
            }
            return true;
        }
        catch (StoreUnavailableException fault)
        {
            StoreUnavailable(fault);
            return false;
        }
    }

    /// <summary>The turn of an item is over: who waits for its answer gets it.</summary>
    internal void Answer(InboxItem item, InvokeAnswer? answer)
    {
        if (item.Activity.Type == ActivityTypes.Invoke)
            invokes.Answer(item.Key, answer ?? new InvokeAnswer(StatusCodes.Status200OK, null));
    }

    private InboxItem ItemOf(Incoming incoming)
    {
        var activity = Privacy.Mask(incoming.Activity);
        var mailbox = Mailboxes.Of(activity);
        var now = clock.GetUtcNow();
        return new InboxItem(KeyOf(incoming), mailbox, activity, now)
        {
            Due = Mailboxes.IsResident(mailbox) && flood.RestOf(mailbox) is { } rest ? now + rest : null,
            Traceparent = Tracing.Parent,
        };
    }

    private static string KeyOf(Incoming incoming) => $"{incoming.Activity.ChannelId}|{incoming.Account}|{incoming.ExternalId}";

    [LoggerMessage(Level = LogLevel.Error, Message = "The store is unavailable: nothing was kept and the provider is asked to come again")]
    private partial void StoreUnavailable(Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "A status ({Status}) on channel {Channel} belongs to no message of ours")]
    private partial void UnknownMessage(string channel, DeliveryStatus status);
}
