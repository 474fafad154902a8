using NetTopologySuite.Geometries;

namespace WijkBot.Knowledge.Wijken;

/// <summary>
/// The outlines of wijken and buurten. Work is done in metres on a plane around the town (one degree of latitude is 111,320 m, a degree of longitude that times the cosine of the latitude), because a
/// distance to a border means nothing in degrees; over a town of 12 km the error stays under a few metres.
/// </summary>
internal sealed class Outlines
{
    /// <summary>The outlines are rounded to three decimals and generalised: up to about 110 m off. Nearer than this to another wijk, or to the edge, nothing is certain.</summary>
    public const double Uncertain = 150;

    // Neighbouring outlines do not fit exactly: a gap of some tens of metres between them is not the edge of the town.
    private const double Seam = 50;
    private const double MetresPerDegree = 111_320;

    private readonly Lazy<IReadOnlyList<Area>> _areas;
    private readonly Lazy<HashSet<(string One, string Other)>> _neighbours;
    private readonly double _metresPerDegreeEast;
    private readonly Dictionary<string, Outline> _byCode;

    public Outlines(IReadOnlyList<Wijk> wijken, IReadOnlyList<Outline> outlines)
    {
        var corners = outlines.SelectMany(outline => outline.Polygons).SelectMany(polygon => polygon[0]);
        _metresPerDegreeEast = MetresPerDegree * Math.Cos(corners.Select(corner => corner.Latitude).DefaultIfEmpty(52).Average() * Math.PI / 180);
        _byCode = outlines.ToDictionary(outline => outline.Code);
        // Shapes are made on first use: nothing at the start needs them.
        _areas = new(() => Areas(wijken, outlines.ToDictionary(outline => outline.Code)));
        _neighbours = new(NeighbouringWijken);
    }

    /// <summary>Outer borders of a wijk or buurt, for drawing; empty when there is no outline of it.</summary>
    public IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> Of(string code) =>
        _byCode.TryGetValue(code, out var outline) ? [.. outline.Polygons.Select(rings => rings[0])] : [];

    /// <summary>Slugs of wijken that lie against each other, both ways round.</summary>
    public IReadOnlySet<(string One, string Other)> Neighbours => _neighbours.Value;

    private HashSet<(string, string)> NeighbouringWijken()
    {
        var whole = _areas.Value.Where(area => area.Buurt is null).ToList();
        return [.. from one in whole from other in whole where one.Wijk != other.Wijk && one.Shape.IsWithinDistance(other.Shape, Seam) select (one.Wijk.Slug, other.Wijk.Slug)];
    }

    public WijkAt? At(double latitude, double longitude)
    {
        var point = GeometryFactory.Default.CreatePoint(OnPlane(longitude, latitude));
        var near = _areas.Value.Select(area => (Area: area, Distance: area.DistanceTo(point))).Where(found => found.Distance <= Uncertain).ToList();
        if (near.Count == 0) return null;

        // A buurt decides before a wijk does: its outline is finer. One buurt is too small to have an outline at this scale, so a wijk alone must do there.
        var best = near.OrderBy(found => found.Distance).ThenBy(found => found.Area.Buurt is null).First();
        var nearBorder = best.Distance > 0 || near.Exists(other => other.Area.Wijk != best.Area.Wijk) || AtEdgeOfTown(point, near.ConvertAll(found => found.Area));
        return new WijkAt(best.Area.Wijk, best.Area.Buurt, nearBorder);
    }

    /// <summary>Whether a step of <see cref="Uncertain"/> metres in one of eight directions leads out of every area.</summary>
    private static bool AtEdgeOfTown(Point point, List<Area> near)
    {
        for (var eighth = 0; eighth < 8; eighth++)
        {
            var angle = eighth * Math.PI / 4;
            var step = GeometryFactory.Default.CreatePoint(new Coordinate(point.X + Uncertain * Math.Cos(angle), point.Y + Uncertain * Math.Sin(angle)));
            if (!near.Exists(area => area.Shape.IsWithinDistance(step, Seam))) return true;
        }
        return false;
    }

    private List<Area> Areas(IReadOnlyList<Wijk> wijken, Dictionary<string, Outline> byCode)
    {
        var areas = new List<Area>();
        foreach (var wijk in wijken)
        {
            if (byCode.TryGetValue(wijk.Code, out var whole)) areas.Add(new Area(wijk, null, Shape(whole)));
            foreach (var buurt in wijk.Buurten)
            {
                if (byCode.TryGetValue(buurt.Code, out var part)) areas.Add(new Area(wijk, buurt, Shape(part)));
            }
        }
        return areas;
    }

    private Geometry Shape(Outline outline)
    {
        var polygons = outline.Polygons.Select(rings => GeometryFactory.Default.CreatePolygon(Ring(rings[0]), [.. rings.Skip(1).Select(Ring)])).ToArray();
        return polygons.Length == 1 ? polygons[0] : GeometryFactory.Default.CreateMultiPolygon(polygons);
    }

    private LinearRing Ring((double Longitude, double Latitude)[] corners) =>
        GeometryFactory.Default.CreateLinearRing([.. corners.Select(corner => OnPlane(corner.Longitude, corner.Latitude))]);

    private Coordinate OnPlane(double longitude, double latitude) => new(longitude * _metresPerDegreeEast, latitude * MetresPerDegree);

    private sealed record Area(Wijk Wijk, Buurt? Buurt, Geometry Shape)
    {
        public double DistanceTo(Point point) =>
            Shape.EnvelopeInternal.Distance(point.EnvelopeInternal) > Uncertain ? double.MaxValue : Shape.Distance(point);
    }
}

/// <summary>An outline as the file has it.</summary>
/// <param name="Code">CBS code of the wijk or buurt.</param>
/// <param name="Polygons">Each polygon's rings: the outer one first, then holes.</param>
internal sealed record Outline(string Code, IReadOnlyList<(double Longitude, double Latitude)[][]> Polygons);
