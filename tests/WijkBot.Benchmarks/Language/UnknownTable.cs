using System.Text.Json;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language;

namespace WijkBot.Benchmarks.Language;

/// <summary>"I do not know": how well familiarity tells what a model was never taught from what it was.</summary>
public static class UnknownTable
{
    /// <summary>Prints the figures.</summary>
    public static void Print(Report report, KnowledgeBase knowledge)
    {
        report.Section($"Unknown messages: chance that a known one is more familiar than an unknown one (AUROC, {0.5:0.0} is guessing)");
        var train = Massive.Read("nl", "train");
        var dev = Massive.Read("nl", "dev");
        var hidden = train.Select(phrase => phrase.Label).Distinct().Order(StringComparer.Ordinal).Where((_, at) => at % 4 == 0).ToHashSet();
        var model = TextClassifier.Train(train.Where(phrase => !hidden.Contains(phrase.Label)));
        var known = dev.Where(phrase => !hidden.Contains(phrase.Label)).Select(phrase => model.Judge(phrase.Text, 1).Familiarity).ToList();
        var near = dev.Where(phrase => hidden.Contains(phrase.Label)).Select(phrase => model.Judge(phrase.Text, 1).Familiarity).ToList();
        var far = GovernmentQuestions().Select(question => model.Judge(question, 1).Familiarity).ToList();
        report.Line($"near: MASSIVE nl, {hidden.Count} of its 60 intents never taught          {Scores.Auroc(known, near):0.000}");
        report.Line($"far:  the same model, {far.Count} questions to the national government   {Scores.Auroc(known, far):0.000}");

        var own = knowledge.Intents.SelectMany(intent => intent.Dev).Where(phrase => phrase.Language == "nl" && phrase.Label != Intent.Unknown).ToList();
        var ours = own.Select(phrase => knowledge.Engine.Understand(phrase.Text)).ToList();
        var strange = dev.Select(phrase => knowledge.Engine.Understand(phrase.Text)).ToList();
        report.Line($"own:  the content's intents; unknown = MASSIVE nl dev (a voice assistant)  {Scores.Auroc([.. ours.Select(Familiarity)], [.. strange.Select(Familiarity)]):0.000}");
        report.Line($"      of those {strange.Count} strange messages: {Share(strange, Band.WeetNiet):0} % weet-niet, {Share(strange, Band.BedoeltU):0} % bedoelt-u, {Share(strange, Band.Antwoord):0} % antwoord");
    }

    /// <summary>A text that the model itself calls unknown is as strange as can be.</summary>
    private static double Familiarity(Understanding understood) => understood.Intent == Intent.Unknown ? -9 : understood.Familiarity;

    private static double Share(List<Understanding> all, Band band) => 100.0 * all.Count(understood => understood.Band == band) / all.Count;

    private static IEnumerable<string> GovernmentQuestions() =>
        File.ReadLines(Path.Combine(SharedData.Folder, "rijksoverheid", "vac.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("vraag").GetString()!);
}
