using System.Text.Json;

namespace WijkBot.Channels.Activities;

/// <summary>A place in an activity: the <c>GeoCoordinates</c> entity (schema.org, as Bot Framework uses it), WGS 84 degrees.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Name">Label or address that the sender's phone gave, if any.</param>
public sealed record GeoPoint(double Latitude, double Longitude, string? Name = null)
{
    /// <summary>The entity to put in <see cref="Activity.Entities"/>.</summary>
    public JsonElement ToEntity() => JsonSerializer.SerializeToElement(
        new GeoEntity("GeoCoordinates", Latitude, Longitude, Name), ActivityJson.Default.GeoEntity);

    /// <summary>The first place that this activity carries, or null.</summary>
    public static GeoPoint? Of(Activity activity)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity.ValueKind != JsonValueKind.Object
                || !entity.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "GeoCoordinates")
                continue;
            if (Read(entity) is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 } read)
                return new GeoPoint(read.Latitude, read.Longitude, read.Name);
        }
        return null;
    }

    /// <summary>Null when a stranger wrote something else than numbers.</summary>
    private static GeoEntity? Read(JsonElement entity)
    {
        try
        {
            return entity.Deserialize(ActivityJson.Default.GeoEntity);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The wire form of <see cref="GeoPoint"/>.</summary>
public sealed record GeoEntity(string Type, double Latitude, double Longitude, string? Name);
