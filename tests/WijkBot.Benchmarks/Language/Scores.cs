namespace WijkBot.Benchmarks.Language;

/// <summary>Figures over answers.</summary>
public static class Scores
{
    /// <summary>Share of right answers, in per cent.</summary>
    public static double Accuracy(IReadOnlyList<(string Right, string Given)> answers) =>
        100.0 * answers.Count(answer => answer.Right == answer.Given) / answers.Count;

    /// <summary>Mean F1 over the labels that should have been given, in per cent.</summary>
    public static double MacroF1(IReadOnlyList<(string Right, string Given)> answers) =>
        100 * answers.Select(answer => answer.Right).Distinct().Average(label =>
        {
            var hit = answers.Count(answer => answer.Right == label && answer.Given == label);
            var named = answers.Count(answer => answer.Right == label) + answers.Count(answer => answer.Given == label);
            return 2.0 * hit / named;
        });

    /// <summary>Chance that a known text scores above an unknown one: .5 is guessing, 1 is perfect.</summary>
    public static double Auroc(IReadOnlyCollection<double> known, IReadOnlyCollection<double> unknown)
    {
        var ranked = known.Select(score => (score, Known: true)).Concat(unknown.Select(score => (score, Known: false))).OrderBy(pair => pair.score).ToList();
        var (below, above) = (0.0, 0.0);
        foreach (var same in ranked.GroupBy(pair => pair.score))
        {
            var unknownHere = same.Count(pair => !pair.Known);
            above += same.Count(pair => pair.Known) * (below + unknownHere / 2.0);
            below += unknownHere;
        }
        return above / known.Count / unknown.Count;
    }

    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
