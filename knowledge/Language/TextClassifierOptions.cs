namespace WijkBot.Knowledge.Language;

/// <summary>A phrase and what it means.</summary>
/// <param name="Text">As a resident typed it.</param>
/// <param name="Label">An intent or a category slug.</param>
/// <param name="Language">Two letters.</param>
public readonly record struct TrainingPhrase(string Text, string Label, string Language = "nl");

/// <summary>How a <see cref="TextClassifier"/> is trained. The defaults are measured: see <c>tests/WijkBot.Benchmarks -- language</c>.</summary>
public sealed record TextClassifierOptions
{
    /// <summary>Phrases that are kept out of training: the temperature of the confidence is chosen on them. Empty: <see cref="Temperature"/> stands.</summary>
    public IReadOnlyList<TrainingPhrase> Development { get; init; } = [];

    /// <summary>C of the support vector machine: how much an error costs against simplicity.</summary>
    public float Cost { get; init; } = 1.5f;

    /// <summary>Most rounds over the phrases.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>Training stops when no step of a round is larger.</summary>
    public float Tolerance { get; init; } = 0.1f;

    /// <summary>Copies with made typing errors per phrase; 0 for none.</summary>
    public int TypoCopies { get; init; } = 1;

    /// <summary>Share of misspelt words in such a copy.</summary>
    public double TypoShare { get; init; } = 0.2;

    /// <summary>How much an error on such a copy costs beside one on the phrase itself.</summary>
    public float TypoWeight { get; init; } = 0.3f;

    /// <summary>Seed of the typing errors.</summary>
    public ulong Seed { get; init; } = 20250101;

    /// <summary>Shortest and longest piece of a word, in characters; the space around a word counts.</summary>
    public (int Shortest, int Longest) Pieces { get; init; } = (2, 5);

    /// <summary>Words and word pairs beside the pieces of words.</summary>
    public bool Words { get; init; } = true;

    /// <summary>What words mean, in several languages; null for none.</summary>
    public FeaturesConcepts? Concepts { get; init; }

    /// <summary>Phrases in which an n-gram must occur to be kept: 2 makes a large model four times smaller.</summary>
    public int LeastPhrases { get; init; } = 1;

    /// <summary>Factor on the margins before they become confidence, where there is no <see cref="Development"/> part.</summary>
    public double Temperature { get; init; } = 5.5;

    /// <summary>Keeps the phrases, for <see cref="Judgement.Familiarity"/> and <see cref="TextClassifier.Explain"/>.</summary>
    public bool KeepPhrases { get; init; } = true;

    /// <summary>From this confidence on, the answer is given, if the text is <see cref="Familiar"/> as well.</summary>
    public double Sure { get; init; } = 0.6;

    /// <summary>From this familiarity on, the answer is given.</summary>
    public double Familiar { get; init; } = 0.25;

    /// <summary>Below this confidence, "dat weet ik niet".</summary>
    public double Unsure { get; init; } = 0.2;

    /// <summary>Below this familiarity, "dat weet ik niet".</summary>
    public double Unfamiliar { get; init; } = 0.05;

    /// <summary>Threads to train with; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
