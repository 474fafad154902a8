using System.Collections.Frozen;

namespace WijkBot.Knowledge.Language.Dates;

/// <summary>The words of dates in the seven languages, each folded as messages are. A space in an entry joins two words.</summary>
internal static class DateLexicon
{
    private static readonly FrozenDictionary<string, Dictionary<string, (DateWordKind, int, PartOfDay)>> Languages = new Dictionary<string, Dictionary<string, (DateWordKind, int, PartOfDay)>>
    {
        ["nl"] = DateWordsDutch.All,
        ["en"] = Build(
            "today=0 tomorrow=1 yesterday=-1 tonight=0e|the day after tomorrow=2|the day before yesterday=-2", "monday mon|tuesday tue tues|wednesday wed|thursday thu thurs|friday fri|saturday sat|sunday sun",
            "january jan|february feb|march|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec",
            "a an one|two|three|four|five|six|seven|eight|nine|ten", "day days|week weeks|month months|year years", "next|coming upcoming|this|last past|in|ago|weekend|morning|afternoon|evening|night|on the of", "at"),
        ["de"] = Build(
            "heute=0 morgen=1 übermorgen=2 gestern=-1 vorgestern=-2 heute früh=0m heute abend=0e heute morgen=0m heute nacht=0n heute mittag=0a heute nachmittag=0a morgen früh=1m morgen abend=1e gestern abend=-1e",
            "montag mo|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag", "januar jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember",
            "ein eine einem einer einen|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn", "tag tage tagen|woche wochen|monat monate monaten|jahr jahre jahren",
            "nächste nächsten nächster nächstes|kommende kommenden kommendes|diese diesen dieser dieses|letzte letzten letzter letztes vergangene vergangenen|in|vor|wochenende|vormittag früh vormittags|nachmittag nachmittags|abend abends|nacht nachts|am im den der die das", "um"),
        ["tr"] = Build(
            "bugün=0 yarın=1 dün=-1 evvelsi gün=-2 öbür gün=2 bu akşam=0e bu sabah=0m bu gece=0n dün akşam=-1e dün gece=-1n yarın akşam=1e yarın sabah=1m",
            "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar", "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık", "bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on",
            "gün|hafta haftaya|ay|yıl sene", "gelecek haftaya önümüzdeki|-|bu|geçen|sonra|önce|hafta_sonu haftasonu|sabah|öğleden_sonra|akşam|gece|günü", "saat"),
        ["pl"] = Build(
            "dzisiaj=0 dziś=0 jutro=1 pojutrze=2 wczoraj=-1 przedwczoraj=-2 dziś wieczorem=0e dzisiaj wieczorem=0e dziś rano=0m wczoraj wieczorem=-1e jutro rano=1m jutro wieczorem=1e",
            "poniedziałek poniedziałku|wtorek wtorku|środa środę środy|czwartek czwartku|piątek piątku|sobota sobotę soboty|niedziela niedzielę niedzieli",
            "stycznia styczeń|lutego luty|marca marzec|kwietnia kwiecień|maja maj|czerwca czerwiec|lipca lipiec|sierpnia sierpień|września wrzesień|października październik|listopada listopad|grudnia grudzień",
            "jeden jedną|dwa dwie|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć", "dzień dni|tydzień tygodnie tygodni tygodniu|miesiąc miesiące miesięcy miesiącu|rok lata lat",
            "przyszły przyszłą przyszłym następny następną|najbliższy najbliższą|ten tę ta tym|zeszły zeszłą zeszłym ostatni ostatnią|za|temu|weekend|rano|po_południu|wieczorem wieczór|nocą noc|w we na", "o"),
        ["uk"] = Build(
            "сьогодні=0 завтра=1 післязавтра=2 вчора=-1 позавчора=-2 сьогодні ввечері=0e сьогодні вранці=0m вчора ввечері=-1e завтра вранці=1m завтра ввечері=1e",
            "понеділок понеділка|вівторок вівторка|середа середу середи|четвер четверга|п'ятниця п'ятницю п'ятниці пятницю пятниці|субота суботу суботи|неділя неділю неділі",
            "січня січень|лютого лютий|березня березень|квітня квітень|травня травень|червня червень|липня липень|серпня серпень|вересня вересень|жовтня жовтень|листопада листопад|грудня грудень",
            "один одну|два дві|три|чотири|п'ять пять|шість|сім|вісім|дев'ять девять|десять", "день дні днів|тиждень тижні тижнів тижня|місяць місяці місяців місяця|рік роки років",
            "наступний наступна наступну наступної наступного|найближчий найближчу|цей ця цю цієї цього цими|минулий минулу минулої минулого|через|тому|вихідні вихідними вихідних|вранці ранку|після_обіду|ввечері вечора|вночі|у в на", "о"),
        ["ar"] = Build(
            "اليوم=0 غدا=1 بكرا=1 بكره=1 امس=-1 مبارح=-1 البارحة=-1 بعد غد=2 بعد بكرا=2 اول امس=-2 الليلة=0e هذا المساء=0e هذا الصباح=0m",
            "الاثنين الإثنين|الثلاثاء|الأربعاء الاربعا|الخميس|الجمعة|السبت|الأحد", "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
            "واحد|اثنين|ثلاثة ثلاث|أربعة أربع|خمسة خمس|ستة ست|سبعة سبع|ثمانية ثمان|تسعة تسع|عشرة عشر", "يوم أيام|أسبوع الأسبوع أسابيع|شهر الشهر أشهر|سنة سنوات",
            "القادم القادمة الجاي المقبل|-|هذا هذه|الماضي الماضية|بعد|قبل|نهاية_الأسبوع|صباحا الصباح|بعد_الظهر|مساء المساء|ليلا|في من", "الساعة", twice: "يومين=1 أسبوعين=7 شهرين=30"),
    }.ToFrozenDictionary();

