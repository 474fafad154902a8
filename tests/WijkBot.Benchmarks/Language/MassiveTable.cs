using System.Diagnostics;
using System.Text.Json;
using WijkBot.Knowledge.Language;

namespace WijkBot.Benchmarks.Language;

/// <summary>MASSIVE nl-NL: trained on its train part, scored on its dev part, beside NLP.js on the same split.</summary>
public static class MassiveTable
{
    private const double Typos = 0.2;

    /// <summary>Prints the table.</summary>
    public static void Print(Report report)
    {
        var train = Massive.Read("nl", "train");
        var dev = Massive.Read("nl", "dev");
        var misspelt = Array.ConvertAll(dev, phrase => TextClassifierTypos.Misspell(phrase.Text, Typos, seed: 7));
        var sets = new Dictionary<string, string[]> { ["clean"] = Array.ConvertAll(dev, phrase => phrase.Text), ["typos"] = misspelt };

        report.Section($"MASSIVE nl-NL, 60 intents: {train.Length} phrases to train, {dev.Length} to score");
        report.Line("                         accuracy  macro-F1   with 20 % typos   trained in   p50        memory");
        var (model, seconds, megabytes) = Measured.Once(() => TextClassifier.Train(train));
        var p50 = Measured.MedianMilliseconds(sets["clean"], text => model.Predict(text, 1));
        var ours = sets.ToDictionary(set => set.Key, set => Array.ConvertAll(set.Value, text => model.Predict(text, 1)[0].Label));
        var accuracy = Row(report, "WijkBot", dev, ours, seconds, p50, megabytes);
        report.Target($"accuracy at least 86 % ({accuracy:0.0})", accuracy >= 86);
        report.Line($"calibration error (dev, temperature untouched): {CalibrationError(model, dev):0.000}");

        if (NlpJs.Run(train, sets) is not { } theirs)
        {
            report.Line("NLP.js: not measured (node, or node-nlp in tests/clients, is missing)");
            return;
        }
        var other = Row(report, "NLP.js 4.27", dev, theirs.Answers, theirs.TrainSeconds, theirs.P50Milliseconds, theirs.HeapMegabytes);
        report.Target($"NLP.js beaten by at least 14 points ({accuracy - other:0.0})", accuracy - other >= 14);
    }

    private static double Row(
        Report report, string name, (string Text, string Label)[] dev, Dictionary<string, string[]> answers, double seconds, double p50, double megabytes)
    {
        var clean = dev.Zip(answers["clean"], (phrase, given) => (phrase.Label, given)).ToList();
        var typos = dev.Zip(answers["typos"], (phrase, given) => (phrase.Label, given)).ToList();
        report.Line(
            $"{name,-24} {Scores.Accuracy(clean),6:0.0} %  {Scores.MacroF1(clean),6:0.0} %   {Scores.Accuracy(typos),12:0.0} %   {seconds,8:0.0} s   {p50:0.000} ms   {megabytes,4:0} MB");
        return Scores.Accuracy(clean);
    }

    private static double CalibrationError(TextClassifier model, (string Text, string Label)[] dev) =>
        Calibration.Error(dev.Select(phrase => model.Predict(phrase.Text, 1)[0] is var best ? (best.Confidence, best.Label == phrase.Label) : default));
}

/// <summary>NLP.js (npm node-nlp), the usual embedded choice in JavaScript, in a Node process of its own.</summary>
public sealed record NlpJs(double TrainSeconds, double P50Milliseconds, double HeapMegabytes, double ResidentMegabytes, Dictionary<string, string[]> Answers)
{
    /// <summary>Trains and asks it; null where it cannot run.</summary>
    public static NlpJs? Run((string Text, string Label)[] train, Dictionary<string, string[]> sets)
    {
        if (SharedData.Above("WijkBot.sln") is not { } top || !Directory.Exists(Path.Combine(top, "tests", "clients", "node_modules", "node-nlp")))
            return null;
        var script = Path.Combine(top, "tests", "WijkBot.Benchmarks", "Language", "nlpjs.cjs");
        using var node = Process.Start(new ProcessStartInfo("node", ["--expose-gc", script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["NODE_PATH"] = Path.Combine(top, "tests", "clients", "node_modules") },
        })!;
        JsonSerializer.Serialize(node.StandardInput.BaseStream, new { train = train.Select(phrase => new { text = phrase.Text, label = phrase.Label }), sets });
        node.StandardInput.Close();
        var answer = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0 ? JsonSerializer.Deserialize<NlpJs>(answer, JsonSerializerOptions.Web) : null;
    }
}
