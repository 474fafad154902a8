using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using WijkBot.Conversations.Medewerker;
using WijkBot.Conversations.Plek;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Conversations.Engine;

/// <summary>
/// How conversations are stored. Every type of an answer, of a kept value and of what a value is made from is listed here.
/// Fields are written, so that a tuple does not become <c>{}</c> and two different ones the same.
/// </summary>
[JsonSourceGenerationOptions(
    IncludeFields = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(TalkState))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(Spot))]
[JsonSerializable(typeof(Opening))]
[JsonSerializable(typeof((string, string)))]
[JsonSerializable(typeof((Place, string)))]
public sealed partial class TalkJson : JsonSerializerContext
{
    /// <summary>How a type is written.</summary>
    /// <exception cref="NotSupportedException">It is not listed above.</exception>
    public static JsonTypeInfo<T> TypeOf<T>() =>
        (JsonTypeInfo<T>?)Default.GetTypeInfo(typeof(T)) ?? throw new NotSupportedException($"list {typeof(T)} in {nameof(TalkJson)}");
}
