using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Teams;

/// <summary>What somebody said in Teams, as words.</summary>
public static partial class TeamsText
{
    /// <summary>
    /// The text without the mention of the bot. Others who are mentioned stay as their name; a name that somebody typed without mentioning the bot stays too.
    /// </summary>
    /// <remarks>In a channel the bot hears only what mentions it, and every such text holds <c>&lt;at&gt;its name&lt;/at&gt;</c> and HTML entities such as <c>&amp;nbsp;</c>.</remarks>
    public static string Of(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var entity in activity.Entities ?? [])
            if (MentionOf(entity, activity.Recipient?.Id) is { } mention)
                text = text.Replace(mention, " ", StringComparison.OrdinalIgnoreCase);
        text = WebUtility.HtmlDecode(OtherMentions().Replace(text, "${name}"));
        return Spaces().Replace(text, " ").Trim();
    }

    /// <summary>The literal text by which this account is mentioned, or null.</summary>
    private static string? MentionOf(JsonElement entity, string? account) =>
        entity.ValueKind == JsonValueKind.Object && Word(entity, "type") == "mention" && account is not null
        && entity.TryGetProperty("mentioned", out var who) && who.ValueKind == JsonValueKind.Object && Word(who, "id") == account
        && Word(entity, "text") is { Length: > 0 } text ? text : null;

    private static string? Word(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex("<at(?:\\s[^>]*)?>(?<name>.*?)</at>", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline, matchTimeoutMilliseconds: 200)]
    private static partial Regex OtherMentions();

    [GeneratedRegex("[ \\t\\u00A0]+", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Spaces();
}
