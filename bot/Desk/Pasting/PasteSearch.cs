using WijkBot.Cases;
using WijkBot.Channels.Teams.Extensions;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Desk.Pasting;

/// <summary>
/// A case or a known answer, looked up from the box in which a professional writes in Teams and pasted there as a card. Cases are those of one's own network;
/// what is pasted others may read too, so it holds no more than the page of the wijk does.
/// </summary>
/// <param name="finder">Finds cases.</param>
/// <param name="knowledge">Known answers, and texts.</param>
/// <param name="cards">Draws what is pasted.</param>
public sealed class PasteSearch(CaseFinder finder, KnowledgeBase knowledge, PasteCards cards)
{
    /// <summary>Ids of the commands, as the app's manifest has them.</summary>
    public const string Zaak = "zaak", Antwoord = "antwoord";

    /// <summary>Answers a query. What was typed is in no log: it may be anything.</summary>
    public async Task<TurnResult> AnswerAsync(Asked asked, ExtensionQuery query, CancellationToken cancel)
    {
        var unchanged = new TurnResult(new Changes { State = asked.Turn.State });
        if (asked.Standing.IsStranger || !asked.Standing.Belongs)
        {
            var no = knowledge.Say(asked.Standing.IsStranger ? "teams.andere-organisatie" : "teams.geen-netwerk");
            return asked.Logged(unchanged with { Answer = ExtensionAnswers.Message(no) }, "zocht om te plakken: geweigerd");
        }
        IReadOnlyList<ExtensionResult>? found = query.Command switch
        {
            Zaak => [.. (await finder.ToPasteAsync(asked.Standing.Scope, query.Text, cancel)).Select(cards.Of)],
            Antwoord when query.Text.Length == 0 => null,
            Antwoord => [.. knowledge.Search.Find(query.Text, null, DateOnly.FromDateTime(asked.Turn.Now.UtcDateTime)).Entries.Select(one => cards.Of(one.Entry))],
            _ => [],
        };
        var answer = found switch
        {
            null => ExtensionAnswers.Message(knowledge.Say("teams.plakken.typ")),
            [] => ExtensionAnswers.Message(knowledge.Say("teams.plakken.niets")),
            _ => ExtensionAnswers.List(found.Skip(query.Skip).Take(query.Count)),
        };
        return asked.Logged(unchanged with { Answer = answer }, "zocht om te plakken: " + query.Command);
    }
}
