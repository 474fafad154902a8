namespace WijkBot.Knowledge.Language.Dates;

/// <summary>The words of dates in Dutch, with the parts of a day that Dutch writes onto a day: "gisteravond", "woensdagmiddag".</summary>
internal static class DateWordsDutch
{
    private static readonly string[] Weekdays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
    private static readonly string[] Short = ["ma", "di", "wo", "do", "vr", "za", "zo"];
    private static readonly string[] Months = ["januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul", "augustus aug", "september sep sept", "oktober okt", "november nov", "december dec"];
    private static readonly string[] Numbers =
    [
        "een 'n", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
    ];
    private static readonly (string Word, PartOfDay Part)[] Parts =
    [
        ("ochtend", PartOfDay.Morning), ("morgen", PartOfDay.Morning), ("middag", PartOfDay.Afternoon), ("namiddag", PartOfDay.Afternoon), ("avond", PartOfDay.Evening), ("nacht", PartOfDay.Night),
    ];

    /// <summary>Every word with what it says.</summary>
    public static Dictionary<string, (DateWordKind, int, PartOfDay)> All { get; } = Build();

    private static Dictionary<string, (DateWordKind, int, PartOfDay)> Build()
    {
        var words = new Dictionary<string, (DateWordKind, int, PartOfDay)>(StringComparer.Ordinal);
        foreach (var (word, offset) in ((string, int)[])[("vandaag", 0), ("heden", 0), ("morgen", 1), ("overmorgen", 2), ("gisteren", -1), ("gister", -1), ("eergisteren", -2), ("eergister", -2)])
        {
            words[word] = (DateWordKind.Day, offset, PartOfDay.None);
            foreach (var (part, of) in Parts) words[word + part] = (DateWordKind.Day, offset, of);
        }
        foreach (var (i, day) in Weekdays.Index())
        {
            words[day] = (DateWordKind.Weekday, i + 1, PartOfDay.None);
            words[Short[i]] = (DateWordKind.ShortWeekday, i + 1, PartOfDay.None);
            foreach (var (part, of) in Parts) words[day + part] = (DateWordKind.Weekday, i + 1, of);
        }
        foreach (var (part, of) in Parts)
        {
            words["van" + part] = (DateWordKind.Day, 0, of);
            words.TryAdd(part, (DateWordKind.Part, (int)of, PartOfDay.None));
            words[part + "s"] = (DateWordKind.Part, (int)of, PartOfDay.None);
        }
        foreach (var (i, names) in Months.Index()) Put(words, names, DateWordKind.Month, i + 1);
        foreach (var (i, names) in Numbers.Index()) Put(words, names, DateWordKind.Number, i + 1);
        Put(words, "dag dagen", DateWordKind.Unit, 1);
        Put(words, "week weken weekje weekjes", DateWordKind.Unit, 7);
        Put(words, "maand maanden", DateWordKind.Unit, 30);
        Put(words, "jaar jaren", DateWordKind.Unit, 365);
        Put(words, "volgende volgend", DateWordKind.Next, 0);
        Put(words, "komende komend aanstaande aanstaand as eerstvolgende eerstkomende", DateWordKind.Coming, 0);
        Put(words, "deze dit", DateWordKind.This, 0);
        Put(words, "vorige vorig afgelopen verleden laatste", DateWordKind.Last, 0);
        Put(words, "over", DateWordKind.In, 0);
        Put(words, "geleden", DateWordKind.Ago, 0);
        Put(words, "weekend weekeind weekeinde", DateWordKind.Weekend, 0);
        Put(words, "op de het in van 's s der rond tegen", DateWordKind.Filler, 0);
        Put(words, "om vanaf", DateWordKind.At, 0);
        Put(words, "uur u uurtje", DateWordKind.Hour, 0);
        Put(words, "half", DateWordKind.Half, 0);
        Put(words, "kwart", DateWordKind.Quarter, 0);
        Put(words, "voor", DateWordKind.To, 0);
        return words;
    }

    private static void Put(Dictionary<string, (DateWordKind, int, PartOfDay)> words, string names, DateWordKind kind, int value)
    {
        foreach (var name in names.Split(' ')) words[Normaliser.Fold(name)] = (kind, value, PartOfDay.None);
    }
}
