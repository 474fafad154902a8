using System.Security.Cryptography;
using System.Text;
using WijkBot.Knowledge.Content;

namespace WijkBot.Knowledge.Language;

/// <summary>
/// Understands messages: language, intent and category, by models trained from the content at start (under a second).
/// The same content understands the same, on any number of threads. Safe for use by many threads.
/// </summary>
public sealed class LanguageEngine
{
    private const int TopIntents = 5;
    private const int TopCategories = 3;
    private const string Melding = "melding";

    /// <summary>
    /// Examples of each category that also teach what a melding is. Measured on 312 meldingen that others wrote: 0 → 73 % known as one, 10 → 88, 40 → 96;
    /// with all sixty the other intents lose a point.
    /// </summary>
    private const int ExamplesForMelding = 40;

    /// <summary>Phrases of an intent that teach a language: there are five times as many in Dutch, and German would be taken for it.</summary>
    private const int PhrasesForLanguage = 25;

    private static readonly Lock s_gate = new();
    private static (string Key, LanguageEngine Engine)? s_last;

    /// <summary>Below this familiarity the best intent is not even worth naming.</summary>
    private const double Strange = -0.1;

    private readonly LanguageId _languages;
    private readonly TextClassifier _intents;
    private readonly TextClassifier _categories;

    /// <summary>
    /// The engine for this content. The last one trained is kept: a changed answer or text needs no new training.
    /// </summary>
    /// <param name="content">Phrases, concepts and words.</param>
    /// <param name="categories">The kinds of melding.</param>
    /// <param name="keepIn">Folder where trained models are kept over a restart; null = nowhere, or where the last call that named one said.</param>
    public static LanguageEngine For(LanguageContent content, IReadOnlyList<Category> categories, string? keepIn = null)
    {
        var key = KeyOf(content, categories);
        lock (s_gate)
        {
            if (s_last is not { } last || last.Key != key)
                s_last = last = (key, KeptOrTrained(key, content, categories, keepIn ?? s_folder));
            return last.Engine;
        }
    }

    private static string? s_folder;

    /// <summary>From now on trained models are kept in this folder, for every content that this program reads: a restart then takes a fraction of the training.</summary>
    public static void KeepModelsIn(string folder)
    {
        lock (s_gate) s_folder = folder;
    }

    /// <summary>The engine from its file, or trained and then kept. <see cref="For"/> is the way in.</summary>
    internal static LanguageEngine KeptOrTrained(string key, LanguageContent content, IReadOnlyList<Category> categories, string? folder)
    {
        if (folder is null) return new LanguageEngine(content, categories);
        var bytes = Convert.FromHexString(key);
        var options = OptionsFor(content);
        if (ModelFile.Read(folder, bytes, reader => new LanguageEngine(LanguageId.Read(reader), TextClassifier.Read(reader, options), TextClassifier.Read(reader, options))) is { } kept) return kept;
        var trained = new LanguageEngine(content, categories);
        ModelFile.Write(folder, bytes, writer =>
        {
            trained._languages.Write(writer);
            trained._intents.Write(writer);
            trained._categories.Write(writer);
        });
        return trained;
    }

    private static TextClassifierOptions OptionsFor(LanguageContent content) => new() { Concepts = new FeaturesConcepts(content.Concepts) };

    private LanguageEngine(LanguageId languages, TextClassifier intents, TextClassifier categories) => (_languages, _intents, _categories) = (languages, intents, categories);

    private LanguageEngine(LanguageContent content, IReadOnlyList<Category> categories)
    {
        var options = OptionsFor(content);
        var (languages, intents, kinds) = (default(LanguageId), default(TextClassifier), default(TextClassifier));
        Parallel.Invoke(
            () => languages = TrainLanguages(content),
            () => intents = TextClassifier.Train(
                content.Intents.SelectMany(intent => intent.Train).Concat(Meldingen(categories)),
                options with { Development = [.. content.Intents.SelectMany(intent => intent.Dev)] }),
            () => kinds = TextClassifier.Train(
                from category in categories
                from text in category.Examples.Concat(category.Words).Append(category.Name)
                select new TrainingPhrase(text, category.Slug),
                options with { Development = [.. from category in categories from text in category.DevExamples select new TrainingPhrase(text, category.Slug)] }));
        (_languages, _intents, _categories) = (languages!, intents!, kinds!);
    }

