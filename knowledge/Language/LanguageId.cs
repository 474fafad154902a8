namespace WijkBot.Knowledge.Language;

/// <summary>The language of a message.</summary>
/// <param name="Language">Two letters.</param>
/// <param name="Confidence">0–1, the conversation's language taken into account.</param>
public readonly record struct LanguageGuess(string Language, double Confidence);

/// <summary>
/// Finds the language of a message by the pieces of its words. One or two words say little ("stop", "ok", "Palmstraat"):
/// there the language of the conversation so far weighs, and Dutch where there is none.
/// </summary>
public sealed class LanguageId
{
    private readonly TextClassifier _model;
    private readonly double _prior;

    private LanguageId(TextClassifier model, double prior) => (_model, _prior) = (model, prior);

    /// <summary>The languages known.</summary>
    public IReadOnlyList<string> Languages => _model.Labels;

    /// <summary>Trains on texts whose language is known.</summary>
    /// <param name="texts">Phrases, and words by themselves.</param>
    /// <param name="prior">How much the conversation's language weighs on a message of one word, in natural logarithms of odds; divided by the square of the number of words.</param>
    public static LanguageId Train(IEnumerable<(string Text, string Language)> texts, double prior = 4) =>
        new(TextClassifier.Train(texts, Options), prior);

    private static TextClassifierOptions Options => new()
    {
        Pieces = (1, 4),
        TypoCopies = 0,
        KeepPhrases = false,
        Rounds = 8,
        Temperature = 4,
    };

    /// <summary>Writes it for <see cref="Read"/>.</summary>
    internal void Write(BinaryWriter writer)
    {
        writer.Write(_prior);
        _model.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static LanguageId Read(BinaryReader reader)
    {
        var prior = reader.ReadDouble();
        return new LanguageId(TextClassifier.Read(reader, Options), prior);
    }

    /// <summary>The language of a message.</summary>
    /// <param name="text">The message.</param>
    /// <param name="conversation">Language of the conversation so far; Dutch at its beginning.</param>
    public LanguageGuess Identify(string text, string conversation = "nl")
    {
        var words = FeaturesText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter));
        // "Palmstraat 12" and "7608 KH" are places: they are Dutch in every language.
        if (words == 0 || (words == 1 && text.Any(char.IsAsciiDigit)))
            return new LanguageGuess(conversation, 0);
        if (Script(text) is { } script)
            return new LanguageGuess(script, 1);
        var best = new LanguageGuess(conversation, 0);
        var sum = 0.0;
        foreach (var (language, confidence) in _model.Predict(text, _model.Labels.Count))
        {
            var weighed = Math.Max(confidence, 1e-9) * (language == conversation ? Math.Exp(_prior / (words * words)) : 1);
            sum += weighed;
            if (weighed > best.Confidence)
                best = new LanguageGuess(language, weighed);
        }
        return best with { Confidence = best.Confidence / sum };
    }

    /// <summary>A language that is alone in using its letters here.</summary>
    private string? Script(string text)
    {
        var (arabic, cyrillic, letters) = (0, 0, 0);
        foreach (var c in text.AsSpan()[..Math.Min(text.Length, FeaturesText.MaxLength)])
        {
            letters += char.IsLetter(c) ? 1 : 0;
            arabic += c is >= '\u0600' and <= '\u06FF' && char.IsLetter(c) ? 1 : 0;
            cyrillic += c is >= '\u0400' and <= '\u04FF' ? 1 : 0;
        }
        return arabic * 2 > letters && Languages.Contains("ar") ? "ar"
            : cyrillic * 2 > letters && Languages.Contains("uk") ? "uk"
            : null;
    }
}
