using WijkBot.Knowledge.Content.Yaml;
using WijkBot.Knowledge.Language;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads what the language engine learns from: <c>talen.yaml</c>, <c>intenties/</c> and <c>begrippen/</c>.</summary>
internal sealed class LanguageFiles(string folder, List<ContentFault> faults)
{
    private readonly Dictionary<string, ContentNode> _phrases = new(StringComparer.Ordinal);

    public LanguageContent Read()
    {
        var words = new List<(string, string)>();
        var languages = new List<string>();
        foreach (var (language, node) in File("talen.yaml")?.Values ?? [])
        {
            languages.Add(language);
            words.AddRange((node.AsText() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => (word, language)));
        }
        var intents = Intent.Names.Select(name => ReadIntent(name, languages)).ToList();
        foreach (var file in FilesIn("intenties").Where(file => !Intent.Names.Contains(Path.GetFileNameWithoutExtension(file))))
            faults.Add(new ContentFault(file, 0, "dit is geen intentie van het contract"));
        return new LanguageContent(intents, ReadConcepts(languages), words);
    }

    private Intent ReadIntent(string name, List<string> languages)
    {
        if (File(Path.Combine("intenties", name + ".yaml")) is not { } file) return new Intent(name, [], []);
        var named = file.NeedText("intentie");
        if (named.Length > 0 && named != name) file.Fault($"intentie '{named}' past niet bij de naam van het bestand");
        var intent = new Intent(name, Phrases(file, "train", name, languages), Phrases(file, "dev", name, languages));
        file.NothingElse();
        return intent;
    }

    /// <summary>The phrases under a key. A phrase that the models read the same as an earlier one, here or elsewhere, teaches nothing or spoils the measuring.</summary>
    private List<TrainingPhrase> Phrases(ContentNode file, string key, string intent, List<string> languages)
    {
        var phrases = new List<TrainingPhrase>();
        if (file.Need(key) is not { } block) return phrases;
        foreach (var language in languages)
        {
            foreach (var item in block.NeedList(language))
            {
                var text = item.AsText() ?? "";
                var read = FeaturesText.Fold(text);
                if (read.Length == 0)
                    item.Fault("hier staat geen woord");
                else if (!_phrases.TryAdd(read, item))
                    item.Fault($"'{text}' staat ook in {Path.GetFileName(_phrases[read].File)}:{_phrases[read].Line}");
                else
                    phrases.Add(new TrainingPhrase(text, intent, language));
            }
        }
        block.NothingElse();
        return phrases;
    }

    private List<ConceptPattern> ReadConcepts(List<string> languages)
    {
        var patterns = new List<ConceptPattern>();
        var concepts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in FilesIn("begrippen"))
        {
            foreach (var (concept, block) in ContentFile.Read(file, faults)?.Values ?? [])
            {
                if (!concepts.Add(concept)) block.Fault($"begrip '{concept}' staat er twee keer");
                foreach (var language in languages)
                    patterns.AddRange(Patterns(concept, language, block.Get(language)));
                block.NothingElse();
            }
        }
        return patterns;
    }

    private static IEnumerable<ConceptPattern> Patterns(string concept, string language, ContentNode? node)
    {
        foreach (var pattern in (node?.AsText() ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (FeaturesConcepts.IsPattern(pattern)) yield return new ConceptPattern(concept, language, pattern);
            else node!.Fault($"'{pattern}' is geen woord; een * mag alleen vooraan of achteraan");
        }
    }

    private ContentNode? File(string name) => ContentFile.Read(Path.Combine(folder, name), faults);

    private IEnumerable<string> FilesIn(string name) =>
        Directory.Exists(Path.Combine(folder, name)) ? Directory.EnumerateFiles(Path.Combine(folder, name), "*.yaml").Order(StringComparer.Ordinal) : [];
}
