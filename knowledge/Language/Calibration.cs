namespace WijkBot.Knowledge.Language;

/// <summary>Turns margins into confidence that means what it says: of the answers given with confidence 0.8, about 80 % are right.</summary>
public static class Calibration
{
    /// <summary>Softmax of the margins times the temperature, in place.</summary>
    public static void Softmax(Span<float> margins, double temperature)
    {
        var most = float.NegativeInfinity;
        foreach (var margin in margins)
            most = Math.Max(most, margin);
        var sum = 0.0;
        for (var i = 0; i < margins.Length; i++)
        {
            var raised = Math.Exp((margins[i] - most) * temperature);
            margins[i] = (float)raised;
            sum += raised;
        }
        for (var i = 0; i < margins.Length; i++)
            margins[i] = (float)(margins[i] / sum);
    }

    /// <summary>The temperature with the smallest negative log-likelihood, from 1 to 20 in steps of 0.25.</summary>
    /// <param name="judged">The margins of every label for a text, and which label was right (-1: a label that the model does not know).</param>
    /// <param name="fallback">The answer where nothing was judged.</param>
    public static double ChooseTemperature(IReadOnlyList<(float[] Margins, int Right)> judged, double fallback)
    {
        var (best, least) = (fallback, double.PositiveInfinity);
        for (var temperature = 1.0; temperature <= 20.0 && judged.Count > 0; temperature += 0.25)
        {
            var loss = 0.0;
            foreach (var (margins, right) in judged)
            {
                if (right < 0)
                    continue;
                var shares = margins.ToArray();
                Softmax(shares, temperature);
                loss -= Math.Log(Math.Max(shares[right], 1e-9));
            }
            if (loss < least)
                (best, least) = (temperature, loss);
        }
        return best;
    }

    /// <summary>
    /// Expected calibration error: the mean distance between confidence and share of right answers over ten equal bins of confidence
    /// (Guo, Pleiss, Sun, Weinberger, "On calibration of modern neural networks", 2017). 0 is perfect.
    /// </summary>
    public static double Error(IEnumerable<(double Confidence, bool Right)> answers)
    {
        var bins = new (int Count, double Confidence, int Right)[10];
        var total = 0;
        foreach (var (confidence, right) in answers)
        {
            ref var bin = ref bins[Math.Min(9, (int)(confidence * 10))];
            bin = (bin.Count + 1, bin.Confidence + confidence, bin.Right + (right ? 1 : 0));
            total++;
        }
        return total == 0 ? 0 : bins.Sum(bin => Math.Abs(bin.Confidence - bin.Right)) / total;
    }
}
