using System.Text.Json;
using WijkBot.Knowledge.Content;

namespace WijkBot.Knowledge.Wijken;

/// <summary>Reads the outlines (<c>omtrekken.geojson</c>: RFC 7946 features with the CBS code as id, polygons only). A reader of thirty lines starts in a millisecond; a general one takes fifty.</summary>
internal static class OutlineFile
{
    public static IReadOnlyList<Outline> Read(string file, List<ContentFault> faults)
    {
        if (!File.Exists(file))
        {
            faults.Add(new ContentFault(file, 0, "dit bestand ontbreekt"));
            return [];
        }
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return [.. json.RootElement.GetProperty("features").EnumerateArray().Where(HasShape).Select(Feature)];
        }
        catch (JsonException wrong)
        {
            faults.Add(new ContentFault(file, (int)(wrong.LineNumber ?? 0) + 1, $"geen geldige JSON: {wrong.Message}"));
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            faults.Add(new ContentFault(file, 0, $"geen geldige GeoJSON met vlakken: {wrong.Message}"));
        }
        return [];
    }

    private static bool HasShape(JsonElement feature) => feature.GetProperty("geometry").ValueKind == JsonValueKind.Object;

    private static Outline Feature(JsonElement feature)
    {
        var geometry = feature.GetProperty("geometry");
        var coordinates = geometry.GetProperty("coordinates");
        return new Outline(feature.GetProperty("id").GetString()!, geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => [Rings(coordinates)],
            "MultiPolygon" => [.. coordinates.EnumerateArray().Select(Rings)],
            var other => throw new FormatException($"{other} in plaats van Polygon of MultiPolygon"),
        });
    }

    private static (double, double)[][] Rings(JsonElement polygon) => [.. polygon.EnumerateArray().Select(Ring)];

    private static (double Longitude, double Latitude)[] Ring(JsonElement ring) =>
        [.. ring.EnumerateArray().Select(corner => (corner[0].GetDouble(), corner[1].GetDouble()))];
}
