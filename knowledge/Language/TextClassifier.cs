namespace WijkBot.Knowledge.Language;

/// <summary>A label and how sure the model is of it.</summary>
/// <param name="Label">The label, such as an intent or a category slug.</param>
/// <param name="Confidence">0–1; of the answers given with 0.8, about 80 % are right.</param>
public readonly record struct Prediction(string Label, double Confidence);

/// <summary>What a model makes of a text.</summary>
/// <param name="Predictions">Best first.</param>
/// <param name="Familiarity">
/// How much the text is like what the model was trained on: margin of the best label + ½ likeness to its nearest training phrase + ½ share of known n-grams.
/// Runs from about -1 (nothing like it) to 2 (a training phrase).
/// </param>
/// <param name="Band">What may be done with it.</param>
public sealed record Judgement(IReadOnlyList<Prediction> Predictions, double Familiarity, Band Band);

/// <summary>What may be done with a reading of a text.</summary>
public enum Band
{
    /// <summary>Sure enough to act on.</summary>
    Antwoord,
    /// <summary>Ask "bedoelt u …?".</summary>
    BedoeltU,
    /// <summary>Say "dat weet ik niet" and offer a person.</summary>
    WeetNiet,
}

/// <summary>
/// Finds the label of a short text: intents and categories. A linear support vector machine per label on words, word pairs and pieces of
/// words, trained at start from the content's phrases. The same phrases give the same answers, on every machine and with any number of threads.
/// Safe for use by many threads.
/// </summary>
public sealed partial class TextClassifier
{
    [ThreadStatic]
    private static FeaturesReader? s_reader;

    private readonly TextClassifierOptions _options;
    private readonly string[] _labels;
    private readonly FeaturesVocabulary _vocabulary;
    private readonly LinearModel _model;
    private readonly Phrase[] _phrases;
    private readonly PhraseIndex _likeness;
    private readonly (int From, int To)[] _phrasesOf;

    private TextClassifier(TextClassifierOptions options, string[] labels, FeaturesVocabulary vocabulary, LinearModel model, Phrase[] phrases, PhraseIndex likeness)
    {
        (_options, _labels, _vocabulary, _model, _phrases, _likeness) = (options, labels, vocabulary, model, phrases, likeness);
        _phrasesOf = new (int, int)[_labels.Length];
        for (var i = 0; i < _phrases.Length; i++)
        {
            ref var range = ref _phrasesOf[_phrases[i].Label];
            range = (range.To == 0 ? i : range.From, i + 1);
        }
    }

    private readonly record struct Phrase(string Text, int Label);

    private static FeaturesReader Reader => s_reader ??= new FeaturesReader();

    /// <summary>The labels, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>Factor on the margins before they become confidence.</summary>
    public double Temperature { get; private init; }

    /// <summary>Number of n-grams known.</summary>
    public int FeatureCount => _vocabulary.Count;

    /// <summary>The labels that fit a text.</summary>
    /// <param name="text">A message; its first <see cref="FeaturesText.MaxLength"/> characters count.</param>
    /// <param name="top">Most labels in the answer.</param>
    /// <param name="language">Two letters: decides which words are concepts.</param>
    /// <returns>Best first; equal confidence in ordinal order of the labels.</returns>
    public IReadOnlyList<Prediction> Predict(string text, int top, string language = "nl")
    {
        Span<float> margins = stackalloc float[_labels.Length];
        Read(text, language, margins);
        Calibration.Softmax(margins, Temperature);
        return Rank(margins, Math.Min(top, _labels.Length));
    }

    /// <summary>The labels that fit a text, and whether the model may be trusted with it.</summary>
    public Judgement Judge(string text, int top, string language = "nl")
    {
        Span<float> margins = stackalloc float[_labels.Length];
        var read = Read(text, language, margins);
        var best = BestOf(margins);
        var familiarity = margins[best] + (Nearest(read, best) + read.Known) / 2;
        Calibration.Softmax(margins, Temperature);
        var predictions = Rank(margins, Math.Min(top, _labels.Length));
        return new Judgement(predictions, familiarity, BandOf(predictions[0].Confidence, familiarity));
    }

    private FeaturesReader Read(string text, string language, Span<float> margins)
    {
        var read = Reader;
        read.Read(text, language, _vocabulary, _options);
        _model.Margins(read.Indices, read.Values, margins);
        return read;
    }

    private Band BandOf(double confidence, double familiarity) =>
        familiarity < _options.Unfamiliar || confidence < _options.Unsure ? Band.WeetNiet
        : confidence < _options.Sure || familiarity < _options.Familiar ? Band.BedoeltU
        : Band.Antwoord;

    private float Nearest(FeaturesReader read, int label)
    {
        var nearest = 0f;
        foreach (var likeness in _likeness.Likeness(read.Indices, read.Values, _phrasesOf[label].From, _phrasesOf[label].To))
            nearest = Math.Max(nearest, likeness);
        return nearest;
    }

    private static int BestOf(ReadOnlySpan<float> margins)
    {
        var best = 0;
        for (var i = 1; i < margins.Length; i++)
        {
            if (margins[i] > margins[best])
                best = i;
        }
        return best;
    }

    /// <summary>Takes the largest shares out one by one: there are few, and sorting all would cost more.</summary>
    private Prediction[] Rank(Span<float> shares, int top)
    {
        var ranked = new Prediction[top];
        for (var i = 0; i < top; i++)
        {
            var best = BestOf(shares);
            ranked[i] = new Prediction(_labels[best], shares[best]);
            shares[best] = -1;
        }
        return ranked;
    }
}
