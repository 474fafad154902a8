using System.Diagnostics;
using System.Globalization;
using WijkBot.Knowledge.Language;

namespace WijkBot.Benchmarks.Language;

/// <summary>Measures how well and how fast residents are understood.</summary>
public static class LanguageBenchmark
{
    /// <summary>Prints the figures.</summary>
    public static int Run()
    {
        var watch = Stopwatch.StartNew();
        var model = TextClassifier.Train(Massive.Read("nl", "train"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trained in {watch.Elapsed.TotalSeconds:0.00} s"));
        var dev = Massive.Read("nl", "dev");
        var right = dev.Count(phrase => model.Predict(phrase.Text, 1)[0].Label == phrase.Label);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"accuracy {100.0 * right / dev.Length:0.0} %"));
        return 0;
    }
}
