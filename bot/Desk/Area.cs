using WijkBot.Cases;
using WijkBot.Knowledge.Content;

namespace WijkBot.Desk;

/// <summary>What a Teams channel can be linked to: a wijk, an area that is not one wijk, the whole municipality, or one party of the wijknetwerk.</summary>
/// <param name="Slug">Id of the link.</param>
/// <param name="Name">What people read.</param>
/// <param name="IsWijk">True for a wijk.</param>
public sealed record Area(string Slug, string Name, bool IsWijk)
{
    /// <summary>Reads a slug, a name or an alias, with small spelling mistakes for wijken.</summary>
    public static Area? Find(KnowledgeBase knowledge, string text)
    {
        var wanted = text.Trim().TrimEnd('.', '!');
        if (wanted.Length == 0)
            return null;
        var town = knowledge.Gemeente;
        if (Same(wanted, town.Slug) || Same(wanted, town.Name) || Same(wanted, "stad") || Same(wanted, "stadsbreed"))
            return new Area(town.Slug, "heel " + town.Place, IsWijk: false);
        var party = knowledge.Netwerk.Parties.FirstOrDefault(p => Same(p.Id, wanted) || Same(p.Name, wanted));
        if (party is not null)
            return new Area(party.Id, party.Name, IsWijk: false);
        var gebied = knowledge.Netwerk.Gebieden.FirstOrDefault(area => Same(area.Id, wanted) || Same(area.Name, wanted));
        if (gebied is not null)
            return new Area(gebied.Id, gebied.Name, IsWijk: false);
        return knowledge.Wijken.Find(wanted) is { } found ? new Area(found.Wijk.Slug, found.Wijk.Name, IsWijk: true) : null;
    }

    /// <summary>The name of what a link's slug stands for.</summary>
    public static string NameOf(KnowledgeBase knowledge, string slug) => Find(knowledge, slug)?.Name ?? knowledge.NameOfArea(slug);

    /// <summary>What to say when nothing was found.</summary>
    public static string Unknown(KnowledgeBase knowledge, string text) =>
        knowledge.Say("teams.gebied-onbekend", ("tekst", text), ("wijken", string.Join(", ", knowledge.Wijken.All.Select(wijk => wijk.Slug))), ("stad", knowledge.Gemeente.Slug));

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