    /// <summary>What a word, or two words joined by a space, says in a language.</summary>
    public static (DateWordKind Kind, int Value, PartOfDay Part) Find(string folded, string language) =>
        Languages.TryGetValue(language, out var words) && words.TryGetValue(folded, out var found) ? found : (DateWordKind.Other, 0, PartOfDay.None);

    /// <summary>Reads the lists of a language. Days: <c>word=offset</c> with m, a, e or n for the part of the day; other lists: groups between |, words of a group between spaces.</summary>
    private static Dictionary<string, (DateWordKind, int, PartOfDay)> Build(
        string days, string weekdays, string months, string numbers, string units, string rest, string at, string? twice = null)
    {
        var words = new Dictionary<string, (DateWordKind, int, PartOfDay)>(StringComparer.Ordinal);
        foreach (var (word, value) in Pairs(days)) words[word] = (DateWordKind.Day, int.Parse(value.TrimEnd('m', 'a', 'e', 'n'), System.Globalization.CultureInfo.InvariantCulture), PartOf(value[^1]));
        Add(words, weekdays, (DateWordKind.Weekday, 1));
        Add(words, months, (DateWordKind.Month, 1));
        Add(words, numbers, (DateWordKind.Number, 1));
        foreach (var (group, length) in units.Split('|').Zip((int[])[1, 7, 30, 365])) Put(words, group, DateWordKind.Unit, length);
        DateWordKind[] kinds = [DateWordKind.Next, DateWordKind.Coming, DateWordKind.This, DateWordKind.Last, DateWordKind.In, DateWordKind.Ago, DateWordKind.Weekend];
        var groups = rest.Split('|');
        for (var i = 0; i < kinds.Length; i++) Put(words, groups[i], kinds[i], 0);
        for (var i = 0; i < 4; i++) Put(words, groups[kinds.Length + i], DateWordKind.Part, i + 1);
        Put(words, groups[^1], DateWordKind.Filler, 0);
        Put(words, at, DateWordKind.At, 0);
        foreach (var (word, value) in Pairs(twice ?? "")) words[word] = (DateWordKind.TwoUnits, int.Parse(value, System.Globalization.CultureInfo.InvariantCulture), PartOfDay.None);
        return words;
    }

    private static IEnumerable<(string Word, string Value)> Pairs(string list)
    {
        var word = "";
        foreach (var part in list.Replace('|', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = part.IndexOf('=', StringComparison.Ordinal);
            word += (word.Length > 0 ? " " : "") + (cut < 0 ? part : part[..cut]);
            if (cut < 0) continue;
            yield return (Folded(word), part[(cut + 1)..]);
            word = "";
        }
    }

    private static void Add(Dictionary<string, (DateWordKind, int, PartOfDay)> words, string list, (DateWordKind Kind, int First) of)
    {
        foreach (var (i, group) in list.Split('|').Index()) Put(words, group, of.Kind, of.First + i);
    }

    /// <summary>"haftaya" is a week and "next week" at once: the first list that names a word has it. An underscore joins two words.</summary>
    private static void Put(Dictionary<string, (DateWordKind, int, PartOfDay)> words, string group, DateWordKind kind, int value)
    {
        foreach (var word in group.Split(' ').Where(word => word != "-")) words.TryAdd(Folded(word.Replace('_', ' ')), (kind, value, PartOfDay.None));
    }

    private static PartOfDay PartOf(char letter) => letter switch { 'm' => PartOfDay.Morning, 'a' => PartOfDay.Afternoon, 'e' => PartOfDay.Evening, 'n' => PartOfDay.Night, _ => PartOfDay.None };

    internal static string Folded(string words) => string.Join(' ', words.Split(' ').Select(Normaliser.Fold));
}
