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
    private static FeaturesReader? reader;

    private readonly TextClassifierOptions options;
    private readonly string[] labels;
    private readonly FeaturesVocabulary vocabulary;
    private readonly LinearModel model;
    private readonly Phrase[] phrases;
    private readonly (int From, int To)[] phrasesOf;

    private TextClassifier(TextClassifierOptions options, string[] labels, FeaturesVocabulary vocabulary, LinearModel model, Phrase[] phrases)
    {
        (this.options, this.labels, this.vocabulary, this.model, this.phrases) = (options, labels, vocabulary, model, phrases);
        phrasesOf = new (int, int)[labels.Length];
        for (var i = 0; i < phrases.Length; i++)
        {
            ref var range = ref phrasesOf[phrases[i].Label];
            range = (range.To == 0 ? i : range.From, i + 1);
        }
    }

    private sealed record Phrase(string Text, int Label, SparseVector Vector);

    private static FeaturesReader Reader => reader ??= new FeaturesReader();

    /// <summary>The labels, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => labels;

    /// <summary>Factor on the margins before they become confidence.</summary>
    public double Temperature { get; private init; }

    /// <summary>Number of n-grams known.</summary>
    public int FeatureCount => vocabulary.Count;

    /// <summary>The labels that fit a text.</summary>
    /// <param name="text">A message; its first <see cref="FeaturesText.MaxLength"/> characters count.</param>
    /// <param name="top">Most labels in the answer.</param>
    /// <returns>Best first; equal confidence in ordinal order of the labels.</returns>
    public IReadOnlyList<Prediction> Predict(string text, int top) => Judge(text, top).Predictions;

    /// <summary>The labels that fit a text, and whether the model may be trusted with it.</summary>
    public Judgement Judge(string text, int top)
    {
        var read = Reader;
        read.Read(text, vocabulary, options);
        Span<float> margins = labels.Length <= 256 ? stackalloc float[labels.Length] : new float[labels.Length];
        model.Margins(read.Indices, read.Values, margins);
        var best = BestOf(margins);
        var familiarity = margins[best] + (Nearest(read, best) + read.Known) / 2;
        Calibration.Softmax(margins, Temperature);
        var predictions = Rank(margins, Math.Min(top, labels.Length));
        return new Judgement(predictions, familiarity, BandOf(predictions[0].Confidence, familiarity));
    }

    private Band BandOf(double confidence, double familiarity) =>
        familiarity < options.Unfamiliar || confidence < options.Unsure ? Band.WeetNiet
        : confidence < options.Sure ? Band.BedoeltU
        : Band.Antwoord;

    private float Nearest(FeaturesReader read, int label)
    {
        if (phrases.Length == 0)
            return 0;
        read.Spread(vocabulary.Count);
        var nearest = 0f;
        for (var i = phrasesOf[label].From; i < phrasesOf[label].To; i++)
            nearest = Math.Max(nearest, read.Cosine(phrases[i].Vector));
        read.Clear();
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
            ranked[i] = new Prediction(labels[best], shares[best]);
            shares[best] = -1;
        }
        return ranked;
    }
}
