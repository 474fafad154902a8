using System.Text.Json;
using System.Text.Json.Serialization;
using WijkBot.Channels;
using WijkBot.Channels.Activities;

namespace WijkBot.Storage;

/// <summary>How both stores write what they keep.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Outgoing))]
[JsonSerializable(typeof(Activity))]
internal sealed partial class StorageJson : JsonSerializerContext;
