using WijkBot.Knowledge.Content.Yaml;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>
/// Reads <c>teksten/vertaald/{taal}.yaml</c>: <c>teksten</c> holds the same keys as the Dutch files, <c>uitdrukkingen</c> what the content names in Dutch (kinds of
/// melding, their questions and choices) with its translation. A key that Dutch does not have, or other placeholders than Dutch, is a fault; what is missing is said in Dutch.
/// </summary>
internal static class TranslatedFiles
{
    public static Dictionary<(string Language, string Dutch), string> Read(string folder, Dictionary<string, ConversationText> texts, List<ContentFault> faults)
    {
        var phrases = new Dictionary<(string, string), string>();
        if (!Directory.Exists(folder)) return phrases;
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            if (ContentFile.Read(path, faults) is not { } file) continue;
            var language = Path.GetFileNameWithoutExtension(path);
            if (language == Texts.Dutch || !Texts.Languages.Contains(language)) file.Fault($"'{language}' is geen taal van WijkBot; kies uit {string.Join(", ", Texts.Languages.Skip(1))}");
            foreach (var (key, node) in file.Need("teksten")?.Values ?? []) Add(key, language, node, texts);
            foreach (var (dutch, node) in file.Get("uitdrukkingen")?.Values ?? [])
            {
                if (node.AsText() is { Length: > 0 } text) phrases[(language, dutch)] = text;
            }
            file.NothingElse();
        }
        return phrases;
    }

    private static void Add(string key, string language, ContentNode node, Dictionary<string, ConversationText> texts)
    {
        if (node.AsText() is not { Length: > 0 } text) return;
        if (!texts.TryGetValue(key, out var known))
        {
            node.Fault($"tekst '{key}' bestaat niet in het Nederlands");
            return;
        }
        if (known.ByLanguage.ContainsKey(language)) node.Fault($"tekst '{key}' staat ook al in {known.File}, regel {known.Line}");
        var (ours, theirs) = (Names(text), Names(known.ByLanguage[Texts.Dutch]));
        if (!ours.SetEquals(theirs)) node.Fault($"tekst '{key}' moet dezelfde velden hebben als het Nederlands: {string.Join(", ", theirs.Order(StringComparer.Ordinal))}");
        if (RightToLeft.Is(language)) text = RightToLeft.IsolateLatin(text);
        texts[key] = known with { ByLanguage = new Dictionary<string, string>(known.ByLanguage) { [language] = text } };
    }

    /// <summary>"{gemeente}" is two Dutch words; a translation says "the municipality of {plaats}" instead.</summary>
    private static HashSet<string> Names(string text) => [.. Placeholders.In(text).Select(found => found.Name == "plaats" ? "gemeente" : found.Name)];
}
