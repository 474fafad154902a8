using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations;

/// <summary>An emergency in a message.</summary>
/// <param name="Texts">What to say, in the language of the message, gravest first.</param>
/// <param name="IsCrisis">A person in need, rather than something that happens.</param>
public sealed record Emergency(IReadOnlyList<string> Texts, bool IsCrisis)
{
    /// <summary>The emergency in a message; null when there is none.</summary>
    public static Emergency? In(string text, KnowledgeBase knowledge) => knowledge.Triage.Find(text) is { } found
        ? new Emergency([.. found.TextKeys.Select(key => knowledge.Texts.Get(key, found.Language))], found.Kind.Intent == "crisis") : null;
}
