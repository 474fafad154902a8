using WijkBot.Knowledge.Content;

namespace WijkBot.Benchmarks.Language;

/// <summary>Emergencies in words that nobody foresaw, by the rules alone and with the model as a net under them, and what that costs in false alarms.</summary>
public static class EmergencyTable
{
    /// <summary>Prints the table.</summary>
    public static void Print(Report report, KnowledgeBase knowledge)
    {
        if (SharedData.Above("WijkBot.sln") is not { } top) return;
        var folder = Path.Combine(top, "tests", "WijkBot.Tests", "Knowledge", "Language", "Triage");
        report.Section($"Emergencies, heard: the first two collections were used to mend the rules and to teach the model, the third never");
        report.Line($"                            rules alone: nl   others    with the net: nl   others");
        foreach (var file in (string[])["onvoorbereid-1.txt", "onvoorbereid-2.txt", "onvoorbereid-3.txt"])
        {
            var messages = Messages(Path.Combine(folder, file)).ToList();
            double Share(bool dutch, Func<string, bool> heard) => 100.0 * messages.Where(message => message.Dutch == dutch).Average(message => heard(message.Text) ? 1 : 0);
            bool Rules(string text) => knowledge.Triage.Find(text) is not null;
            bool Net(string text) => Heard(knowledge, text);
            report.Line($"{file,-24} {messages.Count,4}        {Share(true, Rules),5:0.0}    {Share(false, Rules),5:0.0}               {Share(true, Net),5:0.0}    {Share(false, Net),5:0.0} %");
        }
        var lookAlikes = File.ReadLines(Path.Combine(folder, "dubbelgangers.txt")).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var meldingen = knowledge.Categories.SelectMany(category => category.DevExamples).ToList();
        var asked = knowledge.Intents.Where(intent => intent.Name is not ("noodgeval" or "crisis")).SelectMany(intent => intent.Dev).Select(phrase => phrase.Text).ToList();
        report.Line($"false alarms with the net: {Alarms(lookAlikes)} of {lookAlikes.Count} look-alikes, {Alarms(meldingen)} of {meldingen.Count} meldingen kept apart, {Alarms(asked)} of {asked.Count} other messages kept apart");
        report.Line($"rules on one message: {Measured.MedianMilliseconds(asked, text => knowledge.Triage.Find(text)):0.000} ms (p50)");

        int Alarms(List<string> texts) => texts.Count(text => Heard(knowledge, text));
    }

    private static bool Heard(KnowledgeBase knowledge, string text) =>
        knowledge.Triage.Find(text) is not null || knowledge.UnforeseenEmergency(text, new(() => knowledge.Engine.Understand(text))) is not null;

    private static IEnumerable<(bool Dutch, string Text)> Messages(string file)
    {
        var dutch = false;
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[') dutch = line == "[nl]";
            else yield return (dutch, line);
        }
    }
}
