namespace WijkBot.Conversations.Engine;

/// <summary>Reads yes and no as people say them: "ja hoor mevrouw", "nee dank u", "klopt helemaal", a thumb.</summary>
public static class YesNo
{
    private static readonly HashSet<string> Yes = Folded(
    [
        "ja", "jaa", "jaaa", "j", "jawel", "jazeker", "jahoor", "jep", "jup", "yes", "klopt", "kloppen", "juist", "correct", "goed", "prima", "akkoord", "ok", "oke", "okay",
        "inderdaad", "zeker", "graag", "top", "yep", "yeah", "yea", "sure", "right", "true", "fine", "exactly", "evet", "tamam", "olur", "dogru", "aynen", "peki", "he", "tak", "zgadza", "dobrze", "jasne", "zgoda", "pewnie", "owszem",
        "doch", "stimmt", "richtig", "genau", "gerne", "jo", "klar", "так", "правильно", "вірно", "добре", "звісно", "угу", "ага", "да", "نعم", "ايوه", "اي", "ايه", "اه", "صح", "صحيح", "تمام", "طيب", "موافق", "اكيد", "اجل",
    ]);

    private static readonly HashSet<string> No = Folded(
    [
        "nee", "neen", "neej", "n", "nee", "neehoor", "nope", "no", "niet", "geen", "onjuist", "fout", "verkeerd", "nah", "wrong", "incorrect", "hayir", "yok", "degil", "yanlis", "olmaz", "nie", "zle", "nein", "nicht", "falsch", "kein", "nö", "ni", "ні", "неправильно", "не", "لا", "كلا", "غلط", "خطا", "مو",
    ]);

    /// <summary>Words that change nothing: politeness, and the little words around a yes.</summary>
    private static readonly HashSet<string> Filler = Folded(
    [
        "hoor", "mevrouw", "mevr", "mw", "meneer", "mijnheer", "menheer", "mijn", "dank", "dankje", "dankjewel", "dankuwel", "u", "je", "wel", "bedankt", "alstublieft", "alsjeblieft", "aub", "svp",
        "dat", "het", "is", "dit", "zo", "maar", "doe", "doet", "doen", "moet", "hoeft", "hoef", "helemaal", "heel", "natuurlijk", "liever", "nu", "even", "vind", "ik", "best", "allemaal", "alles",
        "lieve", "beste", "meisje", "jongen", "heb", "wil", "nodig", "meer", "een",
        "please", "thanks", "thank", "you", "it", "that", "thats", "its", "of", "course", "lutfen", "tesekkurler", "tesekkur", "ederim", "bu", "prosze", "dziekuje", "sie", "to", "jest", "bitte", "danke", "das", "ist", "so", "ja",
        "будь", "ласка", "дякую", "це", "من", "فضلك", "شكرا", "هذا",
    ]);

    /// <summary>Sure for a plain yes or no; maybe when more was said ("nee, het is de Dorpsstraat").</summary>
    public static Reading<bool> Read(string text)
    {
        if (text.Contains("👍", StringComparison.Ordinal)) return Reading.Sure(true);
        if (text.Contains("👎", StringComparison.Ordinal)) return Reading.Sure(false);
        var words = Words.Of(text);
        var said = words.Count(Yes.Contains);
        var denied = words.Count(No.Contains);
        if (said + denied == 0 || (denied > 0 && Yes.Contains(words[0]) && words[0].StartsWith('j'))) return Reading.No<bool>();
        var value = denied == 0;
        return Array.TrueForAll(words, word => Yes.Contains(word) || No.Contains(word) || Filler.Contains(word)) ? Reading.Sure(value)
            : Yes.Contains(words[0]) || No.Contains(words[0]) ? Reading.Maybe(value)
            : Reading.No<bool>();
    }

    /// <summary>The resident cannot or will not answer: "weet ik niet", "geen idee", "sla over".</summary>
    public static bool IsSkip(string text) => Words.Fold(text) is
        "weet ik niet" or "weet niet" or "dat weet ik niet" or "ik weet het niet" or "weet ik niet precies" or "geen idee" or "onbekend" or "overslaan" or "sla over" or "sla maar over"
        or "niets" or "niks" or "geen" or "nvt" or "i dont know" or "dont know" or "no idea" or "skip" or "not sure" or "none" or "bilmiyorum" or "bilmem" or "fikrim yok" or "gec" or "nie wiem" or "nie mam pojecia" or "pomin"
        or "weiss nicht" or "ich weiss nicht" or "ich weiss es nicht" or "keine ahnung" or "uberspringen" or "не знаю" or "пропустити" or "لا اعرف" or "لا اعلم" or "ما بعرف" or "مابعرف" or "لا ادري" or "weet ik niet hoor" or "zou ik niet weten" or "geen idee hoor" or "zonder";

    private static HashSet<string> Folded(string[] words) => [.. words.Select(Words.Fold)];
}
