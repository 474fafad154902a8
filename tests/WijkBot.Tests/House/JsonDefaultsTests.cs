using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WijkBot.Tests.House;

/// <summary>
/// What was stored by an older version, or sent by somebody else, lacks properties. Generated readers set an <c>init</c> property that is absent to null or zero,
/// so that a default written in the code would be lost without a word: the setter must put it back.
/// </summary>
public sealed class JsonDefaultsTests
{
    private static readonly Assembly[] Ours = [typeof(WijkBot.Cases.Case).Assembly, typeof(WijkBot.Channels.IHub).Assembly];

    public static IEnumerable<TheoryDataRow<string>> Contexts() =>
        Ours.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(JsonSerializerContext))).Select(type => new TheoryDataRow<string>(type.AssemblyQualifiedName!));

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Defaults_survive_when_the_JSON_lacks_the_property(string context)
    {
        var type = Type.GetType(context)!;
        var generated = (JsonSerializerContext)type.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        var lost = Ours.SelectMany(assembly => assembly.GetTypes())
            .Where(candidate => candidate is { IsAbstract: false, ContainsGenericParameters: false })
            .Select(candidate => generated.GetTypeInfo(candidate)).OfType<JsonTypeInfo>()
            .Where(info => info.Kind == JsonTypeInfoKind.Object)
            .SelectMany(info => Lost(info));
        Assert.False(lost.Any(), string.Join("\n", lost));
    }

    /// <summary>Writes an object as its constructor makes it, takes one property out at a time, and reads it again.</summary>
    private static IEnumerable<string> Lost(JsonTypeInfo info)
    {
        if (Made(info.Type) is not { } made || Written(made, info) is not { } whole)
            yield break;
        foreach (var property in info.Properties.Where(property => property is { IsRequired: false, Get: not null, Set: not null } && property.AssociatedParameter is not { IsMemberInitializer: false } && !IsOnlyWritten(info.Type)))
        {
            var without = (JsonObject)whole.DeepClone();
            without.Remove(property.Name);
            var expected = property.Get!(made);
            var found = property.Get(without.Deserialize(info)!);
            if (JsonSerializer.Serialize(expected) != JsonSerializer.Serialize(found))
                yield return $"{info.Type.Name}.{property.Name}: {JsonSerializer.Serialize(expected)} became {JsonSerializer.Serialize(found)}";
        }
    }

    /// <summary>Cards go to Teams and are never read back.</summary>
    private static bool IsOnlyWritten(Type type) => type.Namespace == typeof(WijkBot.Channels.Teams.Cards.Card).Namespace;

    private static JsonObject? Written(object made, JsonTypeInfo info)
    {
        try
        {
            return JsonSerializer.SerializeToNode(made, info) as JsonObject;
        }
        catch (Exception fault) when (fault is NotSupportedException or InvalidOperationException or NullReferenceException)
        {
            return null; // a constructor argument that no plain value fits
        }
    }

    private static object? Made(Type type)
    {
        var constructor = type.GetConstructors().Where(made => made.GetParameters() is not [var only] || only.ParameterType != type).MinBy(made => made.GetParameters().Length);
        if (constructor is null)
            return null;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Plain(parameter.ParameterType))]);
        foreach (var required in type.GetProperties().Where(property => property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute))))
            required.SetValue(made, Plain(required.PropertyType));
        return made;
    }

    private static object? Plain(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(JsonElement) ? JsonSerializer.SerializeToElement("x")
        : type.IsValueType ? Activator.CreateInstance(type)
        : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0)
        : type.IsGenericType && type.IsInterface && type.GetGenericArguments() is [var item] ? Array.CreateInstance(item, 0)
        : type is { IsInterface: false, IsAbstract: false } ? Made(type)
        : null;
}
