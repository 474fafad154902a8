namespace WijkBot.Knowledge.Language;

/// <summary>Finds the language of a message: the embedded engine, or a service with the embedded engine behind it.</summary>
public interface ILanguageDetection
{
    /// <summary>The language of a message. Never throws for a service that is away: an implementation answers by itself then.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="conversation">Language of the conversation so far.</param>
    /// <param name="cancel">The turn is given up.</param>
    ValueTask<LanguageGuess> DetectAsync(string text, string conversation, CancellationToken cancel);
}

/// <summary>The embedded engine.</summary>
/// <param name="engine">The engine as the content has it now.</param>
public sealed class EmbeddedLanguage(Func<LanguageEngine> engine) : ILanguageDetection
{
    /// <inheritdoc />
    public ValueTask<LanguageGuess> DetectAsync(string text, string conversation, CancellationToken cancel) => new(engine().Language(text, conversation));
}
