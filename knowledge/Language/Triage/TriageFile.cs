using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Yaml;

namespace WijkBot.Knowledge.Language.Triage;

/// <summary>Reads <c>triage.yaml</c> (the kinds) and <c>triage/</c> (the rules, a file per language).</summary>
internal sealed class TriageFile
{
    private const int WordsApart = 8;
    private static readonly string[] Languages = ["nl", "en", "tr", "ar", "pl", "de", "uk"];

    private readonly WordIndex _words = new();
    private readonly List<(Phrase, int)> _phrases = [];
    private readonly List<TriageRule> _rules = [];
    // Group 0 is everything under 'negeer', of all languages.
    private int _groups = EmergencyTriage.Ignored + 1;
    private int _typosFrom;

    /// <param name="file">The file with the kinds.</param>
    /// <param name="folder">The folder with the rules.</param>
    /// <param name="texts">The texts that the kinds name.</param>
    /// <param name="ordinary">Messages without emergencies: a word in them is a word as it is, and never a misspelt emergency.</param>
    public static EmergencyTriage Read(ContentNode file, string folder, Texts texts, IEnumerable<string> ordinary)
    {
        var reader = new TriageFile();
        foreach (var word in ordinary.SelectMany(Normaliser.Words)) reader._words.NoTypo(word.Text);
        var kinds = file.NeedList("soorten").ConvertAll(node => Kind(node, texts));
        foreach (var language in Languages)
        {
            if (ContentFile.Read(Path.Combine(folder, language + ".yaml"), file.Faults) is { } rules) reader.Language(rules, language, kinds);
        }
        file.NothingElse();
        foreach (var kind in kinds.Where(kind => reader._rules.TrueForAll(rule => rule.Kind != kind))) file.Fault($"soort '{kind.Name}' heeft geen enkele regel");
        return new EmergencyTriage(kinds, reader._words, reader._phrases, reader._rules, reader._groups);
    }

    private static TriageKind Kind(ContentNode node, Texts texts)
    {
        var kind = new TriageKind(node.NeedText("soort"), node.Texts("teksten"), node.NeedText("intentie"), node.Flag("ook"));
        if (kind.Texts.Count == 0) node.Fault("bij een soort hoort minstens een tekst");
        foreach (var key in kind.Texts.Where(key => !texts.Has(key))) node.Fault($"tekst '{key}' staat niet in teksten/");
        if (kind.Intent is not ("noodgeval" or "crisis")) node.Fault($"'intentie' is '{kind.Intent}'; kies noodgeval of crisis");
        node.NothingElse();
        return kind;
    }

    private void Language(ContentNode node, string language, List<TriageKind> kinds)
    {
        _typosFrom = node.NumberOrNull("typfout_vanaf") ?? 0;
        var named = new Dictionary<string, int>();
        if (node.Get("woorden") is { } groups)
        {
            foreach (var (name, list) in groups.Values ?? []) named[name] = Group(list);
        }
        foreach (var phrase in node.List("negeer")) Add(phrase, EmergencyTriage.Ignored);
        foreach (var word in node.Texts("geen_typfout")) _words.NoTypo(word);
        foreach (var rule in node.NeedList("regels")) Rule(rule, language, kinds, named);
        node.NothingElse();
    }

    private void Rule(ContentNode node, string language, List<TriageKind> kinds, Dictionary<string, int> named)
    {
        var kindName = node.NeedText("soort");
        var kind = kinds.Find(kind => kind.Name == kindName);
        if (kind is null) node.Fault($"soort '{kindName}' staat niet bij 'soorten'");
        var groups = Named(node, "samen", named);
        if (node.Get("een_van") is { } own) groups.Add(Group(own));
        if (groups.Count == 0) node.Fault("een regel heeft 'samen' (namen van woordgroepen) of 'een_van' (eigen woorden) nodig");
        var within = node.NumberOrNull("binnen") ?? WordsApart;
        var not = Named(node, "niet", named);
        node.NothingElse();
        if (kind is not null && groups.Count > 0)
            _rules.Add(new TriageRule(kind, language, node.Line, [.. groups], within, [.. not], named.GetValueOrDefault("nu", -1)));
    }

    private static List<int> Named(ContentNode node, string key, Dictionary<string, int> named)
    {
        var groups = new List<int>();
        foreach (var item in node.List(key))
        {
            if (named.TryGetValue(item.Text ?? "", out var group)) groups.Add(group);
            else item.Fault($"woordgroep '{item.Text}' staat niet bij 'woorden' van deze taal");
        }
        return groups;
    }

    private int Group(ContentNode list)
    {
        var group = _groups++;
        foreach (var phrase in list.AsList()) Add(phrase, group);
        return group;
    }

    private void Add(ContentNode node, int group)
    {
        if (node.AsText() is not { Length: > 0 } text) return;
        if (Phrase.Parse(text, _words, _typosFrom, out var wrong) is { } phrase) _phrases.Add((phrase, group));
        else node.Fault(wrong!);
    }
}
