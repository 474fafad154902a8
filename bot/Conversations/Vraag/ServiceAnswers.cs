using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations.Vraag;

/// <summary>The few questions about this service itself: a text <c>vraag.antwoord.…</c>, found by the words in <c>vraag.woorden.…</c>.</summary>
/// <param name="texts">The texts.</param>
public sealed class ServiceAnswers(Texts texts)
{
    private const string WordsKey = "vraag.woorden.";

    private readonly (string Id, string[] Phrases)[] known =
    [
        .. from text in texts.All
           where text.Key.StartsWith(WordsKey, StringComparison.Ordinal)
           select (text.Key[WordsKey.Length..], texts.Get(text.Key).Split('\n').Select(Words.Fold).ToArray()),
    ];

    /// <summary>End of the key of the answer to a question; null when it is not about this service.</summary>
    /// <param name="folded">The question, folded.</param>
    public string? For(string folded) =>
        Array.Find(known, one => Array.Exists(one.Phrases, phrase => $" {folded} ".Contains($" {phrase} ", StringComparison.Ordinal))).Id;
}
