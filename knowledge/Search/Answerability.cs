namespace WijkBot.Knowledge.Search;

/// <summary>
/// How sure it is that an entry answers a question: a logistic model over its <see cref="Fit"/>, its place in the ranking and its wijk. The weights come from
/// 266 entries with 947 questions of their own: each time one question of every entry was hidden and asked, and a fifth of the entries was hidden whole, whose
/// questions, with the content's phrases for <c>onbekend</c>, must then find nothing.
/// </summary>
internal static class Answerability
{
    /// <summary>From here on it is told as the answer. On hidden questions: 84 % of what is told is right; of 943 that nothing answers, 12 get an answer.</summary>
    public const double Sure = 0.45;

    /// <summary>From here on it is offered: "bedoelt u …?". Below it: "dat weet ik niet".</summary>
    public const double Maybe = 0.25;

    // In the measured content nobody asks about another wijk without naming it, which would make these −3.8 and cut off who does.
    private const double OwnWijk = 1.0;
    private const double Neighbour = -0.8;
    private const double Elsewhere = -1.6;

    /// <summary>Chance, 0–1, that an entry is the one that was asked for.</summary>
    /// <param name="fit">How much of the question it explains.</param>
    /// <param name="concepts">Share of the question's concepts that its title and questions have.</param>
    /// <param name="score">BM25 score.</param>
    /// <param name="best">Highest BM25 score for this question.</param>
    /// <param name="weight">Sum of the weights of the question's words.</param>
    /// <param name="where">Whose entry it is.</param>
    public static double Of(Fit fit, double concepts, double score, double best, double weight, Nearness where)
    {
        var sum = -8.86 + 2.11 * fit.Everywhere - 1.01 * fit.Heading + 1.55 * fit.Question + 0.46 * concepts
            + 0.74 * Math.Min(2, score / Math.Max(1, weight) / 3) + 3.78 * score / best + 1.88 * Math.Min(1, weight / 20)
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
