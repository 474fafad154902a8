using WijkBot.Knowledge.Content;

namespace WijkBot.Benchmarks.Language;

/// <summary>The language of a message by its length: the model learns from the content, and is asked about MASSIVE, which it never saw.</summary>
public static class LanguagesTable
{
    private const int Whole = 99;

    /// <summary>Prints the table.</summary>
    public static void Print(Report report, KnowledgeBase knowledge)
    {
        var phrases = Massive.Languages.SelectMany(language => Massive.Read(language, "dev").Select(phrase => (phrase.Text, Language: language))).ToList();
        report.Section($"Language of a message: {phrases.Count} sentences of MASSIVE dev in {string.Join(", ", Massive.Languages)}");
        report.Line("                 no conversation   in its conversation   in a Dutch one: " + string.Join("     ", Massive.Languages));
        foreach (var words in new[] { 1, 2, 3, Whole })
        {
            var pieces = phrases.Select(phrase => (Text: Piece(phrase.Text, words), phrase.Language)).Where(piece => piece.Text.Length > 0).ToList();
            var among = Massive.Languages.Select(language => Share(pieces.Where(piece => piece.Language == language), _ => "nl", knowledge));
            report.Line(
                $"{(words == Whole ? "sentences" : words == 1 ? "one word" : words + " words"),-16} {Share(pieces, _ => "", knowledge),13:0.0} %   {Share(pieces, language => language, knowledge),17:0.0} %                    {string.Join("   ", among.Select(share => share.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)))}");
        }
    }

    private static double Share(IEnumerable<(string Text, string Language)> pieces, Func<string, string> conversation, KnowledgeBase knowledge) =>
        Scores.Accuracy(pieces.Select(piece => (piece.Language, knowledge.Engine.Language(piece.Text, conversation(piece.Language)).Language)).ToList());

    /// <summary>So many words from somewhere in the sentence, always the same ones; empty when it has fewer.</summary>
    private static string Piece(string text, int words)
    {
        var all = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words == Whole ? text : all.Length < words ? "" : string.Join(' ', all.Skip(text.Length * 7 % (all.Length - words + 1)).Take(words));
    }
}
