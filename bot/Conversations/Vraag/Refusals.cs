using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations.Vraag;

/// <summary>
/// What is not answered whatever the knowledge holds: orders to the program, politics, advice about health or law. Each is a text
/// (<c>vraag.afgewezen.…</c>) with the words it is known by (<c>vraag.afgewezen-woorden.…</c>); the text says where help is.
/// </summary>
/// <param name="texts">The texts.</param>
/// <param name="towns">Towns that are not in the municipality.</param>
public sealed class Refusals(Texts texts, IReadOnlyList<string> towns)
{
    private const string WordsKey = "vraag.afgewezen-woorden.";

    /// <summary>Key of the text for another town.</summary>
    public const string OtherTown = "andere-plaats";

    /// <summary>Key of the text for orders to the program.</summary>
    public const string Orders = "regels";

    private readonly (string Id, string[] Phrases)[] known =
    [
        .. from text in texts.All
           where text.Key.StartsWith(WordsKey, StringComparison.Ordinal)
           select (text.Key[WordsKey.Length..], texts.Get(text.Key).Split('\n').Select(Words.Fold).ToArray()),
    ];

    private readonly string[] elsewhere = [.. towns.SelectMany(town => new[] { "in ", "van de gemeente ", "gemeente " }, (town, before) => before + Words.Fold(town))];

    /// <summary>End of the key of the text for a question; null when nothing stands against answering it.</summary>
    public string? For(Understood understood) =>
        Array.Find(known, one => understood.Has(one.Phrases)).Id
        ?? (understood.Has(elsewhere) && !understood.Has("verhuis", "verhuizen", "verhuisd", "woon", "wonen", "ga naar") ? OtherTown : null);
}
