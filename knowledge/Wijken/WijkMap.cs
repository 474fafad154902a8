namespace WijkBot.Knowledge.Wijken;

/// <summary>The wijken of the municipality, and the ways to find one.</summary>
public sealed class WijkMap
{
    private readonly Dictionary<string, Wijk> _bySlug;
    private readonly Dictionary<string, Wijk> _byCode;
    private readonly AreaNames _names;
    private readonly Outlines _outlines;
    private readonly HashSet<string> _neighbouringPostcodes;

    internal WijkMap(IReadOnlyList<Wijk> wijken, Outlines outlines, IEnumerable<string> neighbouringPostcodes, IReadOnlyList<string> otherTowns)
    {
        All = wijken;
        OtherTowns = otherTowns;
        _bySlug = wijken.ToDictionary(wijk => wijk.Slug, StringComparer.Ordinal);
        _byCode = wijken.ToDictionary(wijk => wijk.Code, StringComparer.Ordinal);
        _names = new AreaNames(wijken);
        _outlines = outlines;
        _neighbouringPostcodes = [.. neighbouringPostcodes];
    }

    /// <summary>All wijken, in CBS order.</summary>
    public IReadOnlyList<Wijk> All { get; }

    /// <summary>Towns nearby that are not in the municipality: who names one is not here.</summary>
    public IReadOnlyList<string> OtherTowns { get; }

    /// <summary>The wijk with this slug, or null.</summary>
    public Wijk? BySlug(string slug) => _bySlug.GetValueOrDefault(slug);

    /// <summary>The wijk with this CBS code, or null.</summary>
    public Wijk? ByCode(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The buurt with this CBS code, or null.</summary>
    public Buurt? Buurt(string code) => All.SelectMany(wijk => wijk.Buurten).FirstOrDefault(buurt => buurt.Code == code);

    /// <summary>The wijk or buurt that a resident means by a name, an alias or a misspelling of one; null when nothing is near enough.</summary>
    public WijkMatch? Find(string nameOrAlias) => _names.Find(nameOrAlias);

    /// <summary>The wijk and buurt at a point, or null outside the municipality. The outlines are coarse: trust nothing that is <see cref="WijkAt.NearBorder"/>.</summary>
    /// <param name="latitude">Degrees north, WGS 84.</param>
    /// <param name="longitude">Degrees east, WGS 84.</param>
    public WijkAt? At(double latitude, double longitude) => _outlines.At(latitude, longitude);

    /// <summary>Outer borders of a wijk or buurt by its CBS code, degrees WGS 84, for drawing a map; empty when there is no outline of it.</summary>
    public IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> OutlineOf(string code) => _outlines.Of(code);

    /// <summary>Whether two wijken border on each other.</summary>
    public bool AreNeighbours(string one, string other) => _outlines.Neighbours.Contains((one, other));

    /// <summary>What a postcode tells: often more than one wijk, always to be confirmed by the resident.</summary>
    /// <param name="postcode"><c>7608</c> or <c>7608KH</c>, spaces and case free.</param>
    public PostcodeAnswer ByPostcode(string postcode)
    {
        var four = new string([.. postcode.Where(char.IsAsciiDigit).Take(4)]);
        if (four.Length < 4) return new PostcodeAnswer([], Outside: false);
        var candidates = All.Where(wijk => wijk.Postcodes.Contains(four)).ToList();
        // 7600 is Almelo's range for post-office boxes: in town, but nowhere in it.
        return new PostcodeAnswer(candidates, Outside: candidates.Count == 0 && !four.EndsWith("00", StringComparison.Ordinal) || _neighbouringPostcodes.Contains(four));
    }
}

/// <summary>A wijk found by name.</summary>
/// <param name="Wijk">The wijk.</param>
/// <param name="Buurt">The buurt, when the name is that of a buurt; null when it names the wijk or a part that spans several buurten.</param>
/// <param name="Name">The name or alias in the content that matched.</param>
/// <param name="Exact">False when the match forgives a misspelling.</param>
public sealed record WijkMatch(Wijk Wijk, Buurt? Buurt, string Name, bool Exact);

/// <summary>What lies at a point.</summary>
/// <param name="Wijk">The wijk.</param>
/// <param name="Buurt">The buurt; null where only the outline of the wijk covers the point.</param>
/// <param name="NearBorder">So near to another wijk, or to the edge of the municipality, that the coarse outlines cannot decide: ask.</param>
public sealed record WijkAt(Wijk Wijk, Buurt? Buurt, bool NearBorder);

/// <summary>What a postcode tells.</summary>
/// <param name="Candidates">Wijken whose indicative postcodes hold it, most likely first; empty when unknown.</param>
/// <param name="Outside">No part of the municipality has it.</param>
public sealed record PostcodeAnswer(IReadOnlyList<Wijk> Candidates, bool Outside);
