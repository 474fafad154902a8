using WijkBot.Cases;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;

namespace WijkBot.Berichten;

/// <summary>What an order did.</summary>
/// <param name="Broadcast">The broadcast as it is now.</param>
/// <param name="Say">What the professional reads.</param>
/// <param name="IsDone">False: the broadcast is as it was, or waits for somebody else.</param>
public sealed record Ordered(Broadcast Broadcast, string Say, bool IsDone)
{
    /// <summary>Groups of people who get their turn.</summary>
    public IReadOnlyList<(DateTimeOffset Due, string[] People)> Groups { get; init; } = [];
}

/// <summary><c>verstuur</c>, <c>akkoord</c>, <c>stop</c> and <c>stand</c>, written or pressed.</summary>
/// <param name="audience">Who gets it.</param>
/// <param name="knowledge">Texts.</param>
/// <param name="settings">From how many people on a second person must agree.</param>
/// <param name="plan">When whom gets it.</param>
/// <param name="words">Figures in words.</param>
public sealed class BroadcastOrders(BroadcastAudience audience, KnowledgeBase knowledge, BroadcastSettings settings, BroadcastPlan plan, BroadcastWords words)
{
    /// <summary>Does the order, if it can be done now.</summary>
    public async Task<Ordered> DoAsync(Turn turn, Broadcast broadcast, string order, Professional by, CancellationToken cancel)
    {
        switch (order)
        {
            case "stand":
                return new Ordered(broadcast, Say("stand", ("zaak", broadcast.Reference), ("staat", NameOf(broadcast.State)), ("stand", words.Standing(broadcast))), IsDone: true);
            case "stop" when broadcast.IsOpen || broadcast.State == BroadcastState.Onderweg:
                var stopped = broadcast.Noted(turn.Now, by, "gestopt") with { State = BroadcastState.Gestopt };
                return new Ordered(stopped, Say("gestopt", ("wie", by.Name), ("zaak", broadcast.Reference), ("stand", words.Standing(stopped))), IsDone: true);
            case "verstuur" or "akkoord" when broadcast.IsOpen:
                return await SendAsync(turn, broadcast, order, by, cancel);
            default:
                return new Ordered(broadcast, Say("kan-niet", ("zaak", broadcast.Reference), ("staat", NameOf(broadcast.State))), IsDone: false);
        }
    }

    private async Task<Ordered> SendAsync(Turn turn, Broadcast broadcast, string order, Professional by, CancellationToken cancel)
    {
        var people = await audience.OfAsync(broadcast, cancel);
        if (people.Count == 0)
            return new Ordered(broadcast, Say("niemand", ("gebied", broadcast.About)), IsDone: false);
        var counted = broadcast with { Reach = BroadcastWords.Count(people) };
        if ((broadcast.Urgent || people.Count > settings.ApproveAbove) && by.Id == broadcast.ById)
        {
            var waits = counted.Noted(turn.Now, by, "vraagt akkoord") with { State = BroadcastState.Wacht };
            return order == "akkoord"
                ? new Ordered(waits, Say("akkoord-ander", ("zaak", broadcast.Reference)), IsDone: false)
                : new Ordered(waits, Say("akkoord-nodig", ("zaak", broadcast.Reference), ("aantal", BroadcastWords.People(people.Count))), IsDone: true);
        }
        var groups = plan.Of(people, turn.Now, broadcast.Urgent);
        var started = counted.Noted(turn.Now, by, order) with { State = BroadcastState.Onderweg, People = people.Count, SentBy = by.Name, LastAt = groups[^1].Due };
        return new Ordered(
            started,
            Say("begonnen", ("wie", by.Name), ("zaak", broadcast.Reference), ("aantal", BroadcastWords.People(people.Count)), ("wanneer", words.Moment(groups[^1].Due, turn.Now))),
            IsDone: true)
        { Groups = groups };
    }

    private string Say(string key, params (string, string)[] fields) => knowledge.Say("teams.bericht." + key, fields);

    private static string NameOf(BroadcastState state) => state switch { BroadcastState.Wacht => "in afwachting van akkoord", BroadcastState.Concept => "nog niet verstuurd", _ => state.ToString().ToLowerInvariant() };
}
