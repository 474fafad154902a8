using System.Text.Json;
using System.Text.Unicode;

namespace WijkBot.Channels.Activities;

/// <summary>Tells JSON whose every text can be read.</summary>
internal static class WholeText
{
    /// <summary>
    /// False when bytes that are no UTF-8, or an escape such as <c>\ud800</c> that stands alone, are in a text or a name. The parser lets both stand in what it
    /// keeps as raw JSON, and whoever reads or stores that later would fault: an activity that can never be handled.
    /// </summary>
    /// <param name="json">JSON that was parsed before.</param>
    public static bool In(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            return false;
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
                if (reader is { TokenType: JsonTokenType.String or JsonTokenType.PropertyName, ValueIsEscaped: true })
                    reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
