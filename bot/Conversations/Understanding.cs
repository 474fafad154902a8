using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language;

namespace WijkBot.Conversations;

/// <summary>Reads a message before any conversation does: which categories of melding and which intents it is like.</summary>
public sealed class Understanding
{
    private const int Top = 5;
    private readonly KnowledgeBase knowledge;
    private readonly TextClassifier categories;

    /// <summary>Learns from the examples and words of the content.</summary>
    public Understanding(KnowledgeBase knowledge)
    {
        this.knowledge = knowledge;
        categories = TextClassifier.Train(
            from category in knowledge.Categories
            from example in category.Examples.Concat(category.Words).Append(category.Name)
            select (example, category.Slug));
    }

    /// <summary>Categories of melding that fit a text, best first.</summary>
    public IReadOnlyList<Prediction> Categories(string text) => text.Length == 0 ? [] : categories.Predict(text, Top);

    /// <summary>The emergency in a message; null when there is none.</summary>
    public Emergency? EmergencyIn(string text) => knowledge.Triage.Find(text) is { } found
        ? new Emergency([.. found.TextKeys.Select(key => knowledge.Texts.Get(key, found.Language))], found.Kind.Intent == "crisis") : null;

    /// <summary>A message with what can be known of it.</summary>
    public Understood Read(Heard heard, RecentCase? recent) => new(heard, [], Categories(heard.Text), recent);
}

/// <summary>An emergency in a message.</summary>
/// <param name="Texts">What to say, in the language of the message, gravest first.</param>
/// <param name="IsCrisis">A person in need, rather than something that happens.</param>
public sealed record Emergency(IReadOnlyList<string> Texts, bool IsCrisis);
