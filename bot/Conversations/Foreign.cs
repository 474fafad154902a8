using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations;

/// <summary>
/// What residents say to steer a conversation, in the other languages: rules, because "stop", "a person" and "back" may never depend on a score. The Dutch words
/// stand where they are used. Each word is written as its language writes it and folded as every message is.
/// </summary>
internal static class Foreign
{
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["nl"] = ["Nederlands", "in het Nederlands", "Hollands", "Dutch", "in Dutch", "Dutch please", "Felemenkçe", "Hollandaca", "niderlandzki", "po niderlandzku", "holenderski", "po holendersku", "Niederländisch", "auf Niederländisch", "нідерландська", "нідерландською", "голландська", "الهولندية", "بالهولندية", "هولندي"],
        ["en"] = ["English", "English please", "in English", "in English please", "speak English", "do you speak English", "can we speak English", "Engels", "in het Engels", "Engels graag", "İngilizce", "angielski", "po angielsku", "Englisch", "auf Englisch", "англійська", "англійською", "الإنجليزية", "بالإنجليزية", "انجليزي"],
        ["tr"] = ["Türkçe", "Türkçe lütfen", "Türkçe konuş", "Türkçe olsun", "Türkçe biliyor musun", "Turkish", "Turkish please", "in Turkish", "Turks", "in het Turks", "turecki", "po turecku", "Türkisch", "турецька", "التركية", "بالتركية"],
        ["ar"] = ["العربية", "عربي", "بالعربية", "بالعربي", "اللغة العربية", "العربية من فضلك", "Arabic", "Arabic please", "in Arabic", "Arabisch", "in het Arabisch", "arabi", "Arapça", "arabski", "po arabsku", "арабська"],
        ["pl"] = ["Polski", "po polsku", "po polsku proszę", "język polski", "Polish", "Polish please", "in Polish", "Pools", "in het Pools", "Lehçe", "Polnisch", "польська", "البولندية"],
        ["de"] = ["Deutsch", "auf Deutsch", "auf Deutsch bitte", "Deutsch bitte", "sprechen Sie Deutsch", "German", "German please", "in German", "Duits", "in het Duits", "Almanca", "niemiecki", "po niemiecku", "німецька", "الألمانية", "بالألمانية"],
        ["uk"] = ["Українська", "українською", "українською будь ласка", "українська мова", "по-українськи", "Ukrainian", "Ukrainian please", "in Ukrainian", "Oekraïens", "in het Oekraïens", "Ukraynaca", "ukraiński", "po ukraińsku", "Ukrainisch", "الأوكرانية"],
    };

    private static readonly Dictionary<string, string> ByName =
        Names.SelectMany(language => language.Value.Select(name => (Name: Words.Fold(name), language.Key))).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Key);

    /// <summary>The language that a message asks for and nothing else; null when it asks for none.</summary>
    /// <param name="folded">The message, folded.</param>
    public static string? LanguageNamed(string folded) => ByName.GetValueOrDefault(folded);

    /// <summary>The name that a language has in itself.</summary>
    public static string OwnName(string language) => Names[language][0];

    /// <summary>Everything a language is called.</summary>
    public static string[] NamesOf(string language) => Names[language];

    /// <summary>"Which languages are there?"</summary>
    public static readonly string[] Language = Folded("taal", "talen", "andere taal", "taal kiezen", "taal wijzigen", "taal veranderen", "language", "languages", "change language", "other language", "dil", "dil değiştir", "diller", "język", "zmień język", "języki", "Sprache", "Sprache ändern", "andere Sprache", "мова", "змінити мову", "мови", "لغة", "اللغة", "تغيير اللغة", "لغات");

    public static readonly string[] Back = Folded("back", "go back", "previous", "geri", "geri dön", "önceki", "wstecz", "wróć", "cofnij", "zurück", "einen Schritt zurück", "назад", "повернутися", "رجوع", "ارجع", "السابق");

    public static readonly string[] Cancel = Folded("never mind", "nevermind", "cancel", "forget it", "iptal", "vazgeçtim", "boş ver", "boşver", "anuluj", "nieważne", "zapomnij", "rezygnuję", "abbrechen", "vergiss es", "vergessen Sie es", "lass gut sein", "скасувати", "не треба", "забудьте", "إلغاء", "الغاء", "لا داعي", "انس الأمر");

    public static readonly string[] Again = Folded("start over", "again", "start again", "baştan", "yeniden", "tekrar başla", "od nowa", "od początku", "neu anfangen", "von vorne", "noch einmal", "спочатку", "заново", "من جديد", "من البداية");

    public static readonly string[] Stop = Folded("stop messages", "no more messages", "stop texting me", "dur", "durdur", "mesaj gönderme", "artık mesaj istemiyorum", "koniec", "zatrzymaj", "wypisz mnie", "nie chcę wiadomości", "abmelden", "keine Nachrichten mehr", "стоп", "зупинити", "більше не пишіть", "відписатися", "توقف", "إيقاف", "ايقاف", "قف", "لا ترسل رسائل", "أوقف الرسائل");

    public static readonly string[] Start = Folded("start again", "başla", "başlat", "zacznij", "wznów", "anfangen", "wieder anmelden", "почати", "старт", "ابدأ", "ابدا");

    public static readonly string[] SomethingNew = Folded("new", "something else", "done", "yeni", "başka bir şey", "nowe", "nowy", "coś innego", "neu", "etwas anderes", "нове", "інше", "جديد", "شيء آخر");

    public static readonly string[] Help = Folded("help me please", "how does this work", "what can you do", "yardım menüsü", "yardım", "bu nasıl çalışıyor", "ne yapabilirsin", "pomoc", "jak to działa", "co potrafisz", "Hilfe", "wie geht das", "was kannst du", "допомога", "як це працює", "مساعدة", "كيف يعمل هذا");

    public static readonly string[] Greeting = Folded("hi", "hello there", "good morning", "good afternoon", "good evening", "selam", "merhabalar", "günaydın", "iyi günler", "iyi akşamlar", "selamünaleyküm", "cześć", "dzień dobry", "dobry wieczór", "witam", "guten Tag", "guten Morgen", "guten Abend", "hallo zusammen", "moin", "привіт", "добрий день", "доброго ранку", "добрий вечір", "вітаю", "مرحبا", "السلام عليكم", "سلام", "صباح الخير", "مساء الخير", "أهلا");

    public static readonly string[] Person = Folded("person", "a person", "a human", "human please", "employee", "someone", "insan", "bir insan", "görevli", "memur", "yetkili", "çalışan", "człowiek", "pracownik", "urzędnik", "osoba", "Mensch", "ein Mensch", "Mitarbeiter", "Mitarbeiterin", "людина", "працівник", "співробітник", "оператор", "موظف", "إنسان", "شخص", "انسان");

    public static readonly string[] TalkToPerson = Folded("speak to a person", "speak to someone", "speak with someone", "talk to a person", "talk to someone", "talk with someone", "real person", "a human being", "speak to a human", "talk to a human",
        "insanla konuşmak", "bir insanla", "biriyle konuşmak", "yetkiliyle", "görevliyle", "memurla", "gerçek bir insan", "birisiyle görüşmek",
        "rozmawiać z człowiekiem", "porozmawiać z człowiekiem", "z pracownikiem", "porozmawiać z kimś", "rozmawiać z kimś", "z prawdziwą osobą", "z żywym człowiekiem",
        "mit einem Menschen", "mit jemandem sprechen", "mit jemandem reden", "mit einem Mitarbeiter", "mit einer Person", "einen echten Menschen",
        "з людиною", "поговорити з кимось", "з працівником", "зі співробітником", "жива людина", "з оператором",
        "التحدث مع شخص", "اتكلم مع شخص", "أتكلم مع موظف", "مع موظف", "احكي مع حدا", "التحدث إلى موظف", "أريد موظف", "بدي احكي مع", "شخص حقيقي");

    /// <summary>Words that ask for a person and say nothing about the question itself.</summary>
    public static readonly HashSet<string> AroundPerson = [.. Person.Concat(TalkToPerson).SelectMany(phrase => phrase.Split(' ')), .. Folded("i", "want", "would", "like", "to", "can", "could", "please", "ich", "möchte", "will", "kann", "bitte", "gern", "istiyorum", "lütfen", "mümkün", "mü", "ile", "konuşabilir", "miyim", "chcę", "chciałbym", "chciałabym", "proszę", "mogę", "czy", "хочу", "можна", "будь", "ласка", "поговорити", "أريد", "اريد", "بدي", "ممكن", "هل", "يمكنني", "من", "فضلك")];

    public static readonly string[] CallMe = Folded("call me", "call me back", "phone me", "give me a call", "ring me", "beni arayın", "beni ara", "geri arayın", "beni arar mısınız", "zadzwoń do mnie", "zadzwońcie do mnie", "proszę o telefon", "proszę zadzwonić", "oddzwońcie", "rufen Sie mich", "ruf mich an", "Rückruf", "rufen Sie mich zurück", "зателефонуйте мені", "подзвоніть мені", "передзвоніть", "اتصل بي", "اتصلوا بي", "كلموني", "رنوا علي");

    public static readonly string[] Report = Folded("report", "a report", "complaint", "new report", "bildirim", "şikayet", "zgłoszenie", "skarga", "Meldung", "Beschwerde", "neue Meldung", "повідомлення", "скарга", "بلاغ", "شكوى");

    public static readonly string[] Reporting = Folded("make a report", "report something", "want to report", "like to report", "report a problem", "bildirmek istiyorum", "şikayet etmek", "şikayetim var", "bildirimde bulunmak", "chcę zgłosić", "chciałbym zgłosić", "chciałabym zgłosić", "zgłosić problem", "etwas melden", "möchte melden", "will melden", "Problem melden", "хочу повідомити", "повідомити про", "подати скаргу", "أريد الإبلاغ", "اريد الابلاغ", "أبلغ عن", "أريد تقديم شكوى", "بدي بلغ");

    public static readonly string[] StatusOf = Folded("status of my", "what about my report", "how is my report", "news about my report", "heard nothing", "bildirimim ne oldu", "şikayetim ne oldu", "bildirimimin durumu", "co z moim zgłoszeniem", "status mojego", "stan mojego zgłoszenia", "was ist mit meiner Meldung", "Stand meiner Meldung", "wie steht es mit meiner Meldung", "що з моїм", "стан мого", "яка ситуація з моїм", "ماذا حدث لبلاغي", "شو صار ببلاغي", "حالة البلاغ", "ماذا عن بلاغي", "وضع بلاغي");

    public static readonly string[] NotSolved = Folded("not solved", "still not solved", "not fixed", "çözülmedi", "halledilmedi", "düzelmedi", "nie rozwiązane", "nierozwiązane", "nie naprawione", "nicht gelöst", "nicht repariert", "не вирішено", "не виправлено", "لم تحل", "لم تُحل", "ما انحلت", "لم يتم الحل");

    public static readonly string[] Insight = Folded("what do you know about me", "which data do you have", "my personal data", "hakkımda ne biliyorsun", "hakkımda ne biliyorsunuz", "verilerimi görmek", "co o mnie wiecie", "co o mnie wiesz", "moje dane osobowe", "jakie dane o mnie", "was wissen Sie über mich", "was weißt du über mich", "meine Daten einsehen", "що ви знаєте про мене", "які дані про мене", "мої особисті дані", "ماذا تعرف عني", "ماذا تعرفون عني", "شو بتعرف عني", "بياناتي الشخصية");

    public static readonly string[] Deletion = Folded("delete me", "delete my data", "erase my data", "remove my data", "forget me", "verilerimi sil", "beni sil", "bilgilerimi sil", "usuń moje dane", "usuńcie moje dane", "skasuj moje dane", "zapomnij o mnie", "lösche meine Daten", "löschen Sie meine Daten", "meine Daten löschen", "видаліть мої дані", "видали мене", "видаліть мене", "احذف بياناتي", "احذفوا بياناتي", "امسح بياناتي", "حذف بياناتي");

    private static string[] Folded(params string[] phrases) => [.. phrases.Select(Words.Fold)];
}
