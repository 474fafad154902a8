using WijkBot.Conversations.Engine;
using WijkBot.Conversations.Onbekend;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language;

namespace WijkBot.Conversations;

/// <summary>The conversations that a resident can have. Each is asked how well a message fits it; there is no list of intents here.</summary>
/// <param name="knowledge">Understands messages.</param>
/// <param name="all">The conversations.</param>
/// <param name="languages">Finds the language of a message; null = the embedded engine.</param>
public sealed partial class Subjects(KnowledgeBase knowledge, IEnumerable<Subject> all, ILanguageDetection? languages = null)
{
    /// <summary>From this fit on a subject begins when nothing runs.</summary>
    public const double Begins = 0.45;

    private readonly Subject[] subjects = [.. all.OrderBy(subject => subject.Searches)];

    /// <summary>The content.</summary>
    public KnowledgeBase Knowledge => knowledge;

    /// <summary>What can be said, in every language.</summary>
    public Texts Texts => knowledge.Texts;

    /// <summary>What is said when nothing fits.</summary>
    public Subject Unknown => Find(OnbekendConversation.SubjectName)!;

    /// <summary>The subject with this name, or null: a deploy may have taken it away.</summary>
    public Subject? Find(string name) => Array.Find(subjects, subject => subject.Name == name);

    /// <summary>A message with what can be known of it.</summary>
    /// <param name="heard">The message.</param>
    /// <param name="state">The talk so far.</param>
    /// <param name="before">It was sent before the last case was opened, so it is no addition to that.</param>
    public Understood Understand(Heard heard, ResidentState state, bool before = false)
    {
        var language = state.Language;
        return new Understood(heard, before ? null : state.Recent, () => knowledge.Understand(heard.Text, language));
    }

    /// <summary>The language of a message, with that of the talk so far as what is likely.</summary>
    public ValueTask<LanguageGuess> LanguageOfAsync(string text, string language, CancellationToken cancel) => languages.DetectAsync(text, language, cancel);

    private readonly ILanguageDetection languages = languages ?? new EmbeddedLanguage(() => knowledge.Engine);

    /// <summary>The emergency in a message; null when there is none.</summary>
    public Emergency? EmergencyIn(string text) => Emergency.In(text, knowledge);

    /// <summary>The emergency that the model hears where the rules were silent; null when there is none.</summary>
    public Emergency? UnforeseenEmergencyIn(Understood understood, string language, bool isReply) => Emergency.Unforeseen(understood, language, isReply, knowledge);

    /// <summary>The subject that fits best; null when none fits at all.</summary>
    public (Subject Subject, double Fit)? Best(Understood understood)
    {
        (Subject Subject, double Fit)? best = null;
        foreach (var subject in subjects)
        {
            var toBeat = best?.Fit ?? 0;
            var fit = subject.Fit(understood, toBeat);
            if (fit > toBeat) best = (subject, fit);
        }
        return best;
    }

    /// <summary>The subject to begin with a message.</summary>
    public Subject For(Understood understood) => Best(understood) is { Fit: >= Begins } best ? best.Subject : Unknown;
}
