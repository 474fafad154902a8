using WijkBot.Cases;
using WijkBot.Knowledge.Content;
using WijkBot.Roster;

namespace WijkBot.Desk;

/// <summary>"Waarom kreeg ik dit?": the rule, the hours, the roster, the channel with the area that it stands for, and how often nobody took it.</summary>
/// <param name="knowledge">The routing, the roster and texts.</param>
/// <param name="terms">Before when it must be taken.</param>
public sealed class Reasons(KnowledgeBase knowledge, CaseTerms terms)
{
    /// <summary>Why this case is where it is.</summary>
    public string Of(Case one, People people, DateTimeOffset now)
    {
        var party = knowledge.PartyOf(one);
        var named = people.Named(terms.DutyOf(one, party, now)).Select(Spoken).ToList();
        string?[] parts =
        [
            knowledge.Say("teams.waarom", ("zaak", one.Reference), ("naar", party.Name), ("reden", one.PartyReason ?? "")).Trim(),
            knowledge.Netwerk.OfficeHours.IsOpen(one.ReceivedAt) ? null : knowledge.Say("teams.waarom.buiten-kantoortijd"),
            named.Count > 0 ? knowledge.Say("teams.waarom.rooster", ("wie", string.Join(", ", named))) : null,
            .. one.Cards.Select(card => card.Link.Slug).Distinct().Select(Channel),
            one.Escalations > 0 ? knowledge.Say("teams.waarom.te-laat", ("aantal", $"{one.Escalations}")) : null,
        ];
        return string.Join(' ', parts.OfType<string>());
    }

    private string Channel(string slug)
    {
        var channel = knowledge.Say("teams.waarom.kanaal", ("gebied", Area.NameOf(knowledge, slug)));
        return knowledge.Netwerk.Gebied(slug) is { } area
            ? channel + ' ' + knowledge.Say("teams.waarom.gebied", ("gebied", area.Name), ("wijken", string.Join(", ", area.Parts.Select(knowledge.NameOfArea))))
            : channel;
    }

    private static string Spoken(Person person) => person.Named!.Hours is { } hours ? $"{person.Name} ({RosterList.Spoken(hours)})" : person.Name;
}
