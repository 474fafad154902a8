using System.Text.Json;
using System.Text.Json.Serialization;

namespace WijkBot.Channels.Activities;

/// <summary>How activities are written: camelCase, nulls left out, unknown fields kept.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(GeoEntity))]
public sealed partial class ActivityJson : JsonSerializerContext;
