using WijkBot.Knowledge.Content.Yaml;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>
/// Reads <c>teksten/*.yaml</c>. Top level: an optional list <c>velden</c> with the placeholders that the code fills in for this file, and keys with a text (Dutch) or a block of texts per language.
/// A placeholder that is neither in <c>velden</c> nor known everywhere is a fault: the resident would read it in braces.
/// </summary>
internal static class TextFiles
{
    private const string Fields = "velden";

    public static Texts Read(string folder, IReadOnlyDictionary<string, string> everywhere, List<ContentFault> faults)
    {
        var texts = new Dictionary<string, ConversationText>(StringComparer.Ordinal);
        if (!Directory.Exists(folder)) return new Texts([], everywhere);
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            if (ContentFile.Read(path, faults) is not { } file) continue;
            if (file.Values is null)
            {
                file.Fault("hier horen sleutels met teksten te staan");
                continue;
            }
            var known = file.Texts(Fields).Concat(everywhere.Keys).ToHashSet();
            foreach (var (key, node) in file.Values.Where(entry => entry.Key != Fields))
            {
                if (Text(key, node, known) is { } text && !texts.TryAdd(key, text))
                    node.Fault($"tekst '{key}' staat ook al in {texts[key].File}, regel {texts[key].Line}");
            }
        }
        var phrases = TranslatedFiles.Read(Path.Combine(folder, "vertaald"), texts, faults);
        return new Texts(texts.Values, everywhere, phrases);
    }

    private static ConversationText? Text(string key, ContentNode node, HashSet<string> known)
    {
        var languages = new Dictionary<string, string>();
        if (node.Text is not null) languages[Texts.Dutch] = node.Text.Trim();
        else if (node.Values is not null)
        {
            foreach (var language in Texts.Languages)
            {
                if (node.TextOrNull(language) is { } text) languages[language] = text;
            }
            node.NothingElse();
        }
        if (!languages.TryGetValue(Texts.Dutch, out var dutch) || dutch.Length == 0)
        {
            node.Fault($"tekst '{key}' heeft geen Nederlandse tekst");
            return null;
        }
        foreach (var name in languages.Values.SelectMany(Placeholders.In).Select(found => found.Name).Distinct().Where(name => !known.Contains(name)))
            node.Fault($"tekst '{key}' gebruikt {{{name}}}, maar dat veld kent niemand; zet het bij '{Fields}' als het programma het invult");
        return new ConversationText(key, languages, node.File, node.Line);
    }
}
