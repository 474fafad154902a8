using System.Text.Json;
using NJsonSchema;

namespace WijkBot.Tests.Channels.Teams;

/// <summary>Microsoft's schema of Adaptive Cards 1.5.</summary>
public static class CardSchema
{
    /// <summary>What is wrong with a card; empty when it fits. Skips the running test where the schema is missing.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(JsonElement card)
    {
        var schema = await JsonSchema.FromJsonAsync(
            await File.ReadAllTextAsync(Shared.File("specs/adaptive-card-1.5.0.json"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        return [.. schema.Validate(card.GetRawText()).Select(fault => fault.ToString())];
    }
}
