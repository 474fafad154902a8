namespace WijkBot.Knowledge.Netwerk;

/// <summary>A part of the municipality that somebody serves and that is not one wijk: several wijken, or some buurten. Such areas may overlap.</summary>
/// <param name="Id">Name in the content, such as <c>platform-zuid</c>; not that of a wijk or a party.</param>
/// <param name="Name">What people read.</param>
/// <param name="Parts">Slugs of wijken and CBS codes of buurten.</param>
public sealed record Gebied(string Id, string Name, IReadOnlyList<string> Parts);
