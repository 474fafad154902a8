namespace WijkBot.Knowledge.Language;

/// <summary>What a message says, as far as the models can tell. Rules (emergencies, stop, privacy words, a reference number, "a person") go before it.</summary>
/// <param name="Language">Two letters.</param>
/// <param name="Intent">A name of the contract: the best guess, also when <paramref name="Band"/> says that it may not be acted on; <c>onbekend</c> for what does not belong here.</param>
/// <param name="Confidence">0–1: how sure the model is of its best intent.</param>
/// <param name="Categories">Kinds of melding that fit, best first, three at most; empty for a message without words.</param>
/// <param name="Band">What may be done with it.</param>
public sealed record Understanding(string Language, string Intent, double Confidence, IReadOnlyList<Prediction> Categories, Band Band)
{
    /// <summary>The best intents by the model alone, best first.</summary>
    public IReadOnlyList<Prediction> Intents { get; init; } = [];

    /// <summary>How much the message is like the content's phrases; see <see cref="Judgement.Familiarity"/>.</summary>
    public double Familiarity { get; init; }
}
