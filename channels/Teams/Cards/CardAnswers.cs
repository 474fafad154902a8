using System.Text.Json;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Teams.Cards;

/// <summary>
/// Answers to a press (Microsoft Learn, "Universal Actions for Adaptive Cards", response format). The HTTP status is 200 throughout: any other
/// makes Teams show a fault of its own instead of what the body says.
/// </summary>
public static class CardAnswers
{
    /// <summary>The card as it now is. Teams shows it to who pressed; for everybody else the message must be updated as well.</summary>
    public static InvokeAnswer Refreshed(Card card) => Refreshed(card.ToJson());

    /// <inheritdoc cref="Refreshed(Card)"/>
    public static InvokeAnswer Refreshed(JsonElement card) => Answer(200, Attachment.AdaptiveCard, card);

    /// <summary>A line that only who pressed sees; the card stays as it is.</summary>
    public static InvokeAnswer Message(string text) =>
        Answer(200, "application/vnd.microsoft.activity.message", JsonSerializer.SerializeToElement(text, CardJson.Default.String));

    /// <summary>The press was not understood (400) or failed (500).</summary>
    /// <param name="status">400 or 500.</param>
    /// <param name="code">A word for the log, such as <c>BadRequest</c>.</param>
    /// <param name="text">What who pressed reads.</param>
    public static InvokeAnswer Error(int status, string code, string text) =>
        Answer(status, "application/vnd.microsoft.error", JsonSerializer.SerializeToElement(new Fault(code, text), CardJson.Default.Fault));

    private static InvokeAnswer Answer(int status, string type, JsonElement value) =>
        new(200, JsonSerializer.SerializeToElement(new Body(status, type, value), CardJson.Default.Body));

    internal sealed record Body(int StatusCode, string Type, JsonElement Value);

    internal sealed record Fault(string Code, string Message);
}
