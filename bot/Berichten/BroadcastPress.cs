using WijkBot.Cases;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Delivery;
using WijkBot.Desk;
using WijkBot.Knowledge.Content;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Berichten;

/// <summary>A press on a broadcast's card: who may, which order it is, and what is answered.</summary>
/// <param name="rights">Who may.</param>
/// <param name="knowledge">Texts.</param>
public sealed class BroadcastPress(Rights rights, KnowledgeBase knowledge)
{
    /// <summary>What the presser reads who may not; null = may. In both cases who it is.</summary>
    public async Task<(Asked Asked, string? Refusal)> OfAsync(Turn turn, Broadcast broadcast, Links links, CancellationToken cancel)
    {
        var standing = await rights.OfAsync(turn.Item.Activity, links, cancel);
        var asked = new Asked(turn, turn.Item.Activity, links, standing, "");
        var refusal = standing.IsStranger ? knowledge.Say("teams.andere-organisatie")
            : !standing.Belongs ? knowledge.Say("teams.geen-netwerk")
            : standing.Scope.MaySendTo(broadcast.Wijk) ? null
            : knowledge.Say("teams.bericht.geen-recht", ("gebied", broadcast.About));
        return (asked, refusal);
    }

    /// <summary>The answer to who pressed: the card as it is now, or why not. Where Teams cannot refresh it is a message.</summary>
    public static TurnResult Answer(Asked asked, CardVerb verb, string said, Card? card)
    {
        if (!verb.CanRefresh) return asked.Reply(said);
        return new TurnResult(new Changes { State = asked.Turn.State }, card is null ? CardAnswers.Message(said) : CardAnswers.Refreshed(card));
    }
}
