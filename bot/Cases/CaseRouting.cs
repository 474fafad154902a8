using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Netwerk;

namespace WijkBot.Cases;

/// <summary>Where a professional sends a case on to: a party or a wijk.</summary>
/// <param name="Name">What people read.</param>
/// <param name="Party">The party; null = the same one.</param>
/// <param name="Wijk">The wijk; null = the same one.</param>
public sealed record CaseTarget(string Name, Party? Party, string? Wijk);

/// <summary>Who handles a case, by the routing table of the wijknetwerk.</summary>
public static class CaseRouting
{
    /// <summary>Finds who handles a request. Without a rule that fits it is the category's usual party, and after that the town-wide one.</summary>
    /// <param name="knowledge">The table, the categories and the parties.</param>
    /// <param name="kind">Kind of request.</param>
    /// <param name="category">Slug of the category, for a melding.</param>
    /// <param name="wijk">Slug of the wijk, as far as known.</param>
    /// <param name="buurt">CBS code of the buurt, as far as known.</param>
    /// <param name="details">Answers to the category's questions.</param>
    /// <param name="at">When it came in.</param>
    public static Routing Find(
        KnowledgeBase knowledge, CaseKind kind, string? category, string? wijk, string? buurt, IReadOnlyList<CaseDetail> details, DateTimeOffset at)
    {
        var answers = details.Select(detail => $"{detail.Name}={detail.Answer}").ToList();
        return knowledge.Netwerk.Route(new RoutingQuestion(SubjectOf(kind, category), wijk, buurt, at, answers))
            ?? throw new InvalidOperationException("netwerk.yaml has no rule that matches everything");
    }

    /// <summary>What the routing table and the roster call it: the category of a melding, or the kind of case.</summary>
    public static string SubjectOf(CaseKind kind, string? category) => kind == CaseKind.Melding ? category ?? "overig" : kind.ToString().ToLowerInvariant();

    /// <summary>The party of a case; the last one of the table when the content does not know it any more.</summary>
    public static Party PartyOf(this KnowledgeBase knowledge, Case @case) =>
        knowledge.Netwerk.Party(@case.Party) ?? knowledge.Netwerk.Party(knowledge.Netwerk.Rules[^1].Party)!;

    /// <summary>The name of a wijk, buurt, area or party; the slug itself when the content does not know it any more.</summary>
    public static string NameOfArea(this KnowledgeBase knowledge, string slug) =>
        knowledge.Wijken.BySlug(slug)?.Name ?? knowledge.Netwerk.Party(slug)?.Name ?? knowledge.Netwerk.Gebied(slug)?.Name ?? knowledge.Wijken.Buurt(slug)?.Name ?? slug;

    /// <summary>What a professional means by <c>data.naar</c>: a party's id or name, or a wijk's slug, name or alias. Null: neither.</summary>
    public static CaseTarget? Target(KnowledgeBase knowledge, string wanted)
    {
        var party = knowledge.Netwerk.Parties.FirstOrDefault(p => Same(p.Id, wanted) || Same(p.Name, wanted));
        if (party is not null)
            return new CaseTarget(party.Name, party, null);
        return knowledge.Wijken.Find(wanted) is { } found ? new CaseTarget("het wijkteam van " + found.Wijk.Name, null, found.Wijk.Slug) : null;
    }

    private static bool Same(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);
}
