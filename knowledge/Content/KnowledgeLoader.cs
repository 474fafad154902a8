using System.Security.Cryptography;
using System.Text;
using WijkBot.Knowledge.Content.Files;
using WijkBot.Knowledge.Content.Yaml;
using WijkBot.Knowledge.Language.Places;
using WijkBot.Knowledge.Language.Triage;

namespace WijkBot.Knowledge.Content;

/// <summary>Reads the files of a content folder in the order in which they refer to each other, and gathers every fault instead of stopping at the first.</summary>
internal sealed class KnowledgeLoader(string folder)
{
    private readonly List<ContentFault> _faults = [];

    public KnowledgeResult Load()
    {
        if (!Directory.Exists(folder)) return new KnowledgeResult(null, [new ContentFault(folder, 0, "deze map bestaat niet")]);

        var gemeente = Read("gemeente.yaml") is { } gemeenteFile ? GemeenteFile.Read(gemeenteFile) : null;
        var wijken = Read("wijken.yaml") is { } wijkenFile ? WijkenFile.Read(wijkenFile, PathOf("omtrekken.geojson")) : null;
        var landmarks = Read("plekken.yaml") is { } plekken ? PlekkenFile.Read(plekken, wijken) : null;
        var categories = Read("categorieen.yaml") is { } index ? CategoryFiles.Read(index, PathOf("categorieen")) : null;
        var netwerk = Read("netwerk.yaml") is { } netwerkFile && gemeente is not null ? NetwerkFile.Read(netwerkFile, gemeente.OfficeHours, wijken, categories) : null;
        foreach (var category in categories ?? [])
        {
            if (netwerk is not null && netwerk.Party(category.Party) is null)
                _faults.Add(new ContentFault(PathOf(Path.Combine("categorieen", category.Slug + ".yaml")), 0, $"partij '{category.Party}' staat niet in netwerk.yaml"));
        }
        var budgets = Read("wijkbudget.yaml") is { } budgetFile ? WijkbudgetFile.Read(budgetFile, wijken) : null;
        var texts = TextFiles.Read(PathOf("teksten"), gemeente is null ? new Dictionary<string, string>() : KnownEverywhere(gemeente), _faults);

        var triage = Read("triage.yaml") is { } triageFile ? TriageFile.Read(triageFile, PathOf("triage"), texts, (categories ?? []).SelectMany(category => category.Examples)) : null;

        var language = new LanguageFiles(folder, _faults).Read();
        var entries = wijken is null ? [] : TranslatedQuestionFiles.Add(PathOf("vragen"), new EntryFiles(folder, wijken, _faults).Read(), _faults);

        if (_faults.Count > 0 || gemeente is null || wijken is null || categories is null || netwerk is null || triage is null || landmarks is null || budgets is null)
            return new KnowledgeResult(null, [.. _faults.Distinct().OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);
        return new KnowledgeResult(
            new KnowledgeBase(new KnowledgeVersion
            {
                Gemeente = gemeente,
                Wijken = wijken,
                Places = new PlaceReader(wijken, landmarks),
                Categories = categories,
                Netwerk = netwerk,
                Wijkbudgetten = budgets,
                Texts = texts,
                Triage = triage,
                Language = language,
                Written = entries,
                Hash = Hash(),
            }),
            []);
    }

    /// <summary>Placeholders that any text may use without asking: the municipality and its numbers.</summary>
    private static Dictionary<string, string> KnownEverywhere(Gemeente gemeente)
    {
        var known = new Dictionary<string, string>
        {
            ["gemeente"] = gemeente.Name,
            ["plaats"] = gemeente.Place,
            ["gemeente_telefoon"] = gemeente.Phone,
            ["gemeente_website"] = gemeente.Url ?? "",
            ["gemeente_adres"] = gemeente.Address ?? "",
            ["gemeente_email"] = gemeente.Email ?? "",
        };
        foreach (var number in gemeente.Numbers) known["nummer_" + number.Id] = number.Number;
        return known;
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private ContentNode? Read(string name) => ContentFile.Read(PathOf(name), _faults);

    private string Hash()
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            sum.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            sum.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }
}
