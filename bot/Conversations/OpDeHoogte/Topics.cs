using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Language;

namespace WijkBot.Conversations.OpDeHoogte;

/// <summary>Something to be kept up to date about.</summary>
/// <param name="Key">Names it in records: <c>wijk:schelfhorst</c>, <c>buurt:BU01411801</c>, <c>project:wijken/…</c>, <c>hitte</c>, <c>stad</c>.</param>
/// <param name="Name">What people read.</param>
/// <param name="Wijk">Slug of the wijk that it belongs to; null for the town.</param>
public sealed record Topic(string Key, string Name, string? Wijk);

/// <summary>What residents can be kept up to date about, and professionals can write about: wijken, buurten, projects, and the heat.</summary>
/// <param name="knowledge">The content.</param>
public sealed class Topics(KnowledgeBase knowledge)
{
    private const string WijkPrefix = "wijk:", BuurtPrefix = "buurt:", ProjectPrefix = "project:", HeatKey = "hitte", TownKey = "stad";
    private const int LongestName = 4;

    private static readonly HashSet<string> Filler =
    [
        .. """
        houd hou hold hoal blijf blijven mij me mie ik wij we ons graag wil willen kunt kun kan u je jullie aub svp op de hoogte heugte van over uit voor in het een nieuws nieuwtjes updates update bericht
        berichten abonneren abonneer aanmelden inschrijven volgen project wijk buurt mijn onze stuur sturen laat weten als er is iets geen meer stop stoppen met afmelden uitschrijven meld af nieuwsbrief per sms whatsapp app en
        keep posted me about inform subscribe to news the of i want please halte mich auf dem laufenden über
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>The topic with a key; null when the content no longer has it.</summary>
    public Topic? Find(string key) => key switch
    {
        HeatKey => new Topic(HeatKey, "hitte", null),
        TownKey => new Topic(TownKey, "heel " + knowledge.Gemeente.Place, null),
        _ when key.StartsWith(WijkPrefix, StringComparison.Ordinal) => knowledge.Wijken.BySlug(key[WijkPrefix.Length..]) is { } wijk ? OfWijk(wijk.Slug) : null,
        _ when key.StartsWith(BuurtPrefix, StringComparison.Ordinal) => knowledge.Wijken.Buurt(key[BuurtPrefix.Length..]) is { } buurt ? new Topic(key, buurt.Name, buurt.Wijk) : null,
        _ when key.StartsWith(ProjectPrefix, StringComparison.Ordinal) => EntryId.Parse(key[ProjectPrefix.Length..]) is { } id && knowledge.Entry(id) is Project project ? OfProject(project) : null,
        _ => null,
    };

    /// <summary>The topic of a wijk.</summary>
    public Topic OfWijk(string slug) => new(WijkPrefix + slug, knowledge.Wijken.BySlug(slug)!.Name, slug);

    /// <summary>The topic of a project; what its title says after a colon is left out of the name.</summary>
    public static Topic OfProject(Project project) => new(ProjectPrefix + project.Id, project.Title.Split(':')[0], project.Wijk);

    /// <summary>What a resident asks to be kept up to date about; null when the words name nothing. It is always confirmed.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="wijk">Slug of the resident's wijk.</param>
    /// <param name="today">Decides which projects are over.</param>
    public Topic? Said(string text, string? wijk, DateOnly today)
    {
        var words = Words.Of(text);
        if (Array.Exists(words, word => word.StartsWith("hitte", StringComparison.Ordinal)) || words.Contains("warm")) return Find(HeatKey);
        var rest = string.Join(' ', words.Where(word => !Filler.Contains(word)));
        if (rest.Length == 0) return words.Contains("wijk") && wijk is not null ? OfWijk(wijk) : null;
        if (Area(rest) is { } area) return area;
        if (ProjectNamed(rest) is { } called && called.IsValid(today)) return OfProject(called);
        if (knowledge.Search.Find(rest, wijk, today, kind: EntryKind.Project) is { Band: not Band.WeetNiet, Entries: [{ Entry: Project project, HasWordThatTells: true }, ..] }) return OfProject(project);
        return knowledge.Places.Read(text) is { WijkIsSaid: true, Place.Wijk: { } said } ? OfWijk(said) : null;
    }

    /// <summary>What a professional names before the text of a message, <c>schelfhorst: …</c> or <c>schelfhorst …</c>, and what is left.</summary>
    public (Topic Topic, string Text)? Lead(string said)
    {
        var colon = said.IndexOf(':', StringComparison.Ordinal);
        if (colon is > 0 and < 60 && Named(said[..colon]) is { } before) return (before, said[(colon + 1)..].Trim());
        var words = said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(LongestName, words.Length); count > 0; count--)
        {
            if (Named(string.Join(' ', words[..count])) is not { } topic) continue;
            var at = 0;
            for (var n = 0; n < count; n++) at = said.IndexOf(words[n], at, StringComparison.Ordinal) + words[n].Length;
            return (topic, said[at..].Trim());
        }
        return null;
    }

    /// <summary>Who gets a message about a topic: who follows it, and who follows the whole wijk that it is in; a message to a wijk reaches its buurten too, one to the town everybody.</summary>
    public IReadOnlyList<string> Reached(Topic topic)
    {
        if (topic.Key == TownKey) return [TownKey, .. knowledge.Wijken.All.SelectMany(OfWijkAndBuurten)];
        if (topic.Key.StartsWith(WijkPrefix, StringComparison.Ordinal)) return [.. OfWijkAndBuurten(knowledge.Wijken.BySlug(topic.Wijk!)!)];
        return topic.Wijk is { } wijk ? [topic.Key, WijkPrefix + wijk] : [topic.Key];
    }

    private static IEnumerable<string> OfWijkAndBuurten(Knowledge.Wijken.Wijk wijk) => wijk.Buurten.Select(buurt => BuurtPrefix + buurt.Code).Prepend(WijkPrefix + wijk.Slug);

    private Topic? Named(string name)
    {
        var wanted = name.Trim();
        if (wanted.Length == 0) return null;
        if (wanted.Equals(HeatKey, StringComparison.OrdinalIgnoreCase)) return Find(HeatKey);
        if (wanted.Equals(knowledge.Gemeente.Slug, StringComparison.OrdinalIgnoreCase) || wanted.Equals("stadsbreed", StringComparison.OrdinalIgnoreCase)) return Find(TownKey);
        if (Area(wanted) is { } area) return area;
        return ProjectNamed(Words.Fold(wanted)) is { } project ? OfProject(project) : null;
    }

    /// <summary>The project whose file, title or place is called so; of several with the same place none.</summary>
    private Project? ProjectNamed(string folded)
    {
        var projects = knowledge.Entries.OfType<Project>().ToList();
        return projects.Find(project => Words.Fold(project.Id.Slug.Replace('-', ' ')) == folded) ?? projects.Find(project => Words.Fold(project.Title) == folded)
            ?? (projects.FindAll(project => Words.Fold(project.Place ?? "") == folded) is [var one] ? one : null);
    }

    private Topic? Area(string name) => knowledge.Wijken.Find(name) is { Exact: true } match
        ? match.Buurt is { } buurt && buurt.Name != match.Wijk.Name ? new Topic(BuurtPrefix + buurt.Code, buurt.Name, match.Wijk.Slug) : OfWijk(match.Wijk.Slug) : null;
}
