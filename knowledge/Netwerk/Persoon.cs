namespace WijkBot.Knowledge.Netwerk;

/// <summary>A professional that the content names beforehand; who writes or presses in a linked Teams channel is known without it.</summary>
/// <param name="Id">Microsoft Entra object id.</param>
/// <param name="Name">Name for colleagues.</param>
/// <param name="Areas">Ids of parties and areas, slugs of wijken and codes of buurten that this person may see and serves.</param>
public sealed record Persoon(string Id, string Name, IReadOnlyList<string> Areas)
{
    /// <summary>What a resident may read: the first name; null = no name is told.</summary>
    public string? FirstName { get; init; }
    /// <summary>What a resident may read: the role, such as wijkregisseur.</summary>
    public string? Role { get; init; }
    /// <summary>Those of <see cref="Areas"/> that are places; with none this person serves the parties everywhere.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
    /// <summary>Slugs of categories, or kinds of case, that this person does; none = all.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];
    /// <summary>When this person works; null = in the municipality's office hours.</summary>
    public OfficeHours? Hours { get; init; }

    /// <summary>Whether this is work of this person, by place and theme.</summary>
    /// <param name="subject">Category, or kind of case.</param>
    /// <param name="areas">Everything that the place lies in (<see cref="Wijknetwerk.AreasOf"/>).</param>
    public bool Does(string subject, IReadOnlyList<string> areas) =>
        (Places.Count == 0 || Places.Intersect(areas).Any()) && (Themes.Count == 0 || Themes.Contains(subject));
}
