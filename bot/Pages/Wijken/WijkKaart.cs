using System.Globalization;
using System.Text;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Pages.Wijken;

/// <summary>A map of outlines as the parts of an SVG: no tiles, no request to anybody.</summary>
public sealed class WijkKaart
{
    private const double Width = 1000;
    private readonly double west, north, scaleX, scaleY;

    private WijkKaart(IReadOnlyList<(double Longitude, double Latitude)> corners)
    {
        var (east, south) = (corners.Max(corner => corner.Longitude), corners.Min(corner => corner.Latitude));
        (west, north) = (corners.Min(corner => corner.Longitude), corners.Max(corner => corner.Latitude));
        scaleX = Width / Math.Max(east - west, 1e-6);
        scaleY = scaleX / Math.Cos((north + south) / 2 * Math.PI / 180); // a degree of longitude is shorter than one of latitude
        Height = (north - south) * scaleY;
    }

    /// <summary>The areas, in the order given.</summary>
    public required IReadOnlyList<KaartVlak> Areas { get; init; }

    /// <summary>Height at a width of 1000.</summary>
    public double Height { get; }

    /// <summary>The <c>viewBox</c>, with room for the line around.</summary>
    public string ViewBox => string.Create(CultureInfo.InvariantCulture, $"-6 -6 {Width + 12:0} {Height + 12:0}");

    /// <summary>A map of these areas; null when there is no outline of any.</summary>
    /// <param name="map">Has the outlines.</param>
    /// <param name="areas">CBS code, name and link of each.</param>
    public static WijkKaart? Of(WijkMap map, IEnumerable<(string Code, string Name, string? Link)> areas)
    {
        var drawn = areas.Select(area => (area.Code, area.Name, area.Link, Rings: map.OutlineOf(area.Code))).Where(area => area.Rings.Count > 0).ToList();
        if (drawn.Count == 0)
            return null;
        var frame = new WijkKaart([.. drawn.SelectMany(area => area.Rings).SelectMany(ring => ring)]) { Areas = [] };
        return new WijkKaart([.. drawn.SelectMany(area => area.Rings).SelectMany(ring => ring)])
        {
            Areas = [.. drawn.Select(area => new KaartVlak(area.Code, area.Name, area.Link, string.Concat(area.Rings.Select(frame.Path)), frame.Middle(area.Rings)))],
        };
    }

    private string Path(IReadOnlyList<(double Longitude, double Latitude)> ring)
    {
        var path = new StringBuilder();
        foreach (var corner in ring)
        {
            var (x, y) = At(corner);
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{x:0} {y:0}");
        }
        return path.Append('Z').ToString();
    }

    private (double X, double Y) At((double Longitude, double Latitude) corner) => ((corner.Longitude - west) * scaleX, (north - corner.Latitude) * scaleY);

    /// <summary>Centre of gravity of the largest ring (shoelace formula): where a number stands.</summary>
    private (double X, double Y) Middle(IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> rings)
    {
        var best = (Area: 0d, X: 0d, Y: 0d);
        foreach (var ring in rings)
        {
            var (area, x, y) = (0d, 0d, 0d);
            for (var i = 0; i < ring.Count; i++)
            {
                var ((x1, y1), (x2, y2)) = (At(ring[i]), At(ring[(i + 1) % ring.Count]));
                var cross = (x1 * y2) - (x2 * y1);
                (area, x, y) = (area + cross, x + ((x1 + x2) * cross), y + ((y1 + y2) * cross));
            }
            if (Math.Abs(area) > Math.Abs(best.Area))
                best = (area, x / (3 * area), y / (3 * area));
        }
        return (best.X, best.Y);
    }
}

/// <summary>One area of a map.</summary>
/// <param name="Code">CBS code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Link">Where a press leads; null = nowhere.</param>
/// <param name="Path">The <c>d</c> of its path.</param>
/// <param name="Middle">Where something about it is written.</param>
public sealed record KaartVlak(string Code, string Name, string? Link, string Path, (double X, double Y) Middle);
