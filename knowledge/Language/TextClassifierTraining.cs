namespace WijkBot.Knowledge.Language;

public sealed partial class TextClassifier
{
    /// <summary>Trains a classifier on Dutch phrases; see the other overload.</summary>
    public static TextClassifier Train(IEnumerable<(string Text, string Label)> phrases, TextClassifierOptions? options = null) =>
        Train(phrases.Select(phrase => new TrainingPhrase(phrase.Text, phrase.Label)), options);

    /// <summary>Trains a classifier.</summary>
    /// <param name="phrases">Phrases and their labels; the order does not matter, a phrase given twice counts once.</param>
    /// <param name="options">How; null for the measured defaults.</param>
    /// <exception cref="ArgumentException">Fewer than two labels, or more than a thousand.</exception>
    public static TextClassifier Train(IEnumerable<TrainingPhrase> phrases, TextClassifierOptions? options = null)
    {
        options ??= new TextClassifierOptions();
        var given = phrases.Distinct().OrderBy(p => p.Label, StringComparer.Ordinal).ThenBy(p => p.Text, StringComparer.Ordinal).ToArray();
        var names = given.Select(p => p.Label).Distinct(StringComparer.Ordinal).ToArray();
        if (names.Length is < 2 or > 1000)
            throw new ArgumentException("a classifier needs phrases of two labels or more, a thousand at most", nameof(phrases));
        var numbers = names.Index().ToDictionary(l => l.Item, l => l.Index, StringComparer.Ordinal);

        var read = Reader;
        var copies = given.Select(phrase => (Phrase: phrase, Real: true)).Concat(Misspelt(given, options)).ToArray();
        var (known, vectors) = Vectorise(read, copies, options);
        var targets = Array.ConvertAll(copies, copy => numbers[copy.Phrase.Label]);
        var trained = LinearModelTraining.Train(
            vectors, targets, Array.ConvertAll(copies, copy => copy.Real ? options.Cost : options.Cost * options.TypoWeight),
            names.Length, known.Count, options);
        var kept = options.KeepPhrases ? given.Select((p, i) => new Phrase(p.Text, targets[i])).ToArray() : [];
        return new TextClassifier(options, names, known, trained, kept, new PhraseIndex(vectors[..kept.Length], known.Count)) { Temperature = TemperatureFor(trained, known, numbers, options) };
    }

    /// <summary>Copies equal to their phrase bring nothing and are left out.</summary>
    private static IEnumerable<(TrainingPhrase Phrase, bool Real)> Misspelt(TrainingPhrase[] given, TextClassifierOptions options) =>
        from copy in Enumerable.Range(0, options.TypoCopies)
        from phrase in given
        let misspelt = TextClassifierTypos.Misspell(phrase.Text, options.TypoShare, options.Seed + (ulong)copy)
        where misspelt != phrase.Text
        select (phrase with { Text = misspelt }, false);

    private static (FeaturesVocabulary Vocabulary, SparseVector[] Vectors) Vectorise(
        FeaturesReader read, (TrainingPhrase Phrase, bool Real)[] copies, TextClassifierOptions options)
    {
        var builder = new FeaturesVocabularyBuilder();
        var numbered = new int[copies.Length][];
        for (var i = 0; i < copies.Length; i++)
        {
            read.Read(copies[i].Phrase.Text, copies[i].Phrase.Language, options);
            numbered[i] = builder.Add(read.Features.Found, copies[i].Real);
        }
        var (known, indexOf) = builder.Build(options.LeastPhrases);
        return (known, Array.ConvertAll(numbered, numbers => read.Vectorise(numbers, indexOf, known)));
    }

    private static double TemperatureFor(
        LinearModel model, FeaturesVocabulary vocabulary, Dictionary<string, int> numbers, TextClassifierOptions options)
    {
        var judged = new List<(float[], int)>(options.Development.Count);
        foreach (var (text, label, language) in options.Development)
        {
            Reader.Read(text, language, vocabulary, options);
            var margins = new float[numbers.Count];
            model.Margins(Reader.Indices, Reader.Values, margins);
            judged.Add((margins, numbers.GetValueOrDefault(label, -1)));
        }
        return Calibration.ChooseTemperature(judged, options.Temperature);
    }
}
