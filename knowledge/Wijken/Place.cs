namespace WijkBot.Knowledge.Wijken;

/// <summary>Where something is, as far as it is known.</summary>
public sealed record Place
{
    /// <summary>What the resident wrote or sent, tidied: what people read in a summary or on a card.</summary>
    public required string Description { get; init; }
    /// <summary>Street name, as the resident wrote it.</summary>
    public string? Street { get; init; }
    /// <summary>House number with letter and addition, such as <c>12a</c>.</summary>
    public string? HouseNumber { get; init; }
    /// <summary>Postcode: <c>7608</c> or <c>7608KH</c>.</summary>
    public string? Postcode { get; init; }
    /// <summary>Slug of the wijk, once known.</summary>
    public string? Wijk { get; init; }
    /// <summary>CBS code of the buurt, once known.</summary>
    public string? Buurt { get; init; }
    /// <summary>Degrees north, WGS 84.</summary>
    public double? Latitude { get; init; }
    /// <summary>Degrees east, WGS 84.</summary>
    public double? Longitude { get; init; }
    /// <summary>The place lies, or seems to lie, outside the municipality.</summary>
    public bool Outside { get; init; }
}
