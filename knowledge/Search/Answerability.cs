namespace WijkBot.Knowledge.Search;

/// <summary>
/// How sure it is that an entry answers a question: a logistic model over its <see cref="Fit"/>, its place in the ranking and its wijk. Its weights come from two
/// sets: entries of which one question was hidden and then asked, with a fifth of the entries hidden whole, whose questions must find nothing; and 214 questions as
/// residents type them, 47 of which nothing answers. The figures of the two limits are of those 214, each half judged by weights from the other half.
/// </summary>
internal static class Answerability
{
    /// <summary>From here on it is told as the answer: 86 of 167 questions, 83 of them rightly; 1 of 47 that nothing answers, and since the heaviest word must be there, none.</summary>
    public const double Sure = 0.40;

    /// <summary>From here on it is offered, "bedoelt u …?", when it has the word that tells most; below it "dat weet ik niet".</summary>
    public const double Maybe = 0.12;

    /// <summary>The same for an entry without that word. With these two, 152 of 167 questions are answered or offered, and 4 of 47 that nothing answers.</summary>
    public const double MaybeWithoutHeaviest = 0.30;

    // Fitted it is −3.9: in the measured sets nobody asks about another wijk without naming it. That would cut off who does.
    private const double Neighbour = -0.8;
    private const double Elsewhere = -1.6;
    private const double OwnWijk = 1.40;

    /// <summary>Chance, 0–1, that an entry is the one that was asked for.</summary>
    /// <param name="fit">How much of the question it explains.</param>
    /// <param name="concepts">Share of the question's concepts that its title and questions have.</param>
    /// <param name="score">BM25 score.</param>
    /// <param name="best">Highest BM25 score for this question.</param>
    /// <param name="next">Highest BM25 score of another entry; 0 when there is none.</param>
    /// <param name="words">Words of the question that say something.</param>
    /// <param name="weight">Sum of their weights.</param>
    /// <param name="where">Whose entry it is.</param>
    public static double Of(Fit fit, double concepts, double score, double best, double next, int words, double weight, Nearness where)
    {
        var sum = -6.97 + 1.06 * fit.Everywhere + 1.03 * fit.Question + 0.73 * concepts + 1.70 * score / best
            + 2.62 * Math.Min(1, fit.Everywhere * weight / 15) + 1.85 * Math.Min(8, words) / 8.0 + 1.82 * Math.Clamp(score / Math.Max(0.1, next) - 1, -0.5, 1)
            + where switch { Nearness.Own => OwnWijk, Nearness.Neighbour => Neighbour, Nearness.Elsewhere => Elsewhere, _ => 0 };
        return 1 / (1 + Math.Exp(-sum));
    }
}

/// <summary>Whose an entry is, seen from the wijk that is asked about.</summary>
public enum Nearness
{
    /// <summary>This wijk's own.</summary>
    Own,
    /// <summary>The town's, or of a wijk while no wijk is known.</summary>
    Town,
    /// <summary>A wijk that borders on it: its name must be said.</summary>
    Neighbour,
    /// <summary>A wijk further away: its name must be said.</summary>
    Elsewhere,
}