    /// <summary>Understands a message.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="conversation">Language of the conversation so far; Dutch at its beginning.</param>
    public Understanding Understand(string text, string conversation = "nl")
    {
        var language = _languages.Identify(text, conversation).Language;
        if (FeaturesText.Fold(text).Length == 0)
            return new Understanding(language, Intent.Unknown, 0, [], Band.WeetNiet);
        var judged = _intents.Judge(text, TopIntents, language);
        var best = judged.Predictions[0];
        var unknown = best.Label == Intent.Unknown || judged.Familiarity < Strange;
        return new Understanding(
            language, unknown ? Intent.Unknown : best.Label, best.Confidence, _categories.Predict(text, TopCategories, language),
            unknown ? Band.WeetNiet : judged.Band)
        {
            Intents = judged.Predictions,
            Familiarity = judged.Familiarity,
        };
    }

    /// <summary>The kinds of melding that fit a text, best first, three at most: a third of the work of <see cref="Understand"/>.</summary>
    public IReadOnlyList<Prediction> Categories(string text, string conversation = "nl") =>
        FeaturesText.Fold(text).Length == 0 ? [] : _categories.Predict(text, TopCategories, _languages.Identify(text, conversation).Language);

    /// <summary>The language of a message.</summary>
    public LanguageGuess Language(string text, string conversation = "nl") => _languages.Identify(text, conversation);

    /// <summary>Why a message has its intent: n-grams and phrases that decided.</summary>
    public TextClassifierExplanation WhyIntent(string text, string conversation = "nl") =>
        _intents.Explain(text, language: _languages.Identify(text, conversation).Language);

    /// <summary>Why a message has its category.</summary>
    public TextClassifierExplanation WhyCategory(string text, string conversation = "nl") =>
        _categories.Explain(text, language: _languages.Identify(text, conversation).Language);

    internal static string KeyOf(LanguageContent content, IReadOnlyList<Category> categories)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Another program may train or read otherwise: its models are not ours.
        sum.AppendData(typeof(LanguageEngine).Module.ModuleVersionId.ToByteArray());
        foreach (var phrase in content.Intents.SelectMany(intent => intent.Train.Concat(intent.Dev)))
            Add(phrase.Label, phrase.Language, phrase.Text);
        foreach (var (concept, language, pattern) in content.Concepts)
            Add(concept, language, pattern);
        foreach (var (word, language) in content.Words)
            Add(word, language);
        foreach (var category in categories)
            Add([category.Slug, category.Name, .. category.Words, "", .. category.Examples, "", .. category.DevExamples]);
        return Convert.ToHexString(sum.GetHashAndReset());

        void Add(params ReadOnlySpan<string> parts)
        {
            foreach (var part in parts)
                sum.AppendData(Encoding.UTF8.GetBytes(part + "\0"));
        }
    }

    private static LanguageId TrainLanguages(LanguageContent content) =>
        LanguageId.Train(
            content.Intents
                .SelectMany(intent => intent.Train.GroupBy(phrase => phrase.Language).SelectMany(own => own.Take(PhrasesForLanguage)))
                .Select(phrase => (phrase.Text, phrase.Language))
                .Concat(content.Words)
                .Concat(content.Concepts.Select(concept => (concept.Pattern.Trim('*'), concept.Language))));

    /// <summary>A quarrel between neighbours is a category and an intent of its own; all other categories are meldingen.</summary>
    private static IEnumerable<TrainingPhrase> Meldingen(IEnumerable<Category> categories) =>
        from category in categories
        from example in category.Examples.Take(ExamplesForMelding)
        select new TrainingPhrase(example, category.Slug == "buren" ? "buurtbemiddeling" : Melding);
}
