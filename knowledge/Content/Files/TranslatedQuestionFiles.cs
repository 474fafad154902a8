using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Content.Yaml;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads <c>vragen/{taal}.yaml</c>: per entry how people ask for it in that language. The entry itself stays Dutch.</summary>
internal static class TranslatedQuestionFiles
{
    /// <summary>The entries with their questions in other languages. An entry that does not exist, or a language that WijkBot does not speak, is a fault.</summary>
    public static IReadOnlyList<Entry> Add(string folder, IReadOnlyList<Entry> entries, List<ContentFault> faults)
    {
        if (!Directory.Exists(folder)) return entries;
        var known = entries.ToDictionary(entry => entry.Id.ToString(), _ => new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            if (ContentFile.Read(path, faults) is not { } file) continue;
            var language = Path.GetFileNameWithoutExtension(path);
            if (language == Texts.Dutch || !Texts.Languages.Contains(language)) file.Fault($"'{language}' is geen andere taal van WijkBot; kies uit {string.Join(", ", Texts.Languages.Skip(1))}");
            foreach (var (id, questions) in file.Values ?? [])
            {
                if (known.TryGetValue(id, out var translated)) translated[language] = file.Texts(id);
                else questions.Fault($"'{id}' bestaat niet; schrijf bijvoorbeeld stad/antwoorden/grofvuil");
            }
        }
        return [.. entries.Select(entry => known[entry.Id.ToString()] is { Count: > 0 } translated ? entry with { Translated = translated } : entry)];
    }
}
