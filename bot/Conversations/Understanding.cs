using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language;

namespace WijkBot.Conversations;

/// <summary>Reads a message before any conversation does: which categories of melding and which intents it is like.</summary>
public sealed class Understanding
{
    private const int Top = 5;
    private readonly TextClassifier categories;

    /// <summary>Learns from the examples and words of the content.</summary>
    public Understanding(KnowledgeBase knowledge) =>
        categories = TextClassifier.Train(
            from category in knowledge.Categories
            from example in category.Examples.Concat(category.Words).Append(category.Name)
            select (example, category.Slug));

    /// <summary>Categories of melding that fit a text, best first.</summary>
    public IReadOnlyList<Prediction> Categories(string text) => text.Length == 0 ? [] : categories.Predict(text, Top);

    /// <summary>What to say first because of an emergency in a message, gravest first; empty when there is none.</summary>
    public IReadOnlyList<string> EmergencyIn(string text) => [];

    /// <summary>A message with what can be known of it.</summary>
    public Understood Read(Heard heard, RecentCase? recent) => new(heard, [], Categories(heard.Text), recent);
}
