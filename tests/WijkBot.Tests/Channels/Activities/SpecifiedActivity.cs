using System.Text.Json.Nodes;

namespace WijkBot.Tests.Channels.Activities;

/// <summary>Makes an object with every field that a specification knows, down to a few levels.</summary>
public sealed class SpecifiedActivity(JsonNode specification)
{
    private const int Deepest = 4;

    /// <summary>An activity with all its fields, and one in each object that the specification does not know.</summary>
    public JsonObject Full() => Of("Activity", 0);

    private JsonObject Of(string definition, int depth)
    {
        var made = new JsonObject { ["veldDatNiemandKent"] = new JsonObject { ["a"] = new JsonArray(1, "twee", null) } };
        foreach (var (name, schema) in specification["definitions"]![definition]!["properties"]!.AsObject())
            if (Value(name, schema!, depth) is { } value)
                made[name] = value;
        return made;
    }

    private JsonNode? Value(string name, JsonNode schema, int depth)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            var definition = reference[(reference.LastIndexOf('/') + 1)..];
            if (specification["definitions"]![definition]!["enum"] is JsonArray options)
                return options[^1]!.DeepClone();
            return depth < Deepest ? Of(definition, depth + 1) : null;
        }
        return (string?)schema["type"] switch
        {
            "boolean" => true,
            "integer" => 7,
            "number" => 1.5,
            "array" => Value(name, schema["items"]!, depth) is { } item ? new JsonArray(item, item.DeepClone()) : null,
            "object" => new JsonObject { ["inhoud"] = "vrij" },
            "string" when (string?)schema["format"] == "date-time" => "2026-03-02T09:00:00.123+00:00",
            _ => $"waarde van {name} met ë en 😀",
        };
    }
}
