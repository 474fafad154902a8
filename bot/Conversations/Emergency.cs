using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations;

/// <summary>An emergency in a message.</summary>
/// <param name="Texts">What to say, in the language of the message, gravest first.</param>
/// <param name="IsCrisis">A person in need, rather than something that happens.</param>
public sealed record Emergency(IReadOnlyList<string> Texts, bool IsCrisis)
{
    private static readonly string[] Danger = ["nood.112"];
    private static readonly string[] Need = ["nood.113", "nood.veilig_thuis"];

    /// <summary>An emergency that no rule heard but the model does; null when there is none.</summary>
    public static Emergency? Unforeseen(Understood understood, string language, bool isReply, KnowledgeBase knowledge) => understood.UnforeseenEmergency(knowledge, isReply ? 3 : 2) is { } intent
        ? new Emergency([.. (intent == "crisis" ? Need : Danger).Select(key => knowledge.Texts.Get(key, language))], intent == "crisis") : null;

    /// <summary>The emergency in a message; null when there is none.</summary>
    public static Emergency? In(string text, KnowledgeBase knowledge) => knowledge.Triage.Find(text) is { } found
        ? new Emergency([.. found.TextKeys.Select(key => knowledge.Texts.Get(key, found.Language))], found.Kind.Intent == "crisis") : null;
}
