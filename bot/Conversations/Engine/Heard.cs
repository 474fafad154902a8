using System.Text.Json.Serialization;

namespace WijkBot.Conversations.Engine;

/// <summary>What a resident said in one message, personal data masked.</summary>
/// <param name="Text">The words; empty for a photo or pin alone.</param>
/// <param name="At">When it was sent, as well as the channel knows.</param>
public sealed record Heard([property: JsonPropertyName("t")] string Text, [property: JsonPropertyName("at")] DateTimeOffset At)
{
    /// <summary>Ids of photos in the media store.</summary>
    [JsonPropertyName("f")]
    public string[]? Photos { get; init; }

    /// <summary>A place that the phone sent.</summary>
    [JsonPropertyName("p")]
    public Pin? Pin { get; init; }

    /// <summary>Phone number found in the message, E.164; only kept for the question that asks for it.</summary>
    [JsonPropertyName("n")]
    public string? Phone { get; init; }

    /// <summary>These words in place of what was said, without photo, pin and number.</summary>
    public Heard Saying(string text) => new(text, At);
}

/// <summary>A place on the map, WGS 84 degrees.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Name">Label or address that the phone gave.</param>
public sealed record Pin(
    [property: JsonPropertyName("b")] double Latitude, [property: JsonPropertyName("l")] double Longitude, [property: JsonPropertyName("n")] string? Name)
{
    /// <summary>Read from a photo, not sent as a place: it may be where the photo was taken and not what it shows.</summary>
    [JsonPropertyName("f")]
    public bool FromPhoto { get; init; }
}
