using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Language.Places;

/// <summary>How well a place in a message can be found.</summary>
public enum PlaceDetail
{
    /// <summary>Only a wijk or buurt, or that it lies outside the municipality.</summary>
    Area,
    /// <summary>A street, a crossing, or a postcode without a number.</summary>
    Street,
    /// <summary>One spot: a street with a number, a postcode with a number, or a known place.</summary>
    Spot,
}

/// <summary>A place that a resident wrote in a message.</summary>
/// <param name="Place">The place, as far as it was said. Its wijk may be a guess: see <paramref name="WijkIsSaid"/>.</param>
/// <param name="Detail">How well it can be found.</param>
/// <param name="WijkIsSaid">The resident named the wijk, or a known place whose wijk is in the content. False: the wijk is unknown or guessed from the postcode, and must be asked.</param>
/// <param name="Candidates">Slugs of the wijken that the postcode may lie in, most likely first; empty when there is no postcode.</param>
/// <param name="LampPost">Number on the lamp-post, as written; null when none was said.</param>
public sealed record PlaceMention(Place Place, PlaceDetail Detail, bool WijkIsSaid, IReadOnlyList<string> Candidates, string? LampPost);

/// <summary>A place that people know by name, from <c>plekken.yaml</c>.</summary>
/// <param name="Name">As residents write it.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="Kind">What it is: wijkcentrum, winkelcentrum, park, straat …</param>
/// <param name="Wijk">Slug of its wijk; null where no source tells.</param>
/// <param name="Address">Street and number; null where unknown.</param>
/// <param name="Source">Where this was read.</param>
/// <param name="Checked">"Laatst gecontroleerd".</param>
public sealed record Landmark(string Name, IReadOnlyList<string> Aliases, string Kind, string? Wijk, string? Address, string Source, string Checked)
{
    /// <summary>Words that must stand beside the name, because the name alone is an ordinary word ("de driehoek").</summary>
    public IReadOnlyList<string> OnlyWith { get; init; } = [];
}
