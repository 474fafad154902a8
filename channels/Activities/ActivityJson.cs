using System.Text.Json;
using System.Text.Json.Serialization;

namespace WijkBot.Channels.Activities;

/// <summary>How activities are written: camelCase, nulls left out, unknown fields kept.</summary>
/// <remarks>
/// The generated reader sets every <c>init</c> property, absent ones to null: hence the defaults inside the accessors of these records.
/// It cannot set extension data that way at all: hence <c>set</c> on <c>Extra</c>.
/// </remarks>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(GeoEntity))]
public sealed partial class ActivityJson : JsonSerializerContext;
