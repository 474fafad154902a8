using System.Text.Json;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Teams.Extensions;

/// <summary>
/// Somebody looks something up from the box in which they write in Teams (a search-based message extension; Microsoft Learn, "Respond to search command").
/// Only who asks sees the answer, until they paste it.
/// </summary>
/// <param name="Command">Id of the command in the app's manifest.</param>
/// <param name="Text">What was typed, trimmed; empty when the extension was only opened.</param>
/// <param name="Skip">Results that are on the screen already.</param>
/// <param name="Count">Results that fit, 1 to <see cref="Most"/>.</param>
public sealed record ExtensionQuery(string Command, string Text, int Skip, int Count)
{
    /// <summary>Teams asks for 25 at a time.</summary>
    public const int Most = 25;

    private const string InvokeName = "composeExtension/query";
    private const string Opened = "initialRun";

    /// <summary>The query in an activity, or null when it is none.</summary>
    public static ExtensionQuery? Of(Activity activity) =>
        activity is { Type: ActivityTypes.Invoke, Name: InvokeName, Value: { ValueKind: JsonValueKind.Object } value }
        && value.TryGetProperty("commandId", out var command) && command.ValueKind == JsonValueKind.String
            ? new ExtensionQuery(command.GetString()!, TextIn(value), Math.Max(0, Number(value, "skip") ?? 0), Math.Clamp(Number(value, "count") ?? Most, 1, Most)) : null;

    private static string TextIn(JsonElement value)
    {
        if (!value.TryGetProperty("parameters", out var parameters) || parameters.ValueKind != JsonValueKind.Array)
            return "";
        foreach (var one in parameters.EnumerateArray())
        {
            if (one.ValueKind == JsonValueKind.Object && one.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String && name.GetString() != Opened
                && one.TryGetProperty("value", out var text) && text.ValueKind == JsonValueKind.String)
                return text.GetString()!.Trim();
        }
        return "";
    }

    private static int? Number(JsonElement value, string name) =>
        value.TryGetProperty("queryOptions", out var options) && options.ValueKind == JsonValueKind.Object
        && options.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var whole) ? whole : null;
}
