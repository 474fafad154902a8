using System.Text.Json;
using System.Text.Json.Serialization;

namespace WijkBot.Cases;

/// <summary>How cases, their links and their signals are stored.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Case))]
[JsonSerializable(typeof(CaseNews))]
[JsonSerializable(typeof(CaseRequest))]
[JsonSerializable(typeof(TeamsLink))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
public sealed partial class CaseJson : JsonSerializerContext;
